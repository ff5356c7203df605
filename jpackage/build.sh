#!/bin/sh
# Builds what a person installs, for the system this runs on, from what ./mvnw package left.
#
#   jpackage/build.sh [app-image|tar|deb|rpm|dmg|msi]     default: app-image
#
# The result is in jpackage/target/, with its SHA-256. It contains its own trimmed Java runtime and, where a window can be opened
# for a moment (a display or xvfb-run), a cache that makes it start in a blink. Needs the JDK that mvnw finds (JAVA_HOME), and
# objcopy (binutils); a .deb needs dpkg-deb and fakeroot, an .rpm rpmbuild, an .msi WiX, a .dmg macOS.
#
#   COFFER_NO_CACHE=1       leave the cache out
#   COFFER_SIGN_MAC=NAME    on macOS: the "Developer ID Application" identity to sign with
#   SOURCE_DATE_EPOCH       the time of all files; default: that of the pom
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
: "${SOURCE_DATE_EPOCH:=$(date -u -d "$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' pom.xml)" +%s 2>/dev/null || echo 1793491200)}"
export SOURCE_DATE_EPOCH
system=$(uname -s)
case $system in Darwin) icon=coffer.icns ;; MINGW* | MSYS* | CYGWIN*) icon=coffer.ico ;; *) icon=coffer.png ;; esac
# the installers of macOS and Windows refuse versions that start with 0
image_version=$version
[ "$system" = Linux ] || case $version in 0.*) image_version=1.${version#0.} ;; esac
rm -rf "$out"
mkdir -p "$out/work"

# What jdeps finds in the jars, and by hand what is only reached by name: TLS curves, character sets of old bank files, regions, zip.
modules=java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.unsupported,jdk.zipfs
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --include-locales=en,de,fr,it --strip-debug --no-header-files --no-man-pages \
  --compress zip-9 --output "$out/work/runtime"
"$JAVA_HOME/bin/java" jpackage/tools/Jars.java "$lib" "$out/work/app"
if [ "$system" = Linux ]; then
  # names of functions that nobody links to: 6 MB
  find "$out/work" -name '*.so' -exec strip --strip-unneeded {} +
fi

# The quick compiler alone: it takes a third off the processor time of a start, and the full one has not paid for itself after 20,000
# transactions written (docs/benchmarks.md). Words without spaces. Native libraries are loaded from beside the jars; nothing is unpacked at a start.
case $system in Darwin) sodium=libsodium.dylib sqlite=libsqlitejdbc.jnilib ;; Linux) sodium=libsodium.so sqlite=libsqlitejdbc.so ;; *) sodium=libsodium.dll sqlite=sqlitejdbc.dll ;; esac
common="--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true -Dcoffer.sodium=\$APPDIR/$sodium -Djna.boot.library.path=\$APPDIR -Djna.nounpack=true -Dorg.sqlite.lib.path=\$APPDIR -Dorg.sqlite.lib.name=$sqlite -XX:AOTCache=\$APPDIR/coffer.aot -Xlog:aot=off -Xlog:cds=off"
cat > "$out/work/coffer-cli.properties" <<P
main-jar=desktop-app-$version.jar
main-class=app.coffer.desktop.cli.Main
java-options=$common
win-console=true
linux-shortcut=false
P
set --
for option in $common; do set -- "$@" --java-options "$option"; done
[ -z "${COFFER_SIGN_MAC:-}" ] || set -- "$@" --mac-sign --mac-signing-key-user-name "$COFFER_SIGN_MAC" --mac-package-identifier app.coffer.Coffer
"$JAVA_HOME/bin/jpackage" --type app-image --name Coffer --app-version "$image_version" --vendor "Coffer founders" \
  --copyright "Apache License 2.0" --description "Your money, on your computers, under your keys" --icon "jpackage/icons/$icon" \
  --input "$out/work/app" --main-jar "desktop-app-$version.jar" --main-class app.coffer.desktop.app.Launcher "$@" \
  --runtime-image "$out/work/runtime" --add-launcher "coffer-cli=$out/work/coffer-cli.properties" --dest "$out"
case $system in Darwin) image=$out/Coffer.app contents=$image/Contents/app ;; Linux) image=$out/Coffer contents=$image/lib/app ;; *) image=$out/Coffer contents=$image/app ;; esac
[ "$system" != Linux ] || install -m 755 jpackage/linux/coffer-app "$image/bin/"
# the licences of what is inside
notices=$contents/legal
mkdir -p "$notices"
cp LICENSE NOTICE "$notices/"
[ ! -d desktop-app/target/notices ] || cp -r desktop-app/target/notices/. "$notices/"
find "$image" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} + 2>/dev/null || true

[ -n "${COFFER_NO_CACHE:-}" ] || jpackage/tools/cache.sh "$image" "$contents"

case $type in
app-image) ;;
tar) tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -czf "$out/coffer-$version-linux-$(uname -m).tar.gz" Coffer ;;
deb | rpm) jpackage/linux/package.sh "$type" "$version" ;;
dmg) jpackage/mac/package.sh "$image_version" ;;
msi) jpackage/windows/package.sh "$image_version" ;;
*) echo "jpackage/build.sh: $type is nothing it builds." >&2; exit 2 ;;
esac
rm -rf "$out/work"
(cd "$out" && for file in *.deb *.rpm *.dmg *.msi *.tar.gz; do [ ! -f "$file" ] || shasum -a 256 "$file" 2>/dev/null || sha256sum "$file"; done > SHA256SUMS && [ -s SHA256SUMS ] || rm SHA256SUMS)
echo "Built in $out:"
du -sh "$out"/*
