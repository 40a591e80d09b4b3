#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# registry-up.sh DIR: starts docker-registry with every file under DIR on a free loopback port, closed to all but one
# user. DIR/registry.env tells REGISTRY_ADDRESS, REGISTRY_USER and REGISTRY_PASSWORD. End it with registry-down.sh DIR.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
folder=${1:?folder}
command -v docker-registry >/dev/null || fail "registry: there is no docker-registry"
command -v htpasswd >/dev/null || fail "registry: there is no htpasswd"
mkdir -p "$folder/data"
user=user$((RANDOM % 10000))
password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
htpasswd -Bbc "$folder/htpasswd" "$user" "$password" 2>/dev/null || fail "registry: htpasswd failed"
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 10000))
  cat >"$folder/config.yml" <<CONF
version: 0.1
log: { level: warn }
storage:
  filesystem: { rootdirectory: "$folder/data" }
  delete: { enabled: true }
http: { addr: "127.0.0.1:$port" }
auth:
  htpasswd: { realm: pilothouse, path: "$folder/htpasswd" }
CONF
  setsid docker-registry serve "$folder/config.yml" </dev/null >"$folder/log" 2>&1 9>&- &
  main=$!
  echo "$main" >"$folder/pid"
  up() { curl -s -m 2 -o /dev/null -f -u "$user:$password" "http://127.0.0.1:$port/v2/"; }
  started() { up || ! kill -0 "$main" 2>/dev/null; }
  # The port may be another's: then this process has ended.
  if wait_for 15 started && up && kill -0 "$main" 2>/dev/null; then
    printf 'REGISTRY_ADDRESS=127.0.0.1:%s\nREGISTRY_USER=%s\nREGISTRY_PASSWORD=%s\n' "$port" "$user" "$password" \
      >"$folder/registry.env"
    exit 0
  fi
done
tail -25 "$folder/log" >&2
end_all "$folder"
fail "registry: docker-registry did not start"
