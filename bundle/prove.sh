#!/usr/bin/env bash
# Start the program of a packed bundle where nothing is but a desk: no network, no Python, an empty
# home, and a program folder that cannot be written. The exit code is that of the selftest.
#
#   prove.sh npo-wizard-VERSION.tar.xz [words for the program; else --selftest]
set -euo pipefail
packed=$(readlink -f "$1")
shift
[ $# -gt 0 ] || set -- --selftest
surroundings=(--net --mount)
[ "$(id -u)" = 0 ] || surroundings+=(--map-root-user)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/program" "$work/home" "$work/empty"
tar -xf "$packed" -C "$work/program"

unshare "${surroundings[@]}" -- bash -euo pipefail -c '
  work=$1; shift
  mount --bind "$work/program" "$work/program"
  mount -o remount,bind,ro "$work/program"
  if touch "$work/program/npo-wizard/x" 2>/dev/null; then echo "De map is niet alleen-lezen."; exit 1; fi
  for place in /usr/lib/python3* /usr/local/lib/python3* /opt /root "$HOME"; do
    [ ! -d "$place" ] || mount --bind "$work/empty" "$place"
  done
  for python in /usr/bin/python3* /usr/local/bin/python3*; do
    [ ! -e "$python" ] || mount --bind /dev/null "$(readlink -f "$python")"
  done
  if python3 -c "" 2>/dev/null; then echo "Er is nog een Python."; exit 1; fi
  [ "$(ls /sys/class/net | grep -v "^lo$" | wc -l)" = 0 ] || [ -z "$(cat /proc/net/route | tail -n +2)" ]
  exec env -i HOME="$work/home" PATH=/usr/bin:/bin LANG=C.UTF-8 "$work/program/npo-wizard/npo-wizard" "$@"
' prove "$work" "$@"
