#!/bin/bash
# Installs the .deb in a clean Debian and uses it as a person would: menu entry, icons, file types, links, the window under a virtual
# display, a vault, an imported file, sync with a server, an upgrade, and a removal that leaves the data.
#
#   jpackage/test-deb.sh COFFER.deb PICTURES [SERVER.deb]
#
# Without SERVER.deb the runnable folder of the server is used, with the JDK of this machine. Needs root, debootstrap and the
# network for Debian's packages. COFFER_TEST_ROOT names a debootstrapped folder to begin from (it is copied, not changed).
set -euo pipefail
deb=$(readlink -f "$1")
mkdir -p "$2"
pictures=$(readlink -f "$2")
server_deb=${3:+$(readlink -f "$3")}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
root=$work/root
say() { printf '\n== %s\n' "$*"; }
fail() {
  echo "FAILED: $*" >&2
  tail -n 20 "$root"/tmp/*.log >&2 2>/dev/null || true
  exit 1
}

if [ -n "${COFFER_TEST_ROOT:-}" ]; then cp -a "$COFFER_TEST_ROOT" "$root"; else debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian > "$work/debootstrap.log"; fi
# Java asks for the disk a file is on, and finds none for a root that is no mount
mount --bind "$root" "$root"
for folder in proc dev/pts; do mkdir -p "$root/$folder"; done
mount -t proc proc "$root/proc"
mount --bind /dev/pts "$root/dev/pts"
clean() {
  [ ! -e "$work/server.pid" ] || kill "$(cat "$work/server.pid")" 2>/dev/null || true
  [ ! -e "$root/tmp/window.pid" ] || kill "$(cat "$root/tmp/window.pid")" 2>/dev/null || true
  [ ! -e "$root/tmp/xvfb.pid" ] || kill "$(cat "$root/tmp/xvfb.pid")" 2>/dev/null || true
  sleep 1
  umount -l "$root/opt/jdk" 2>/dev/null || true
  umount -l "$root/proc" "$root/dev/pts" 2>/dev/null || true
  umount -l "$root" 2>/dev/null || true
  rm -rf --one-file-system "$work"
}
trap clean EXIT
install -d -m 1777 "$root/tmp/.X11-unix"
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
for file in /etc/apt/apt.conf.d/*; do grep -qi -e proxy "$file" 2>/dev/null && cp "$file" "$root/etc/apt/apt.conf.d/" || true; done
inside() { env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
ana() { inside su -l ana -c "export DISPLAY=:9 XDG_RUNTIME_DIR=/run/user/ana LANG=C.UTF-8; $*"; }
picture() { sleep "${2:-0}"; inside su -l ana -c "DISPLAY=:9 import -window root /tmp/$1.png"; cp "$root/tmp/$1.png" "$pictures/"; }

say "apt installs it, and what it depends on"
inside apt-get update -q > "$work/apt.log"
cp "$deb" "$root/tmp/coffer.deb"
inside apt-get install -qy --no-install-recommends /tmp/coffer.deb >> "$work/apt.log" 2>&1 || { tail -30 "$work/apt.log"; fail "apt did not install it"; }
inside ldd /usr/lib/coffer/bin/Coffer /usr/lib/coffer/lib/app/libglassgtk3.so | grep 'not found' && fail "a library is missing" || true
# what a desktop has, and what this test looks with
inside apt-get install -qy --no-install-recommends shared-mime-info desktop-file-utils xdg-utils libglib2.0-bin xvfb xauth xdotool imagemagick >> "$work/apt.log" 2>&1
inside dpkg -s coffer | grep -q '^Status: install ok installed' || fail "it is not configured"
[ ! -e "$root/usr/lib/coffer/lib/app/coffer.aot.xz" ] || [ -s "$root/usr/lib/coffer/lib/app/coffer.aot" ] || fail "the start cache was not unpacked"

say "menu entry, icons, types and links are known"
inside desktop-file-validate /usr/share/applications/app.coffer.Coffer.desktop
for type in application/x-ofx application/vnd.intu.qfx application/x-qif application/x-coffer-backup x-scheme-handler/coffer; do
  inside grep -q "^$type=.*app.coffer.Coffer.desktop" /usr/share/applications/mimeinfo.cache || fail "$type is not registered"
done
for size in 16x16 48x48 128x128 512x512; do [ -s "$root/usr/share/icons/hicolor/$size/apps/app.coffer.Coffer.png" ] || fail "no icon of $size"; done
inside useradd -m -s /bin/bash ana
mkdir -p "$root/run/user/ana"
inside chown ana /run/user/ana
chmod 700 "$root/run/user/ana"
sed 's/<CURDEF>CAD/<CURDEF>EUR/' desktop-app/src/main/resources/app/coffer/desktop/tour/statement.ofx > "$root/home/ana/statement.ofx"
printf '!Type:Bank\nD2026-11-01\nT-5.00\nPShop\n^\n' > "$root/home/ana/old.qif"
inside chown ana /home/ana/statement.ofx /home/ana/old.qif
kind() { ana "gio info -a standard::content-type $1" | sed -n 's/.*content-type: //p'; }
[ "$(kind statement.ofx)" = application/x-ofx ] || fail "statement.ofx is $(kind statement.ofx)"
[ "$(kind old.qif)" = application/x-qif ] || fail "old.qif is $(kind old.qif)"
[ "$(ana xdg-mime query default x-scheme-handler/coffer)" = app.coffer.Coffer.desktop ] || fail "coffer:// opens with $(ana xdg-mime query default x-scheme-handler/coffer)"

say "the window opens for an ordinary person, who makes a vault with the keyboard alone"
inside su -l ana -c 'Xvfb :9 -screen 0 1280x800x24 >/tmp/xvfb.log 2>&1 & echo $! > /tmp/xvfb.pid'
for _ in $(seq 60); do [ -S "$root/tmp/.X11-unix/X9" ] && break; sleep 0.5; done
window() {
  ana 'coffer-app > /tmp/window.log 2>&1 & echo $! > /tmp/window.pid'
  for _ in $(seq 180); do ana 'xdotool search --onlyvisible --class app.coffer.desktop.app.CofferApp' >/dev/null 2>&1 && break; sleep 0.5; done
  ana 'xdotool search --class app.coffer.desktop.app.CofferApp' > /dev/null || fail "the window's class is not that of the menu entry"
}
close_window() {
  local window
  window=$(cat "$root/tmp/window.pid")
  kill "$window"
  for _ in $(seq 120); do [ -d "/proc/$window" ] || break; sleep 0.5; done
  [ ! -d "/proc/$window" ] || fail "the window does not end"
}
shot() { inside su -l ana -c "DISPLAY=:9 import -window root /tmp/$1.png"; }
# compare itself fails where pictures differ
differs() { { inside compare -metric AE "/tmp/$1.png" "/tmp/$2.png" null: 2>&1 || true; } | awk '{ exit !($1 > 400) }'; }
# Waits until the screen has become another and stays so: a caret may blink, and this computer may be busy.
settle() {
  for _ in $(seq 30); do shot now; if differs was now; then break; fi; sleep 0.5; done
  for _ in $(seq 30); do cp "$root/tmp/now.png" "$root/tmp/last.png"; sleep 1; shot now; if ! differs last now; then break; fi; done
}
# There is no window manager that would give the window the keyboard.
press() {
  shot was
  ana "xdotool search --onlyvisible --class app.coffer.desktop.app.CofferApp windowfocus --sync; xdotool key --delay 200 $*"
  settle
}
window
picture 1-start 8
[ -z "$(ls -A "$root/home/ana/.openjfx" 2>/dev/null)" ] || fail "native libraries were unpacked into the home folder"
press space                  # "Start a new vault" has the focus
press ctrl+a H o m e Return  # its name
picture 2-protect
press shift+Tab Down Return  # without a passphrase
picture 3-sheet
press shift+Tab space        # the recovery sheet comes later
picture 4-money
press Return
for _ in $(seq 60); do ls "$root"/home/ana/.local/share/coffer/*/vault.key >/dev/null 2>&1 && break; sleep 0.5; done
picture 5-new-vault 6
ls "$root"/home/ana/.local/share/coffer/*/vault.key >/dev/null 2>&1 || fail "the window made no vault; see the pictures"
vault=$(basename "$(dirname "$(ls "$root"/home/ana/.local/share/coffer/*/vault.key)")")

