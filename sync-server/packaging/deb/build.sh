#!/bin/sh
# Builds the Debian package of the server, with its own Java, from what ./mvnw package left.
#
#   sync-server/packaging/deb/build.sh      the result is in sync-server/target/
#
# Needs dpkg-deb, curl and a JDK 25. It is for the architecture that it is built on.
set -eu
cd "$(dirname "$0")/../../.."
version=$(sed -n 's:.*<version>\([0-9.]*\)</version>.*:\1:p' pom.xml | head -1)
architecture=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1793491200}"
packaging=sync-server/packaging
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/usr/lib/systemd/system" "$root/etc/default" "$root/etc/coffer-server" \
  "$root/usr/share/doc/coffer-server" "$root/DEBIAN"
$packaging/runtime.sh "$root/usr/lib/coffer-server"
install -m 755 $packaging/deb/coffer-server.sh "$root/usr/bin/coffer-server"
install -m 644 $packaging/deb/coffer-server.service "$root/usr/lib/systemd/system/"
install -m 644 $packaging/deb/default "$root/etc/default/coffer-server"
sed 's|^#data = .*|data = "/var/lib/coffer-server"|' $packaging/coffer-server.toml > "$root/etc/coffer-server/coffer-server.toml"
install -m 644 docs/self-hosting.md NOTICE "$root/usr/share/doc/coffer-server/"
install -m 644 $packaging/proxy/* $packaging/watch/* "$root/usr/share/doc/coffer-server/"
{ echo "Coffer"; echo; cat LICENSE; } > "$root/usr/share/doc/coffer-server/copyright"
for script in postinst prerm postrm; do install -m 755 $packaging/deb/$script "$root/DEBIAN/"; done
printf '/etc/coffer-server/coffer-server.toml\n/etc/default/coffer-server\n' > "$root/DEBIAN/conffiles"
cat > "$root/DEBIAN/control" <<C
Package: coffer-server
Version: $version
Architecture: $architecture
Maintainer: Coffer founders <founders@coffer.app>
Section: net
Priority: optional
Depends: libc6 (>= 2.31), zlib1g, passwd, util-linux
Suggests: postgresql, nginx | caddy
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Description: sync server of Coffer, personal finance whose owner keeps the keys
 Orders, checks and keeps what the devices of a vault send. It holds ciphertext
 and nothing else. With its own Java runtime; data in SQLite or PostgreSQL.
C
find "$root" -newermt "@$SOURCE_DATE_EPOCH" ! -path '*/usr/lib/coffer-server/lib/*' -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zgzip --build "$root" sync-server/target/ >/dev/null
ls -l sync-server/target/coffer-server_"${version}_$architecture".deb
