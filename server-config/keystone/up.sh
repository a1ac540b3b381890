#!/bin/bash
# Brings a real OpenStack Keystone up on loopback, for tests; down.sh stops it. Only installing its
# Debian packages, where they are missing, needs root.
#
#   server-config/keystone/up.sh
#
# KEYSTONE_HOME      its state (default: target/keystone of this checkout)
# KEYSTONE_PORT      its port on 127.0.0.1 (default: that of the last run, or 5000)
# KEYSTONE_PASSWORD  the administrator's password (default: that of the last run, or a random one)
#
# $KEYSTONE_HOME/keystone.properties says where it is and who administers it. It takes another port
# or password than those of the last run, and keeps what it holds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$(realpath -m "${KEYSTONE_HOME:-$here/../../target/keystone}")

fail() {
  echo "$*" >&2
  exit 1
}

# Not the package keystone: all that it adds are questions and a service to be kept from starting.
missing=()
for package in python3-keystone uwsgi-core uwsgi-plugin-python3; do
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
    missing+=("$package")
done
if ((${#missing[@]})); then
  ((EUID == 0)) || fail "Not installed, and only root can install them: ${missing[*]}"
  (
    export DEBIAN_FRONTEND=noninteractive
    # D-Bus, which comes along to a machine without it, is not to be started.
    policy=/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
      trap 'rm -f "$policy"' EXIT
      printf '#!/bin/sh\nexit 101\n' >"$policy"
      chmod 755 "$policy"
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 \
      "${missing[@]}" >/dev/null
  )
fi

mkdir -p "$(dirname "$home")"
umask 077
mkdir -p "$home"
exec 9>"$home/lock"
flock -w 120 9 || fail "Another up.sh has held $home/lock for two minutes."

recorded() {
  sed -n "s/^$1=//p" "$home/keystone.properties" 2>/dev/null || true
}
port=${KEYSTONE_PORT:-$(recorded url | sed 's/.*:\([0-9]*\).*/\1/')}
port=${port:-5000}
[[ $port =~ ^[0-9]+$ ]] || fail "KEYSTONE_PORT is not a number: $port"
password=${KEYSTONE_PASSWORD:-$(recorded admin.password)}
password=${password:-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')}
# What needs no escape in any of the files and programs that the password comes by.
[[ $password =~ ^[A-Za-z0-9._-]+$ ]] ||
  fail "KEYSTONE_PASSWORD may have letters and digits of ASCII, '.', '_' and '-' only."
url=http://127.0.0.1:$port/v3

running() {
  # A process that got the number of one that has ended does not have our file in its command line.
  [[ -s $home/pid ]] && tr '\0' '\n' <"/proc/$(<"$home/pid")/cmdline" | grep -qxF "$home/uwsgi.ini"
} 2>/dev/null
# Nothing is written down of a port that is another's: who reads it would talk to the other.
require_free_port() {
  ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || fail "Port $port is another's already."
}
answers() (
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'GET /v3 HTTP/1.0\r\n\r\n' >&3
  read -r -t 5 line <&3 && [[ $line == HTTP/*\ 200\ * ]]
) 2>/dev/null

cat >"$home/keystone.properties.new" <<E
url=$url
admin.user=admin
admin.password=$password
admin.project=admin
admin.domain=Default
E
if ! cmp -s "$home/keystone.properties.new" "$home/keystone.properties"; then
  KEYSTONE_HOME=$home "$here/down.sh"
  require_free_port
  # The cache is left on: as no backend is set, it keeps nothing beyond a request, and what is
  # revoked or disabled is refused at once. Switched off, a validation takes ten times as long.
  # The cheapest hash: a test issues many tokens by password.
  cat >"$home/keystone.conf" <<E
[database]
connection = sqlite:///$home/keystone.db
sqlite_synchronous = false
[identity]
password_hash_rounds = 4
[fernet_tokens]
key_repository = $home/fernet-keys
[fernet_receipts]
key_repository = $home/fernet-keys
[credential]
key_repository = $home/credential-keys
E
  # One process and one thread: Keystone's transactions read before they write, which SQLite refuses
  # at once ("database is locked") when another has written in between.
  # uWSGI closes the connection after every answer. Unless it says so, Java's clients keep it for
  # the next request, and a POST by it fails now and then.
  cat >"$home/uwsgi.ini" <<E
[uwsgi]
http-socket = 127.0.0.1:$port
wsgi-file = /usr/bin/keystone-wsgi-public
env = OS_KEYSTONE_CONFIG_FILES=$home/keystone.conf
need-app = true
die-on-term = true
processes = 1
add-header = Connection: close
buffer-size = 65535
post-buffering = 65536
E
  manage() {
    keystone-manage --config-file "$home/keystone.conf" "$@" >>"$home/setup.log" 2>&1 || {
      tail -n 20 "$home/setup.log" >&2
      fail "keystone-manage $1 failed; all that it said is in $home/setup.log."
    }
  }
  manage db_sync
  # Without a write-ahead log, a reader that Keystone has not closed yet keeps its writers out
  # ("database is locked"), even where one thread does everything.
  /usr/bin/python3 -c 'import sqlite3, sys
sqlite3.connect(sys.argv[1]).execute("pragma journal_mode = wal")' "$home/keystone.db"
  manage fernet_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)"
  manage credential_setup --keystone-user "$(id -un)" --keystone-group "$(id -gn)"
  # By its environment, not its arguments, which every user of the machine can read.
  OS_BOOTSTRAP_PASSWORD=$password manage bootstrap --bootstrap-region-id RegionOne \
    --bootstrap-public-url "$url" --bootstrap-internal-url "$url" --bootstrap-admin-url "$url"
  mv "$home/keystone.properties.new" "$home/keystone.properties"
fi
rm -f "$home/keystone.properties.new"

if ! running; then
  require_free_port
  setsid uwsgi_python3 "$home/uwsgi.ini" </dev/null >"$home/log" 2>&1 9>&- &
  echo $! >"$home/pid"
fi
for ((i = 0; i < 300; i++)); do
  ! answers || exit 0
  # Not running: what has been forked only now has the command line of this script yet.
  kill -0 "$(<"$home/pid")" 2>/dev/null || break
  sleep 0.2
done
tail -n 30 "$home/log" >&2
if running; then
  fail "Keystone does not answer at $url after a minute; the end of $home/log is above."
fi
fail "Keystone has ended instead of answering at $url; the end of $home/log is above."
