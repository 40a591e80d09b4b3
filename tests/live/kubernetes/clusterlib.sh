# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the scripts beside it: the processes of one test cluster, whose every file lies under one folder. Whatever
# belongs to it, what has been executed "in" its pods included, carries a variable in its environment that names the
# folder, so that it can be found and ended even when the process that started it is gone.
. "$(dirname "${BASH_SOURCE[0]}")/../docker/enginelib.sh"

mark=PILOTHOUSE_CLUSTER_PROCESS

default_folder() { echo "${PILOTHOUSE_CLUSTER_DIR:-/tmp/pilothouse-cluster-$(id -u)}"; }

absolute_folder() { # folder: as it is written in the environment of its processes
  local folder
  folder=$(realpath -ms -- "$1") || return 1
  case $folder in
    /?*/?*) echo "$folder" ;;
    *) fail "cluster: $folder is no folder for a cluster" ;;
  esac
}

cluster_value() { # folder, name: out of its cluster.env
  sed -n "s/^$2=//p" "$1/cluster.env" 2>/dev/null | tail -1
}

cluster_processes() { # folder: ids, never of an ancestor of this script, which may run inside a pod
  local pid ancestor=$BASHPID ancestors=" 0 1 "
  while [ "${ancestor:-0}" -gt 1 ]; do
    ancestors+="$ancestor "
    ancestor=$(awk '/^PPid:/ { print $2 }' "/proc/$ancestor/status" 2>/dev/null)
  done
  for pid in $(grep -lzxsF "$mark=$1" /proc/[0-9]*/environ | cut -d/ -f3); do
    case $ancestors in *" $pid "*) continue ;; esac
    echo "$pid"
  done
}

end_cluster() { # folder, absolute: nothing in it is worth a slow farewell
  local folder=$1 pid pids
  for _ in 1 2 3 4 5; do
    pids=$(cluster_processes "$folder")
    [ -n "$pids" ] || break
    for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
    wait_for 2 eval "[ -z \"\$(cluster_processes '$folder')\" ]" || true
  done
  rm -rf --one-file-system "$folder"
}

is_running() { # folder, name: the process that was started under that name
  local pid
  pid=$(cat "$1/run/$2.pid" 2>/dev/null)
  [ "${pid:-0}" -gt 1 ] || return 1
  for _ in 1 2 3 4 5; do
    ! grep -qzxsF "$mark=$1" "/proc/$pid/environ" || return 0
    # For a moment of its exec a process shows no environment.
    kill -0 "$pid" 2>/dev/null || return 1
    sleep 0.02
  done
  return 1
}

# Starts a program and keeps how it was started in run/NAME, so that it can be started like that again.
launch() { # folder, name, command...
  local folder=$1 name=$2
  shift 2
  { echo '#!/bin/sh'; printf 'exec'; printf ' %q' "$@"; echo ' "$@"'; } >"$folder/run/$name"
  chmod +x "$folder/run/$name"
  relaunch "$folder" "$name"
}
relaunch() { # folder, name, further arguments...
  local folder=$1 name=$2
  shift 2
  (cd "$folder" && exec env -u KUBECONFIG "$mark=$folder" setsid "$folder/run/$name" "$@") \
    </dev/null >>"$folder/log/$name" 2>&1 9>&- &
  local pid=$!
  disown "$pid" # or this shell would tell when it is killed
  echo "$pid" >"$folder/run/$name.pid"
  # Until the new process has its environment, a few milliseconds, it cannot be told from one that has ended.
  until is_running "$folder" "$name" || ! kill -0 "$pid" 2>/dev/null; do :; done
}

terminate() { # folder, name, signal, seconds
  local folder=$1 name=$2 pid
  pid=$(cat "$folder/run/$name.pid" 2>/dev/null)
  is_running "$folder" "$name" || return 0
  kill "-$3" "$pid" 2>/dev/null
  wait_for "$4" eval "! is_running '$folder' '$name'"
}

answers() { # port: does anything listen there?
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Below what the kernel hands out by itself, so that no client's connection takes one before its server does.
free_ports() { # how many
  python3 - "$1" <<'PYTHON'
import random, socket, sys
held = []
while len(held) < int(sys.argv[1]):
    one = socket.socket()
    try:
        one.bind(("127.0.0.1", random.randrange(18000, 32000)))
        held.append(one)
    except OSError:
        one.close()
print(*[one.getsockname()[1] for one in held])
PYTHON
}

api_ready() { # folder
  curl -s -m 2 --cacert "$1/pki/ca.crt" --cert "$1/pki/infrastructure.crt" --key "$1/pki/infrastructure.key" \
    "$(cat "$1/run/server")/readyz" 2>/dev/null | grep -qx ok
}

wait_for_api() { # folder, seconds: no longer than its process lives
  wait_for "$2" eval "api_ready '$1' || ! is_running '$1' kube-apiserver"
  api_ready "$1"
}
