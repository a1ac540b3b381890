#!/bin/sh
# Runs Darkroom on Payara Micro in the foreground; Ctrl-C or SIGTERM stops it.
#
#   server-config/micro/run.sh [--settings FILE] [arguments of Payara Micro]
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
# Memory outside of the heap: fewer arenas of the C library, no buffers kept for each thread.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"

# The heap begins small, and what the C library keeps of freed memory goes back every ten seconds; a
# virtual machine that does not know how keeps it.
options="-Xms64m -Xmx256m -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=10000"

# The JVM options are words on purpose.
# shellcheck disable=SC2086
exec "$java" "@$here/jvm.options" ${DARKROOM_JAVA_OPTS-$options} \
  -Djdk.nio.maxCachedBufferSize=262144 -cp "$war:$(dirname "$war")/payara-micro.jar" io.darkroom.boot.Main \
  --logproperties "$here/logging.properties" "$@"
