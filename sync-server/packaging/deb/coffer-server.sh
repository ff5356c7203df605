#!/bin/sh
# The command of the installed server: with its configuration, and as its user where root asks, so that no file of its
# becomes root's.
: "${COFFER_SERVER_CONFIG=/etc/coffer-server/coffer-server.toml}"
export COFFER_SERVER_CONFIG
program=/usr/lib/coffer-server/bin/coffer-server
if [ "$(id -u)" = 0 ]; then
  cd /var/lib/coffer-server 2>/dev/null || cd /
  exec runuser -u coffer-server -- "$program" "$@"
fi
exec "$program" "$@"
