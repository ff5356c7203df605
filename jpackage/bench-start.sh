#!/bin/bash
# Measures starts of an image with and without its cache, and prints the lines for docs/benchmarks.md.
#
#   jpackage/bench-start.sh [IMAGE] [TRANSACTIONS] [ROUNDS]     default: jpackage/target/Coffer 50000 5
#
# Milliseconds from the start of the process to the first frame and to a register with rows, and of processor time; the two kinds taking turns. Cold means that the
# system was told to forget what it had read of the image and the vault; its own libraries stay warm. Without a display it makes itself one with xvfb-run.
set -euo pipefail
cd "$(dirname "$0")/.."
image=${1:-jpackage/target/Coffer}
transactions=${2:-50000}
rounds=${3:-5}
if [ -z "${DISPLAY:-}" ]; then exec xvfb-run -a -s '-screen 0 1600x1000x24' "$0" "$image" "$transactions" "$rounds"; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_RUNTIME_DIR=$work XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config
cache=$(find "$image" -name coffer.aot)
export COFFER_VAULT=$work/vaults/home
"$image/bin/coffer-cli" vault create --name Home --no-passphrase --no-recovery-print > "$work/log"
"$image/bin/coffer-cli" demo --transactions "$transactions" >> "$work/log"
TIMEFORMAT='%U %S'
once() {
  rm -f "$work/times"
  : > "$work/times" # when it was made is when the start began
  { time "$image/bin/Coffer" "--vaults=$work/vaults" "--rehearse=$work/times" "$COFFER_VAULT" >> "$work/log" 2>&1; } 2> "$work/cpu"
  echo "$(tr '\n' ' ' < "$work/times")cpu $(awk '{ printf "%d", ($1 + $2) * 1000 }' "$work/cpu")"
}
forget() { find "$image" "$work/vaults" -type f -exec dd if={} iflag=nocache count=0 status=none \; ; }
for round in $(seq "$rounds"); do
  for kind in with without; do
    [ $kind = with ] || mv "$cache" "$cache.away"
    forget
    echo "cold $kind $(once)"
    echo "warm $kind $(once)"
    [ $kind = with ] || mv "$cache.away" "$cache"
  done
done | tee "$work/all"
echo
echo "load $(cut -d' ' -f1-3 /proc/loadavg), median of $rounds:"
for state in cold warm; do
  for kind in with without; do
    for column in 4 6 8; do grep "^$state $kind " "$work/all" | awk -v c=$column '{ print $c }' | sort -n | awk -v n="$state $kind cache, $(case $column in 4) echo first frame ;; 6) echo register ;; 8) echo processor time ;; esac)" '{ a[NR] = $1 } END { print n ": " a[int((NR + 1) / 2)] " ms, best " a[1] " ms" }'; done
  done
done
du -sm "$image" | awk '{ print "image: " $1 " MB" }'
du -sm "$cache" | awk '{ print "of it the cache: " $1 " MB" }'
