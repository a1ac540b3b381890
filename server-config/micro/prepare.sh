#!/bin/sh
# Makes the unpacked server and the archive of its classes; run.sh --prepare calls it.
#
#   prepare.sh JAVA WAR PAYARA_MICRO DIRECTORY
#
# Any number of these may run at once, and beside services: what they make is put in its place
# whole, and nothing that lies there already is touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
java=$1 war=$2 payara=$3 prepared=$4

if [ -r "$prepared/ready" ]; then
  echo "Prepared already in $prepared."
  exit 0
fi
if ! work=$(mktemp -d "$(dirname "$prepared")/.preparing-XXXXXX" 2>/dev/null); then
  echo "Nothing is prepared, as $(dirname "$prepared") cannot be written; starts stay as they are."
  exit 0
fi
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Nothing of an operator's settings: the rehearsal must not come near the service's own database.
# The same heap as run.sh's, so that objects in an archive fit.
java() {
  env -i PATH="$PATH" "$java" "@$here/jvm.options" -Xmx256m -XX:+UseSerialGC \
    -Djava.io.tmpdir="$work" "$@"
}

rehearse() {
  echo "A rehearsal of the start shows which classes it needs ..."
  java "-Ddarkroom.server=$prepared" "$@" -cp "$classes" io.darkroom.boot.Main \
    --rehearse "$work" --logproperties "$here/logging.properties" >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
}

mkdir "$work/server"
java -cp "$war:$payara" io.darkroom.boot.Main --unpack "$work/server"
# An archive knows the paths of its jars, so they must have come to their place first. Who loses
# this race goes on with what the winner put there.
mv -T "$work/server" "$prepared" 2>/dev/null || [ -r "$prepared/server.jar" ]
classes=$payara:$prepared/server.jar:$war

if java -XX:+PrintFlagsFinal -version 2>/dev/null | grep -q AOTCacheOutput; then
  # JDK 25 and newer: classes with their links and what a start does often, written as it ends.
  rehearse -XX:-ClassUnloading "-XX:AOTCacheOutput=$work/classes"
  option="-XX:AOTCache="
else
  rehearse -XX:TieredStopAtLevel=1 "-XX:DumpLoadedClassList=$work/list"
  echo "They are archived ..."
  # What belongs to the application has a class loader of its own, which takes nothing from these.
  grep -v 'io/darkroom/' "$work/list" >"$work/list-of-server"
  java -Xshare:dump -Xlog:disable -Xlog:all=error:stderr \
    "-XX:SharedClassListFile=$work/list-of-server" "-XX:SharedArchiveFile=$work/classes" \
    -cp "$payara:$prepared/server.jar"
  option="-XX:SharedArchiveFile="
fi
mv "$work/classes" "$prepared/classes"
echo "$option$prepared/classes" >"$work/ready"
mv "$work/ready" "$prepared/ready"
echo "Prepared in $prepared."
