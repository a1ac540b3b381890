#!/bin/sh
# Runs Darkroom on Payara Micro in the foreground; Ctrl-C or SIGTERM stops it.
#
#   server-config/micro/run.sh [--settings FILE] [arguments of Payara Micro]
#   server-config/micro/run.sh --prepare
#
# --prepare makes later starts quicker and runs nothing: beside the WAR it leaves the unpacked server
# and an archive of its classes (220 MB), for this WAR, this Payara and this Java. Without it, or
# where it does not fit any more, everything works as ever.
#
# DARKROOM_WAR        the archive (default: target/darkroom.war of this checkout); payara-micro.jar
#                     lies beside it
# DARKROOM_JAVA_OPTS  options of the Java virtual machine (default: those named below)
# DARKROOM_*          settings, as microprofile-config.properties in the archive explains them
set -eu
here=$(cd "$(dirname "$0")" && pwd)
war=${DARKROOM_WAR:-$here/../../target/darkroom.war}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -r "$war" ]; then
  echo "There is no $war: build it (mvn package) or set DARKROOM_WAR." >&2
  exit 1
fi
lib=$(cd "$(dirname "$war")" && pwd)
war=$lib/$(basename "$war")
payara=$lib/payara-micro.jar

# Whatever makes what was prepared unfit is in the name: where it lies, what it is of, which Java.
home=$(dirname "$(dirname "$(readlink -f "$(command -v "$java")")")")
made_of=$(stat -L -c '%n %s %Y' "$war" "$payara" "$home/lib/modules" 2>&1) || true
prepared=$lib/prepared-$(printf '%s' "$made_of" | cksum | cut -d ' ' -f 1)

# Memory outside of the heap: fewer arenas of the C library, no buffers kept for each thread.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

# The heap begins small; the room for what classes are made of begins large, as each step of its growth
# is a collection of everything; and what the C library keeps of freed memory goes back every ten seconds
# (a virtual machine that does not know how keeps it).
options="-Xms64m -Xmx256m -XX:+UseSerialGC -XX:MetaspaceSize=128m"
options="$options -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000"

if [ "${1:-}" = --prepare ]; then
  exec "$here/prepare.sh" "$java" "$war" "$payara" "$prepared"
fi
if [ -r "$prepared/ready" ]; then
  set -- "-Ddarkroom.server=$prepared" "$(cat "$prepared/ready")" \
    -cp "$payara:$prepared/server.jar:$war" io.darkroom.boot.Main \
    --logproperties "$here/logging.properties" "$@"
else
  set -- -cp "$war:$payara" io.darkroom.boot.Main --logproperties "$here/logging.properties" "$@"
fi

# The JVM options are words on purpose.
# shellcheck disable=SC2086
exec "$java" "@$here/jvm.options" ${DARKROOM_JAVA_OPTS-$options} \
  -Djdk.nio.maxCachedBufferSize=262144 "$@"
