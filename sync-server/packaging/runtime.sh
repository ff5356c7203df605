#!/bin/sh
# Makes the server's program with its own trimmed Java, ready to start in half the time, from what ./mvnw package left.
#
#   sync-server/packaging/runtime.sh FOLDER      where it will be; must not exist
#
# FOLDER may be moved afterwards with its times kept. Needs the JDK 25 in JAVA_HOME, or one that mvnw finds.
set -eu
to=$1
here=$(cd "$(dirname "$0")/.." && pwd)
from=$here/target/coffer-server
[ -d "$from/lib" ] || { echo "runtime.sh: run ./mvnw package first; $from is not there." >&2; exit 1; }
[ ! -e "$to" ] || { echo "runtime.sh: $to is there already." >&2; exit 1; }

# the same search as mvnw's
is_jdk25() { [ -x "$1/bin/jlink" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null; }
if ! is_jdk25 "${JAVA_HOME:-/nonexistent}"; then
  for d in "${JAVA25_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    if is_jdk25 "$d"; then JAVA_HOME=$d; break; fi
  done
fi
is_jdk25 "${JAVA_HOME:-/nonexistent}" || { echo "runtime.sh: no JDK 25 with jlink found; set JAVA_HOME to its folder." >&2; exit 1; }

mkdir -p "$to"
cp -R "$from/bin" "$from/lib" "$from/coffer-server.cdx.json" "$to"
rm -f "$to/bin/"*.bat
"$JAVA_HOME/bin/jlink" --output "$to/runtime" --strip-debug --no-header-files --no-man-pages --compress zip-6 --add-modules \
  java.base,java.logging,java.management,java.naming,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs
# the cache below is only used while the jars are as old as they are now; a package keeps whole seconds
find "$to" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-1793491200}" {} +

# one start and one answer, on data that is thrown away
data=$(mktemp -d)
cache=$to/lib/coffer-server.aot
COFFER_JAVA_OPTS="-XX:AOTCacheOutput=$cache -Xlog:aot=off -Xlog:cds=off" \
  "$to/bin/coffer-server" --data "$data" --listen 127.0.0.1:0 >"$data/out" 2>"$data/err" &
server=$!
tries=0
until grep -q '^Listening on ' "$data/out"; do
  tries=$((tries + 1))
  if [ $tries -gt 600 ] || ! kill -0 $server 2>/dev/null; then
    cat "$data/out" "$data/err" >&2
    exit 1
  fi
  sleep 0.1
done
address=$(sed -n 's/^Listening on //p' "$data/out")
for path in /health /health/ready /metrics /status /openapi; do curl -fsS -o /dev/null "$address$path"; done
kill -TERM $server
wait $server || true
rm -rf "$data" "$cache.config"
[ -s "$cache" ] || echo "runtime.sh: no start cache was made; the program starts without." >&2