close_window

say "the command line adds an account to what the window made, and imports a file"
ana 'coffer --version && coffer account add --name Checking --opening 1000.00 && coffer import --account Checking statement.ofx' || fail "the command line"

say "a second start hands over a file or a link, and is gone"
window
picture 6-register 8
press ctrl+k
differs was now || fail "Ctrl+K opens nothing"
cp "$root/tmp/now.png" "$pictures/6-palette.png"
press Escape
took=$(ana 'a=$(date +%s%N); coffer-app statement.ofx; b=$(date +%s%N); echo $(( (b - a) / 1000000 ))' | tail -1)
echo "hand-over of a file: $took ms"
took=$(ana 'a=$(date +%s%N); /usr/lib/coffer/bin/Coffer; b=$(date +%s%N); echo $(( (b - a) / 1000000 ))' | tail -1)
echo "the same without the script: $took ms"
picture 7-import 5
ana 'coffer-app "coffer://join#v1.aHR0cDovLzEyNy4wLjAuMTo4NDcw.00112233445566778899aabbccddeeff.AAAAAAAAAAAAAAAAAAAAAA"'
picture 8-invitation 3
close_window

say "it syncs with a server"
if [ -n "$server_deb" ]; then
  cp "$server_deb" "$root/tmp/server.deb"
  inside apt-get install -qy --no-install-recommends /tmp/server.deb >> "$work/apt.log" 2>&1 || { tail -30 "$work/apt.log"; fail "apt did not install the server"; }
  # as its unit does: its user, its folder, its command
  unit=$root/usr/lib/systemd/system/coffer-server.service
  unit_value() { sed -n "s/^$1=//p" "$unit" | head -1; }
  [ "$(unit_value User)" = coffer-server ] || fail "the unit runs as $(unit_value User)"
  inside setpriv --reuid=coffer-server --regid=coffer-server --clear-groups --no-new-privs env COFFER_SERVER_LISTEN=127.0.0.1:0 \
    sh -c "umask $(unit_value UMask); exec $(unit_value ExecStart)" > "$work/server.txt" 2>&1 &
