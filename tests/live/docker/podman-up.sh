#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# podman-up.sh DIR: starts the distribution's podman as a service with every file under DIR; its socket is DIR/sock. End
# it with podman-down.sh DIR.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
folder=${1:?folder}
command -v podman >/dev/null || fail "podman: there is no podman"
mkdir -p "$folder/net" "$folder/tmp" "$folder/volumes" "$folder/run"
# Locks in files: the shared memory segment would be that of the host's own podman.
# crun refuses a host with both kinds of cgroups.
runtime=runc
command -v runc >/dev/null || runtime=crun
# Podman makes this bridge when the first container starts; unless it was there, it goes when we go.
ip link show cni-podman0 >/dev/null 2>&1 || echo cni-podman0 >"$folder/bridge"
cat >"$folder/containers.conf" <<CONF
[engine]
runtime = "$runtime"
cgroup_manager = "cgroupfs"
events_logger = "file"
lock_type = "file"
tmp_dir = "$folder/tmp"
volume_path = "$folder/volumes"
[network]
network_config_dir = "$folder/net"
CONF
cat >"$folder/storage.conf" <<CONF
[storage]
driver = "${PILOTHOUSE_PODMAN_DRIVER-overlay}"
graphroot = "$folder/root"
runroot = "$folder/run"
CONF
if [ ! -e "$folder/registries.conf" ]; then # else it starts again, and nobody says which registry
  cat >"$folder/registries.conf" <<CONF
[[registry]]
location = "127.0.0.1"
insecure = true
CONF
fi
if [ -n "${PILOTHOUSE_REGISTRY-}" ]; then
  printf '[[registry]]\nlocation = "%s"\ninsecure = true\n' "$PILOTHOUSE_REGISTRY" >>"$folder/registries.conf"
fi
export CONTAINERS_CONF=$folder/containers.conf CONTAINERS_STORAGE_CONF=$folder/storage.conf
export CONTAINERS_REGISTRIES_CONF=$folder/registries.conf TMPDIR=$folder/tmp
setsid podman --root "$folder/root" --runroot "$folder/run" system service --time=0 "unix://$folder/sock" \
  </dev/null >>"$folder/log" 2>&1 9>&- &
main=$!
echo "$main" >"$folder/pid"
started() { ping_socket "$folder/sock" || ! kill -0 "$main" 2>/dev/null; }
if ! wait_for 30 started || ! ping_socket "$folder/sock"; then
  tail -25 "$folder/log" >&2
  end_all "$folder"
  fail "podman: its service did not start"
fi
