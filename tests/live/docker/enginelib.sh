# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the scripts beside it: starts and ends daemons whose every file lies under one folder, so that nothing of
# the host's own engines is touched and whatever is left can be found by that folder's name.

fail() { # message, log
  echo "$1" >&2
  [ ! -s "${2-}" ] || { echo "--- the end of its log:" >&2; tail -25 "$2" >&2; }
  exit 1
}

ping_socket() { curl -s -m 2 --unix-socket "$1" http://engine/_ping 2>/dev/null | grep -q OK; }

wait_for() { # seconds, command...
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

# The ids of the daemons that name the folder in their arguments, each after whatever descends from it. Only programs of
# these names count, and never an ancestor of this script.
processes_of() { # folder
  local file pid program ancestor=$BASHPID ancestors=" 0 1 "
  while [ "${ancestor:-0}" -gt 1 ]; do
    ancestors+="$ancestor "
    ancestor=$(awk '/^PPid:/ { print $2 }' "/proc/$ancestor/status" 2>/dev/null)
  done
  for file in /proc/[0-9]*/cmdline; do
    pid=${file#/proc/}
    pid=${pid%/cmdline}
    case $ancestors in *" $pid "*) continue ;; esac
    program=$(readlink "/proc/$pid/exe" 2>/dev/null)
    case ${program##*/} in
      dockerd* | containerd* | docker-proxy* | podman* | conmon* | docker-registry* | sshd*) ;;
      *) continue ;;
    esac
    if tr '\0' ' ' <"$file" 2>/dev/null | grep -qF -- "$1/"; then descendants "$pid"; fi
  done
}
descendants() { # pid
  local child
  for child in $(pgrep -P "$1"); do descendants "$child"; done
  echo "$1"
}

end_all() { # folder, absolute: the daemon gets two seconds, then all are killed, mounts are undone, the bridge goes
  local folder=$1 pids pid id mount
  case $folder in /?*/?*) ;; *) fail "engines: $folder is no folder to clean up" ;; esac
  if [ -S "$folder/sock" ]; then
    for id in $(curl -s -m 3 --unix-socket "$folder/sock" http://engine/v1.40/containers/json 2>/dev/null |
      grep -o '"Id":"[0-9a-f]\{64\}"' | cut -d'"' -f4); do
      curl -s -m 3 -X POST --unix-socket "$folder/sock" "http://engine/v1.40/containers/$id/kill" >/dev/null 2>&1 &
    done
    wait
  fi
  if [ -s "$folder/pid" ]; then
    local main
    main=$(cat "$folder/pid")
    if [ "${main:-0}" -gt 1 ] && tr '\0' ' ' <"/proc/$main/cmdline" 2>/dev/null | grep -qF -- "$folder/"; then
      kill "$main" 2>/dev/null
      wait_for 4 eval "! kill -0 $main 2>/dev/null" || true
    fi
  fi
  for _ in 1 2 3; do
    pids=$(processes_of "$folder")
    [ -n "$pids" ] || break
    for pid in $pids; do
      if [ "$pid" -gt 1 ]; then kill -KILL "$pid" 2>/dev/null; fi
    done
    wait_for 1 eval "[ -z \"\$(processes_of '$folder')\" ]" || true
  done
  awk -v prefix="$folder/" 'index($2, prefix) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mount; do
    umount -l "$mount" 2>/dev/null
  done
  if [ -s "$folder/bridge" ]; then ip link delete "$(cat "$folder/bridge")" 2>/dev/null; fi
  rm -rf --one-file-system "$folder"
}

kill_daemon() { # folder: kill -9 of the daemon alone, as a crash; its containers' shims and its files stay
  local folder=$1 main
  main=$(cat "$folder/pid" 2>/dev/null)
  if [ "${main:-0}" -gt 1 ] && tr '\0' ' ' <"/proc/$main/cmdline" 2>/dev/null | grep -qF -- "$folder/"; then
    kill -KILL "$main"
    wait_for 5 eval "! kill -0 $main 2>/dev/null" || fail "engines: $main does not die"
  fi
  rm -f "$folder/sock" "$folder/pid"
}

make_bridge() { # folder: a bridge of its own, in a network that nothing here uses
  local name number
  if [ -s "$1/bridge" ] && ip link show "$(cat "$1/bridge")" >/dev/null 2>&1; then return 0; fi
  name=ph$(printf %s "$1$$" | sha256sum | cut -c1-8)
  for _ in 1 2 3 4 5 6 7 8; do
    number=$((RANDOM % 250 + 1))
    if ! ip -4 route show | grep -q "^10\.21[0-9]\.$number\."; then break; fi
  done
  ip link add "$name" type bridge && ip address add "10.213.$number.1/24" dev "$name" && ip link set "$name" up || return 1
  echo "$name" >"$1/bridge"
}

# No iptables rule is made: published ports go through docker-proxy, so two daemons cannot spoil each other's chains.
start_dockerd() { # folder, program, further arguments...
  local folder=$1 program=$2
  shift 2
  mkdir -p "$folder"
  make_bridge "$folder" || fail "dockerd: no bridge could be made"
  echo '{}' >"$folder/daemon.json"
  setsid "$program" --config-file "$folder/daemon.json" --data-root "$folder/root" --exec-root "$folder/exec" \
    -p "$folder/pid" -H "unix://$folder/sock" --bridge "$(cat "$folder/bridge")" --iptables=false --ip6tables=false \
    --ip-forward=false --ip-masq=false --log-level warn "$@" </dev/null >>"$folder/log" 2>&1 9>&- &
  local main=$!
  started() { ping_socket "$folder/sock" || ! kill -0 "$main" 2>/dev/null; }
  if ! wait_for 30 started || ! ping_socket "$folder/sock"; then
    tail -25 "$folder/log" >&2
    end_all "$folder"
    fail "dockerd: $program did not start"
  fi
}
