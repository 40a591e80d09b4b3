#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# engines.sh up|down [DIR]: starts (ends) a registry, an sshd, the distribution's dockerd, once on a socket and once
# behind mutual TLS, Docker Engine 29 and podman's service, each engine with the image pilothouse/test:1.
# DIR/engines.env then tells their addresses:
#   DOCKER_SOCKET= DOCKER29_SOCKET= PODMAN_SOCKET= REGISTRY_ADDRESS= REGISTRY_USER= REGISTRY_PASSWORD=
#   and what sshd-up.sh and tls-up.sh tell.
# A server that cannot start here is left out, and engines.env.report says why; it is an error only when
# PILOTHOUSE_REQUIRE (docker,docker29,podman,registry,sshd,tls) names it. Engine 29 takes minutes to build, so it takes
# part when it has been built, when it is required, or with PILOTHOUSE_DOCKER29=build.
# engines.sh kill|start|restart NAME [DIR]: ends one engine's daemon that is up under DIR by kill -9 (containers keep
# their files and logs, and run on if the engine lets them), starts it again in the same place, or both.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
verb=${1:?up or down}
case $verb in kill | start | restart) one=${2:?which engine}; shift ;; esac
folder=${2:-${PILOTHOUSE_ENGINES_DIR:-/tmp/pilothouse-engines-$(id -u)}}
declare -A script=([registry]=registry [docker]=docker20 [docker29]=docker29 [podman]=podman [sshd]=sshd [tls]=tls)
names=(registry docker docker29 podman sshd tls)

required() { case ",${PILOTHOUSE_REQUIRE-}," in *",$1,"*) return 0 ;; esac; return 1; }

down() {
  local name
  for name in "${names[@]}"; do
    [ ! -d "$folder/$name" ] || bash "$here/${script[$name]}-down.sh" "$folder/$name" &
  done
  wait
  rm -rf --one-file-system "$folder"
}

up_one() { # name
  local name=$1 place=$folder/$1 engine=1
  case $name in registry | sshd) engine=0 ;; esac
  if [ "$(id -u)" != 0 ] && [ "$engine" = 1 ]; then echo "needs root"; return 1; fi
  if [ "$name" = docker29 ] && ! required docker29 && [ "${PILOTHOUSE_DOCKER29-}" != build ] &&
    ! bash "$here/docker29-build.sh" --built >/dev/null; then
    echo "not built (PILOTHOUSE_DOCKER29=build builds it, in some minutes)"
    return 1
  fi
  timeout 900 bash "$here/${script[$name]}-up.sh" "$place" 2>&1 || return 1
  [ "$engine" = 0 ] || timeout 120 bash "$here/testimage.sh" "$place/sock" 2>&1 || return 1
}

again() { # the same script finds its files there and keeps them
  timeout 60 bash "$here/${script[$one]}-up.sh" "$folder/$one"
}

case $verb in
  kill | start | restart)
    [ -n "${script[$one]-}" ] && [ -d "$folder/$one" ] || { echo "engines.sh: $one is not up in $folder" >&2; exit 2; }
    . "$here/enginelib.sh"
    if [ "$verb" != start ]; then kill_daemon "$folder/$one"; fi
    if [ "$verb" != kill ]; then again || exit 1; fi
    ;;
  up)
    # What a run before this one left behind.
    [ ! -d "$folder" ] || down
    mkdir -p "$folder" || exit 1
    up_one registry >"$folder/registry.log" && touch "$folder/registry.up"
    if [ -e "$folder/registry.up" ]; then
      PILOTHOUSE_REGISTRY=$(sed -n 's/^REGISTRY_ADDRESS=//p' "$folder/registry/registry.env")
      export PILOTHOUSE_REGISTRY
    fi
    for name in docker docker29 podman sshd tls; do
      { up_one "$name" >"$folder/$name.log" && touch "$folder/$name.up"; } &
    done
    wait
    result=0
    : >"$folder/engines.env.new"
    for name in "${names[@]}"; do
      if [ -e "$folder/$name.up" ]; then
        echo "$name: up"
        if [ -e "$folder/$name/$name.env" ]; then
          cat "$folder/$name/$name.env" >>"$folder/engines.env.new"
        else
          echo "${name^^}_SOCKET=$folder/$name/sock" >>"$folder/engines.env.new"
        fi
      else
        echo "$name: not here: $(tail -1 "$folder/$name.log")"
        if required "$name"; then
          echo "$name is required (PILOTHOUSE_REQUIRE), but did not start:" >&2
          cat "$folder/$name.log" >&2
          result=1
        fi
        [ ! -d "$folder/$name" ] || bash "$here/${script[$name]}-down.sh" "$folder/$name" >/dev/null 2>&1
      fi
    done >"$folder/engines.env.report"
    cat "$folder/engines.env.report"
    [ -z "${PILOTHOUSE_ENGINES_REPORT-}" ] || cp "$folder/engines.env.report" "$PILOTHOUSE_ENGINES_REPORT"
    mv "$folder/engines.env.new" "$folder/engines.env"
    exit "$result"
    ;;
  down) down ;;
  *) echo "engines.sh: up, down, kill, start or restart?" >&2; exit 2 ;;
esac
