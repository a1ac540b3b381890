#!/bin/bash
# Stops what up.sh has started.
#
#   PEER_HOME=DIRECTORY src/bench/peer/down.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$(realpath -m "${PEER_HOME:?}")

# A process that got the number of one that has ended has another name.
stop() {
  local pid
  [[ -s $home/$1.pid ]] || return 0
  pid=$(<"$home/$1.pid")
  if [[ -r /proc/$pid/cmdline ]] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q "$2"; then
    kill "$pid"
    for ((i = 0; i < 50; i++)); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.2
    done
  fi
  rm -f "$home/$1.pid"
}
stop glance glance-api
stop memcached memcached
[[ ! -d $home/keystone ]] || KEYSTONE_HOME=$home/keystone "$here/../../../server-config/keystone/down.sh"
