#!/bin/bash
# Stops the Keystone that up.sh started with the same KEYSTONE_HOME. PURGE=1 removes its state, too.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$(realpath -m "${KEYSTONE_HOME:-$here/../../target/keystone}")

running() {
  # A process that got the number of one that has ended does not have our file in its command line.
  [[ -s $home/pid ]] && tr '\0' '\n' <"/proc/$(<"$home/pid")/cmdline" | grep -qxF "$home/uwsgi.ini"
} 2>/dev/null

for signal in TERM KILL; do
  ! running || kill -s "$signal" "$(<"$home/pid")"
  for ((i = 0; i < 50; i++)); do
    running || break 2
    sleep 0.2
  done
done
! running || { echo "Process $(<"$home/pid") survived a KILL." >&2; exit 1; }
rm -f "$home/pid"
[[ ${PURGE:-} != 1 ]] || rm -rf "$home"
