#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# apiserver.sh stop|kill|start|restart [DIR]: ends only the API server of a cluster that is up (stop: it says good-bye to
# its clients first, as in an upgrade; kill: it is gone at once, as in a crash), starts it again in the same place, or
# both. start comes back when it is ready. Everything else of the cluster goes on, and its data stay.
# PILOTHOUSE_APISERVER_FLAGS are flags, divided by spaces, that this start adds to those the cluster came up with.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/clusterlib.sh"
verb=${1:?stop, kill, start or restart}
folder=$(absolute_folder "${2:-$(default_folder)}") || exit 1
name=kube-apiserver
[ -x "$folder/run/$name" ] || fail "cluster: there is none in $folder"

stop() { terminate "$folder" "$name" TERM 70 || terminate "$folder" "$name" KILL 5 || fail "cluster: $name does not end"; }
start() {
  local flags
  if is_running "$folder" "$name"; then return 0; fi
  read -ra flags <<<"${PILOTHOUSE_APISERVER_FLAGS-}"
  relaunch "$folder" "$name" ${flags[@]+"${flags[@]}"}
  wait_for_api "$folder" 60 || fail "cluster: $name did not start" "$folder/log/$name"
  sed -i "s/^CLUSTER_PID_APISERVER=.*/CLUSTER_PID_APISERVER=$(cat "$folder/run/$name.pid")/" "$folder/cluster.env"
}

case $verb in
  stop) stop ;;
  kill) terminate "$folder" "$name" KILL 5 || fail "cluster: $name does not die" ;;
  start) start ;;
  restart)
    stop
    start
    ;;
  *) fail "apiserver.sh: stop, kill, start or restart?" ;;
esac
