#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# compact.sh [DIR]: makes etcd forget every revision but the newest, and prints that one. What goes on from an older
# one, the next page of a list for instance, is then Gone (410), as after five minutes in a production cluster. The API
# server answers watches, and lists since 1.34, out of its own memory of the last changes: to make it forget as well,
# start it again (apiserver.sh restart) or have it ask etcd (PILOTHOUSE_APISERVER_FLAGS=--watch-cache=false).
# Protocol: etcd's JSON gateway, v3 API.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/clusterlib.sh"
folder=$(absolute_folder "${1:-$(default_folder)}") || exit 1
port=$(cluster_value "$folder" CLUSTER_PORT_ETCD)
[ -n "$port" ] || fail "cluster: there is none in $folder"

ask() { # path, body
  curl -s -f -m 20 --cacert "$folder/pki/ca.crt" --cert "$folder/pki/server.crt" --key "$folder/pki/server.key" \
    -d "$2" "https://127.0.0.1:$port/v3/$1"
}
status=$(ask maintenance/status '{}') || fail "cluster: etcd does not answer"
revision=$(printf %s "$status" | sed -n 's/.*"revision":"\([0-9]*\)".*/\1/p')
[ -n "$revision" ] || fail "cluster: etcd does not tell its revision"
ask kv/compaction "{\"revision\":\"$revision\",\"physical\":true}" >/dev/null || fail "cluster: etcd does not compact"
echo "$revision"
