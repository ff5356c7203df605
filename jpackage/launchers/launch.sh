#!/bin/sh
# Starts @NAME@ on Java 25; works from any folder and through symbolic links.
# Java is looked for like mvnw looks for it: a runtime beside this program, JAVA_HOME, JAVA25_HOME, usual places.
# COFFER_JAVA_OPTS is handed to Java as it is, split at spaces.

self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
  /*) self=$target ;;
  *) self=$(dirname -- "$self")/$target ;;
  esac
done
home=$(CDPATH='' cd -- "$(dirname -- "$self")/.." && pwd -P) || exit 1

is_java25() { [ -x "$1/bin/java" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null; }

on_path() {
  found=$(command -v java) || return 0
  found=$(readlink -f -- "$found" 2>/dev/null) || return 0
  dirname -- "$(dirname -- "$found")"
}

java=
for d in "$home/runtime" "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" "$(on_path)" \
  /usr/lib/jvm/* /opt/*jdk* /opt/*jre* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
  "${HOME:-}"/.m2/jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if is_java25 "$d"; then
    java=$d/bin/java
    break
  fi
done
if [ -z "$java" ]; then
  echo "@NAME@: Java 25 was not found; install it (https://adoptium.net) or set JAVA_HOME to its folder." >&2
  exit 1
fi

# what a package made beforehand, for a start in half the time
cache=$home/lib/@NAME@.aot
[ -f "$cache" ] || cache=

# without that, Java keeps the classes of a long run for the next start, and makes them anew where Java is another; commands that
# end at once would keep too few
archive=
short='@SHORT@'
if [ -n "$short" ] && [ -z "$cache" ] && [ -w "$home/lib" ]; then
  archive=$home/lib/@NAME@.jsa
  for word in "$@"; do
    case " $short " in *" $word "*) archive= ;; esac
  done
  case ${COFFER_JAVA_OPTS-} in *-XX:AOT* | *-XX:SharedArchive*) archive= ;; esac
  # those of other jars would be of no use for ever
  if [ -f "$archive" ] && [ -n "$(find "$home/lib" -name '*.jar' -cnewer "$archive")" ]; then rm -f "$archive"; fi
fi

# COFFER_JAVA_OPTS is meant to be split
# shellcheck disable=SC2086
exec "$java" @JVM@ ${cache:+"-XX:AOTCache=$cache"} \
  ${archive:+-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$archive"} ${COFFER_JAVA_OPTS-} -cp "$home/lib/*" @MAIN@ "$@"
