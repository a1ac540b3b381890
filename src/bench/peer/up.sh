#!/bin/bash
# Brings a real Glance up on loopback, with a Keystone of its own and a PostgreSQL that runs already,
# as operators run it: tokens cached in memcached, two workers, a file store. Everything must be
# installed: Debian's glance-api, memcached, postgresql-client, python3-keystone and
# uwsgi-plugin-python3. down.sh stops it.
#
#   PEER_HOME=DIRECTORY PEER_POSTGRES=HOST:PORT src/bench/peer/up.sh
#
# PEER_HOME            its state
# PEER_POSTGRES        where PostgreSQL is, in which user postgres needs no password; Glance gets a
#                      new database bench_glance there
# PEER_WORKERS         processes of Glance that answer (default: 2)
# PEER_GLANCE_PORT     ports on 127.0.0.1 (default: 9292, 5000 and 11211)
# PEER_KEYSTONE_PORT
# PEER_MEMCACHED_PORT
# PEER_SOURCE_PORT     the one port that Glance may import from (default: 18080)
#
# $PEER_HOME/peer.properties says where everything is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$(realpath -m "${PEER_HOME:?}")
postgres=${PEER_POSTGRES:?}
glance_port=${PEER_GLANCE_PORT:-9292}
memcached_port=${PEER_MEMCACHED_PORT:-11211}
source_port=${PEER_SOURCE_PORT:-18080}

PEER_HOME=$home "$here/down.sh"
umask 077
mkdir -p "$home"/{images,staging,tasks,work,lock}

export KEYSTONE_HOME=$home/keystone KEYSTONE_PORT=${PEER_KEYSTONE_PORT:-5000}
"$here/../../../server-config/keystone/up.sh"
recorded() {
  sed -n "s/^$1=//p" "$KEYSTONE_HOME/keystone.properties"
}
keystone_url=$(recorded url)
password=$(recorded admin.password)

account=()
((EUID != 0)) || account=(-u nobody)
setsid memcached "${account[@]}" -l 127.0.0.1 -p "$memcached_port" -m 64 \
  </dev/null >"$home/memcached.log" 2>&1 &
echo $! >"$home/memcached.pid"

psql() {
  command psql -qAt -h "${postgres%:*}" -p "${postgres##*:}" -U postgres "$@"
}
psql -c 'drop database if exists bench_glance with (force)' -c 'create database bench_glance' \
  2>/dev/null

cat >"$home/glance-api.conf" <<C
[DEFAULT]
bind_host = 127.0.0.1
bind_port = $glance_port
workers = ${PEER_WORKERS:-2}
log_file = $home/glance-api.log
node_staging_uri = file://$home/staging
enabled_backends = file:file
[database]
connection = postgresql+psycopg2://postgres@$postgres/bench_glance
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = $home/images
[os_glance_staging_store]
filesystem_store_datadir = $home/staging
[os_glance_tasks_store]
filesystem_store_datadir = $home/tasks
[keystone_authtoken]
www_authenticate_uri = ${keystone_url%/v3}
auth_url = ${keystone_url%/v3}
memcached_servers = 127.0.0.1:$memcached_port
auth_type = password
project_domain_name = Default
user_domain_name = Default
project_name = admin
username = admin
password = $password
[oslo_concurrency]
lock_path = $home/lock
[paste_deploy]
flavor = keystone
config_file = /usr/share/glance-common/glance-api-paste.ini
[task]
work_dir = $home/work
task_executor = taskflow
[import_filtering_opts]
allowed_ports = [$source_port]
allowed_hosts = [127.0.0.1]
C
cp /usr/share/glance-common/schema-image.json "$home/" 2>/dev/null || true
glance-manage --config-file "$home/glance-api.conf" db_sync >"$home/db_sync.log" 2>&1 || {
  tail -n 20 "$home/db_sync.log" >&2
  exit 1
}
setsid glance-api --config-file "$home/glance-api.conf" </dev/null >"$home/glance.log" 2>&1 &
echo $! >"$home/glance.pid"

cat >"$home/peer.properties" <<P
glance.url=http://127.0.0.1:$glance_port
glance.pid=$(<"$home/glance.pid")
glance.version=$(glance-api --version 2>/dev/null | tail -n 1) with ${PEER_WORKERS:-2} workers
glance.config=$home/glance-api.conf
glance.database=jdbc:postgresql://$postgres/bench_glance?user=postgres
keystone.url=$keystone_url
keystone.user=admin
keystone.password=$password
keystone.project=admin
source.port=$source_port
P
for ((i = 0; i < 300; i++)); do
  ! (exec 3<>"/dev/tcp/127.0.0.1/$glance_port") 2>/dev/null || exit 0
  kill -0 "$(<"$home/glance.pid")" 2>/dev/null || break
  sleep 0.2
done
tail -n 30 "$home/glance.log" "$home/glance-api.log" >&2
exit 1
