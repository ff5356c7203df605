#!/bin/sh
# package.sh deb|rpm VERSION: lays out jpackage/target/Coffer as Linux packages do, and packs that. Called by build.sh.
set -eu
type=$1
version=$2
out=jpackage/target
root=$out/work/root
share=$root/usr/share
id=app.coffer.Coffer
install -d "$root/usr/lib" "$root/usr/bin" "$share/applications" "$share/metainfo" "$share/mime/packages" "$share/doc/coffer" \
  "$share/icons/hicolor/scalable/apps" "$share/icons/hicolor/symbolic/apps" "$share/man/man1"
cp -a "$out/Coffer" "$root/usr/lib/coffer"
# The cache is packed, and unpacked by whoever installs: 12 MB instead of 80
aot=$root/usr/lib/coffer/lib/app/coffer.aot
[ ! -f "$aot" ] || xz -9 -T1 "$aot"
ln -s ../lib/coffer/bin/coffer-app "$root/usr/bin/coffer-app"
ln -s ../lib/coffer/bin/coffer-cli "$root/usr/bin/coffer"
install -m 644 jpackage/linux/$id.desktop "$share/applications/"
install -m 644 jpackage/linux/$id.metainfo.xml "$share/metainfo/"
install -m 644 jpackage/linux/coffer-mime.xml "$share/mime/packages/coffer.xml"
install -m 644 jpackage/icons/coffer.svg "$share/icons/hicolor/scalable/apps/$id.svg"
install -m 644 jpackage/icons/coffer-symbolic.svg "$share/icons/hicolor/symbolic/apps/$id-symbolic.svg"
for picture in desktop-app/src/main/resources/app/coffer/desktop/app/icons/*.png jpackage/icons/coffer.png; do
  size=$(basename "$picture" .png)
  [ "$size" != coffer ] || size=512
  install -D -m 644 "$picture" "$share/icons/hicolor/${size}x$size/apps/$id.png"
done
install -m 644 jpackage/linux/copyright "$share/doc/coffer/copyright"
gzip -9nc CHANGELOG.md > "$share/doc/coffer/changelog.gz"
for page in coffer coffer-app; do gzip -9nc "jpackage/linux/$page.1" > "$share/man/man1/$page.1.gz"; done
find "$root" -type d -exec chmod 755 {} +
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

case $type in
deb)
  architecture=$(dpkg --print-architecture)
  install -d "$root/DEBIAN"
  installed=$(du -sk --apparent-size "$root/usr" | cut -f1)
  sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$installed/" jpackage/linux/deb/control > "$root/DEBIAN/control"
  install -m 755 jpackage/linux/deb/postinst jpackage/linux/deb/prerm jpackage/linux/deb/postrm "$root/DEBIAN/"
  (cd "$root" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 > DEBIAN/md5sums)
  dpkg-deb --root-owner-group -Z"${COFFER_DEB_COMPRESSION:-xz}" -z3 --build "$root" "$out/coffer_${version}_$architecture.deb" >/dev/null
  ;;
rpm)
  rpmbuild -bb --quiet --buildroot "$PWD/$out/work/buildroot" --define "_topdir $PWD/$out/work/rpm" --define "_rpmdir $PWD/$out" \
    --define "_build_name_fmt %%{NAME}-%%{VERSION}.%%{ARCH}.rpm" --define "tree $PWD/$root" --define "version $version" \
    --define "clamp_mtime_to_source_date_epoch 1" --define "_buildhost coffer" jpackage/linux/rpm/coffer.spec
  ;;
esac
