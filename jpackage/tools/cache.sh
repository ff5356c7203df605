#!/bin/sh
# cache.sh IMAGE APPDIR: starts the app of an image once, with a vault of made-up money, and keeps the classes it loaded, linked, as a
# cache beside its jars (JEP 483, 514). Profiles (JEP 515) stay out: the quick compiler has no use for them. Without a display there is no cache, and the app starts all the same.
set -eu
image=$1
app=$2
display=
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  command -v xvfb-run >/dev/null || { echo "cache.sh: no display and no xvfb-run; the app starts without a cache." >&2; exit 0; }
  display="xvfb-run -a"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=$(find "$image" -path '*/bin/java' -o -path '*/bin/java.exe' | head -1)
cfg=$app/Coffer.cfg
# the class path has to be the launcher's own, in its order
path=$(sed -n 's/^app.classpath=//p' "$cfg" | sed "s|\$APPDIR|$app|" | tr '\n' ':' | sed 's/:$//')
options=$(sed -n 's/^java-options=//p' "$cfg" | sed "s|\$APPDIR|$app|" | grep -v -e AOTCache -e '^-Djpackage' -e '^-Xlog')
# shellcheck disable=SC2086 # options are words without spaces
coffer() { XDG_CONFIG_HOME="$work" COFFER_VAULT="$work/vaults/home" "$java" $options -cp "$path" app.coffer.desktop.cli.Main "$@"; }
coffer vault create --name Home --no-passphrase --no-recovery-print >"$work/log"
coffer demo --transactions 300 >>"$work/log"
# shellcheck disable=SC2086
XDG_RUNTIME_DIR="$work" $display "$java" $options -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTMode=record -XX:AOTConfiguration="$work/aotconf" -cp "$path" \
  app.coffer.desktop.app.Launcher "--vaults=$work/vaults" "--rehearse=$work/times" "$work/vaults/home" >>"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
# shellcheck disable=SC2086
"$java" $options -XX:AOTMode=create -XX:AOTConfiguration="$work/aotconf" -XX:AOTCache="$app/coffer.aot" -cp "$path" >>"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
