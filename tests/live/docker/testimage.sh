#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# testimage.sh SOCKET: makes the image pilothouse/test:1 (busybox with all its applets) in an engine, through its API.
set -eu
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
socket=${1:?socket}
busybox=$(command -v busybox) || fail "testimage: there is no busybox"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/root/bin" "$place/root/tmp" "$place/root/etc" "$place/root/proc" "$place/root/sys" "$place/root/dev"
chmod 1777 "$place/root/tmp"
cp "$busybox" "$place/root/bin/busybox"
for applet in $("$busybox" --list); do
  [ "$applet" = busybox ] || ln -s busybox "$place/root/bin/$applet"
done
echo 'root:x:0:0:root:/:/bin/sh' >"$place/root/etc/passwd"
echo 'root:x:0:' >"$place/root/etc/group"
printf 'FROM scratch\nCOPY root/ /\nENV PATH=/bin\nLABEL org.pilothouse.test=1\nCMD ["/bin/sh"]\n' >"$place/Dockerfile"
tar -C "$place" -cf "$place/context.tar" Dockerfile root
answer=$(curl -s -m 60 -X POST -H 'Content-Type: application/x-tar' --unix-socket "$socket" \
  --data-binary "@$place/context.tar" "http://engine/v1.40/build?t=pilothouse/test:1&networkmode=none") ||
  fail "testimage: $socket does not answer"
curl -s -m 10 -f -o /dev/null --unix-socket "$socket" "http://engine/v1.40/images/pilothouse/test:1/json" ||
  fail "testimage: no image came out of it: $answer"
