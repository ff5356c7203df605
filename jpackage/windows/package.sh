#!/bin/sh
# package.sh VERSION: packs jpackage/target/Coffer as an .msi for one person, with its links and file types. Called by build.sh in
# Git Bash; needs WiX. Has not been run on Windows yet.
#
# jpackage knows file types but no links, so its own project is taken and one component is added to it.
set -eu
version=$1
out=jpackage/target
work=$out/work/msi
mkdir -p "$work/resources"
pack() {
  "${JAVA_HOME:?}/bin/jpackage" --type msi --app-image "$out/Coffer" --name Coffer --app-version "$version" --vendor "Coffer founders" \
    --license-file LICENSE --win-per-user-install --win-menu --win-menu-group Coffer --win-shortcut-prompt \
    --win-upgrade-uuid 7c1f6c0e-5d0a-4a55-9f0e-3a2f6f6b8c11 --file-associations jpackage/windows/ofx.properties \
    --file-associations jpackage/windows/qfx.properties --file-associations jpackage/windows/qif.properties \
    --file-associations jpackage/windows/backup.properties --resource-dir "$work/resources" --dest "$out" "$@"
}
pack --temp "$work/first"
project=$(find "$work/first" -name main.wxs | head -1)
component=$(cat jpackage/windows/scheme.wxi)
awk -v component="$component" '/<Feature Id="DefaultFeature"/ { print; print "      <ComponentRef Id=\"CofferLinks\"/>"; next }
  /<Directory Id="TARGETDIR" Name="SourceDir"\/>/ { print; print component; next } { print }' "$project" > "$work/resources/main.wxs"
grep -q CofferLinks "$work/resources/main.wxs" || { echo "package.sh: jpackage's project looks different; the links were not added." >&2; exit 1; }
rm -f "$out"/*.msi
pack
if [ -n "${COFFER_SIGN_WINDOWS:-}" ]; then
  for file in "$out"/*.msi; do signtool sign /fd SHA256 /tr http://timestamp.digicert.com /td SHA256 /sha1 "$COFFER_SIGN_WINDOWS" "$file"; done
fi
