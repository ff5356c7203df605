#!/bin/sh
# Draws all sizes of the icon from jpackage/icons/*.svg: those of the window, of Linux, of macOS (.icns) and of Windows (.ico).
# Run it after changing a drawing, and commit what it makes. Needs rsvg-convert (librsvg2-bin), icotool (icoutils) and python3.
set -eu
cd "$(dirname "$0")/icons"
window=../../desktop-app/src/main/resources/app/coffer/desktop/app/icons
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$window"

for size in 16 20 24 32 40 48 64 128 256 512; do
  drawing=coffer.svg
  [ "$size" -gt 24 ] || drawing=coffer-small.svg
  rsvg-convert -w "$size" -h "$size" "$drawing" -o "$work/$size.png"
done
for size in 16 32 48 64 128 256; do cp "$work/$size.png" "$window/$size.png"; done
cp "$work/512.png" coffer.png
(cd "$work" && icotool -c -o coffer.ico 16.png 20.png 24.png 32.png 40.png 48.png 64.png --raw=256.png)
cp "$work/coffer.ico" coffer.ico

# macOS wants air around its rounded square: 824 of 1024
sed 's/viewBox="0 0 64 64"/viewBox="-5.3 -5.3 74.6 74.6"/' coffer.svg > "$work/mac.svg"
for size in 16 32 64 128 256 512 1024; do rsvg-convert -w "$size" -h "$size" "$work/mac.svg" -o "$work/mac$size.png"; done
python3 - "$work" coffer.icns <<'P'
import struct, sys
work, out = sys.argv[1:]
# the types of Apple's icon file: single and double resolution
parts = [('icp4', 16), ('icp5', 32), ('icp6', 64), ('ic07', 128), ('ic08', 256), ('ic09', 512), ('ic10', 1024),
         ('ic11', 32), ('ic12', 64), ('ic13', 256), ('ic14', 512)]
body = b''
for kind, size in parts:
    picture = open(f'{work}/mac{size}.png', 'rb').read()
    body += kind.encode() + struct.pack('>I', len(picture) + 8) + picture
open(out, 'wb').write(b'icns' + struct.pack('>I', len(body) + 8) + body)
P