else
  jdk=$(sed -n 's/^JAVA_HOME=//p' <<< "JAVA_HOME=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f /usr/lib/jvm/*25*/bin/java | head -1)")")}")
  mkdir -p "$root/opt/jdk"
  mount --bind "$jdk" "$root/opt/jdk"
  cp -r sync-server/target/coffer-server "$root/opt/coffer-server"
  inside env JAVA_HOME=/opt/jdk /opt/coffer-server/bin/coffer-server --data /tmp/server-data --listen 127.0.0.1:0 > "$work/server.txt" 2>&1 &
fi
echo $! > "$work/server.pid"
for _ in $(seq 120); do grep -q '^Listening on ' "$work/server.txt" 2>/dev/null && break; sleep 0.5; done
address=$(sed -n 's/^Listening on //p' "$work/server.txt")
[ -n "$address" ] || { cat "$work/server.txt"; fail "the server did not start"; }
if [ -n "$server_deb" ]; then token=$(inside coffer-server token); else token=$(sed -n 's/^Registration token: //p' "$work/server.txt"); fi
[ -n "$token" ] || { cat "$work/server.txt"; fail "the server has no token"; }
ana "coffer sync enable --server $address --token $token && coffer sync now" || fail "sync"
before=$(ana coffer tx list --json | wc -c)
window
picture 9-synced 8
close_window

say "another computer joins by an invitation, and has the same"
ana 'coffer pair invite --accept --json > /tmp/invitation.txt & for i in $(seq 120); do grep -q "\"link\"" /tmp/invitation.txt && break; sleep 0.5; done
  COFFER_VAULT=/tmp/laptop coffer pair join --name Laptop --no-passphrase --accept --link "$(sed -n "s/.*\"link\":\"\([^\"]*\)\".*/\1/p" /tmp/invitation.txt)" && wait' || fail "joining"
[ "$(ana coffer account list --json)" = "$(ana COFFER_VAULT=/tmp/laptop coffer account list --json)" ] || fail "the two computers differ"

say "an upgrade keeps what was made"
mkdir "$work/newer"
dpkg-deb -R "$deb" "$work/newer/tree"
sed -i 's/^Version: .*/Version: 99.0/' "$work/newer/tree/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -z1 -b "$work/newer/tree" "$root/tmp/newer.deb" > /dev/null
inside apt-get install -qy /tmp/newer.deb >> "$work/apt.log" 2>&1 || fail "the upgrade"
inside dpkg -s coffer | grep -q '^Version: 99.0' || fail "it was not upgraded"
[ "$(ana coffer tx list --json | wc -c)" = "$before" ] || fail "the vault is another after the upgrade"

say "a removal leaves the data, and says where it is"
inside apt-get purge -qy coffer > "$work/remove.log" 2>&1
grep -q '\.local/share/coffer' "$work/remove.log" || { cat "$work/remove.log"; fail "nobody was told where the data is"; }
[ ! -e "$root/usr/lib/coffer" ] || ls -R "$root/usr/lib/coffer" || true
[ ! -e "$root/usr/lib/coffer" ] || fail "/usr/lib/coffer is still there"
[ ! -e "$root/usr/bin/coffer" ] || fail "/usr/bin/coffer is still there"
ls "$root/home/ana/.local/share/coffer"/*/vault.key > /dev/null 2>&1 || ls "$root/home/ana/.local/share/coffer/vault.key" > /dev/null || fail "the vault is gone"
inside grep -q app.coffer.Coffer /usr/share/applications/mimeinfo.cache && fail "the menu still knows it" || true
say "all as it should be; pictures in $pictures"
