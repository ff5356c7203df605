#!/bin/sh
# package.sh VERSION: gives jpackage/target/Coffer.app its links and file types, signs it again where a signature was asked for, and
# packs it as a .dmg. Called by build.sh. Has not been run on a Mac yet.
set -eu
version=$1
out=jpackage/target
plist=$out/Coffer.app/Contents/Info.plist
buddy=/usr/libexec/PlistBuddy
"$buddy" -c "Merge jpackage/mac/Info-fragment.plist" "$plist"
"$buddy" -c "Set :LSApplicationCategoryType public.app-category.finance" "$plist"
plutil -lint "$plist"
# the old signature does not cover the changed file; "-" signs for this computer only
codesign --force --deep --options runtime --sign "${COFFER_SIGN_MAC:--}" "$out/Coffer.app"
"${JAVA_HOME:?}/bin/jpackage" --type dmg --app-image "$out/Coffer.app" --name Coffer --app-version "$version" --dest "$out"
if [ -n "${COFFER_NOTARY_PROFILE:-}" ]; then
  for file in "$out"/*.dmg; do
    xcrun notarytool submit "$file" --keychain-profile "$COFFER_NOTARY_PROFILE" --wait
    xcrun stapler staple "$file"
  done
fi
