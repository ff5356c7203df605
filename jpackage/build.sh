#!/bin/sh
# Builds what a person installs, for the system this runs on, from what ./mvnw package left.
#
#   jpackage/build.sh [app-image|deb|rpm|dmg|msi]     default: app-image
#
# The result is in jpackage/target/. It contains its own trimmed Java runtime. Needs the JDK that mvnw finds (JAVA_HOME), and on
# Linux for a .deb the packages fakeroot, dpkg and binutils.
set -eu
cd "$(dirname "$0")/.."
type=${1:-app-image}
lib=desktop-app/target/coffer/lib
out=jpackage/target
[ -d "$lib" ] || { echo "jpackage/build.sh: run ./mvnw package first; $lib is not there." >&2; exit 1; }

# the same search as mvnw's
is_jdk25() { [ -x "$1/bin/jpackage" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null; }
if ! is_jdk25 "${JAVA_HOME:-/nonexistent}"; then
  for d in "${JAVA25_HOME:-}" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk25 "$d"; then JAVA_HOME=$d; break; fi
  done
fi
is_jdk25 "${JAVA_HOME:-/nonexistent}" || { echo "jpackage/build.sh: no JDK 25 with jpackage found; install one and set JAVA_HOME to its folder." >&2; exit 1; }

version=$(sed -n 's:.*<version>\([0-9.]*\)</version>.*:\1:p' pom.xml | head -1)
# installers refuse versions that start with 0
case $version in 0.*) package_version=1.${version#0.} ;; *) package_version=$version ;; esac
rm -rf "$out"
mkdir -p "$out"

# What jdeps finds in the jars, and by hand what is only reached by name: TLS curves, character sets of old bank files, regions, zip.
modules=java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.unsupported,jdk.zipfs
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --include-locales=en,de,fr,it --strip-debug --no-header-files --no-man-pages \
  --compress zip-6 --output "$out/runtime"

common="--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true"
cat > "$out/coffer-cli.properties" <<P
main-jar=desktop-app-$version.jar
main-class=app.coffer.desktop.cli.Main
java-options=$common
win-console=true
linux-shortcut=false
P
options=
for option in $common; do options="$options --java-options $option"; done
# shellcheck disable=SC2086 # the options are words without spaces
"$JAVA_HOME/bin/jpackage" --type app-image --name Coffer --app-version "$package_version" --vendor Coffer --input "$lib" \
  --main-jar "desktop-app-$version.jar" --main-class app.coffer.desktop.app.Launcher $options \
  --runtime-image "$out/runtime" --add-launcher "coffer-cli=$out/coffer-cli.properties" --dest "$out"

if [ "$type" != app-image ]; then
  extra=
  [ "$type" != deb ] || extra='--linux-package-name coffer --linux-menu-group Office;Finance; --linux-shortcut'
  # shellcheck disable=SC2086
  "$JAVA_HOME/bin/jpackage" --type "$type" --app-image "$out/Coffer" --name Coffer --app-version "$package_version" --vendor Coffer \
    --license-file LICENSE $extra ${extra:+--linux-package-deps "libgtk-3-0 | libgtk-3-0t64, libxtst6, libgl1, libxxf86vm1, libpango-1.0-0"} \
    --dest "$out"
fi
rm -rf "$out/runtime" "$out/coffer-cli.properties"
echo "Built in $out:"
ls "$out"
