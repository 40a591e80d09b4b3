#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packages.sh [--list] GROUP...: installs what is missing of the groups' Debian packages (Debian 12 and 13, Ubuntu
# 24.04); when nothing is missing it asks nobody and takes a few milliseconds. --list prints the missing ones instead.
#   build  to compile           run   to start the window
#   test   to run the tests     live  to run real engines, a registry and an sshd for the tests
#   fuzz   for tests/run.sh --fuzz
# "a|b" means: the first that is installed, else the first that the release has. "?a": only where the release has it.
set -u

list=0
groups=()
for argument in "$@"; do
  case $argument in
    --list) list=1 ;;
    build | run | test | live | fuzz) groups+=("$argument") ;;
    *) echo "packages.sh: unknown group $argument" >&2; exit 2 ;;
  esac
done

wanted=()
for group in "${groups[@]}"; do
  case $group in
    build) wanted+=(g++ cmake ninja-build make ?ccache ?mold pkg-config git ca-certificates
        qt6-base-dev qt6-base-dev-tools libopengl-dev libgl-dev
        "qt6-svg-dev|libqt6svg6-dev" qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools libvulkan-dev
        "libcurl4-openssl-dev|libcurl-dev" libssl-dev libpcre2-dev libvterm-dev libsimdjson-dev libyaml-cpp-dev
        libwslay-dev libprotozero-dev) ;;
    run) wanted+=("?qt6-qpa-plugins" "libqt6svg6|qt6-svg-plugins" "?qt6-svg-plugins" fonts-inter fonts-jetbrains-mono
        openssh-client xdg-utils) ;;
    test) wanted+=(xvfb xauth xdotool openbox imagemagick x11-utils x11-xserver-utils dbus dbus-x11 at-spi2-core
        gir1.2-atspi-2.0 python3 python3-gi desktop-file-utils appstream openssl nghttp2-server curl procps iproute2 util-linux) ;;
    live) wanted+=(docker.io "?docker-cli" podman containernetworking-plugins docker-registry apache2-utils
        openssh-server openssh-client busybox-static iptables kmod "crun|runc" libseccomp-dev gcc libc6-dev
        python3-venv python3-pip openssl procps) ;;
    fuzz) wanted+=(clang "libclang-rt-dev|libclang-rt-14-dev") ;;
  esac
done

# One question to each database, not one a package.
have=" $(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | sed -n 's/ installed$//p' | tr '\n' ' ') "
installed() { case $have in *" $1 "*) return 0 ;; esac; return 1; }
offers=
ask() { # which of the missing entries' alternatives the package lists know
  local names
  IFS=' ' read -ra names <<<"$(printf '%s ' "${missing[@]}" | tr '|?' '  ')"
  offers=" $(apt-cache policy "${names[@]}" 2>/dev/null |
    awk '/^[^ ]/ { name = $1; sub(/:$/, "", name) } /Candidate:/ && $2 != "(none)" { printf "%s ", name }') "
}
offered() { case $offers in *" $1 "*) return 0 ;; esac; return 1; }

missing=()   # entries none of whose alternatives is installed
for entry in "${wanted[@]}"; do
  found=0
  IFS='|' read -ra alternatives <<<"${entry#\?}"
  for name in "${alternatives[@]}"; do
    if installed "$name"; then found=1; break; fi
  done
  [ "$found" = 1 ] || missing+=("$entry")
done
[ ${#missing[@]} -gt 0 ] || exit 0

choose() { # fills `chosen` and `absent` from `missing`, by what the package lists offer
  ask
  chosen=()
  absent=()
  optional=()   # those of `chosen` that are nice to have
  local entry name pick
  for entry in "${missing[@]}"; do
    pick=
    IFS='|' read -ra alternatives <<<"${entry#\?}"
    for name in "${alternatives[@]}"; do
      if offered "$name"; then pick=$name; break; fi
    done
    if [ -n "$pick" ]; then
      chosen+=("$pick")
      [ "${entry#\?}" = "$entry" ] || optional+=("$pick")
    elif [ "${entry#\?}" = "$entry" ]; then absent+=("$entry"); fi
  done
}

if ! command -v apt-get >/dev/null; then
  echo "packages.sh: no apt-get here; please install: ${missing[*]}" >&2
  exit 1
fi
choose
if [ "$list" = 1 ]; then
  printf '%s\n' ${chosen[@]+"${chosen[@]}"} ${absent[@]+"${absent[@]}"}
  exit 0
fi
# All that is missing is optional and not in this release.
if [ ${#chosen[@]} -eq 0 ] && [ ${#absent[@]} -eq 0 ]; then
  # Unless there are no lists at all yet, that is an answer.
  if ls /var/lib/apt/lists/*Packages* >/dev/null 2>&1; then exit 0; fi
fi

sudo=()
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "packages.sh: please install as root: ${missing[*]}" >&2
    exit 1
  fi
  sudo=(sudo)
fi
echo "Installing with ${sudo[*]:+sudo }apt-get what is missing: ${missing[*]}"
quiet=(env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l)
# Services that come with packages (dockerd, a registry, sshd) are not to be started by their installation.
policy=/usr/sbin/policy-rc.d
ours=0
if [ "$(id -u)" = 0 ] && [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && ours=1
  trap '[ "$ours" = 1 ] && rm -f "$policy"' EXIT
fi
options=(-y -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
log=$(mktemp)
"${sudo[@]}" "${quiet[@]}" apt-get "${options[@]}" update >"$log" 2>&1 || tail -5 "$log"
choose
if [ ${#absent[@]} -gt 0 ]; then
  echo "packages.sh: this release has none of: ${absent[*]}" >&2
fi
result=0
if [ ${#chosen[@]} -gt 0 ]; then
  for try in 1 2 3; do
    result=0
    "${sudo[@]}" "${quiet[@]}" apt-get "${options[@]}" install --no-install-recommends "${chosen[@]}" >"$log" 2>&1 && break
    result=$?
    echo "packages.sh: apt-get failed (try $try)" >&2
    tail -15 "$log" >&2
    "${sudo[@]}" "${quiet[@]}" apt-get "${options[@]}" update >/dev/null 2>&1
  done
  if [ "$result" != 0 ]; then
    # One package that cannot be installed must not take the others with it.
    result=0
    for name in "${chosen[@]}"; do
      if ! "${sudo[@]}" "${quiet[@]}" apt-get "${options[@]}" install --no-install-recommends "$name" >"$log" 2>&1; then
        echo "packages.sh: $name could not be installed: $(tail -1 "$log")" >&2
        case " ${optional[*]-} " in *" $name "*) ;; *) result=1 ;; esac
      fi
    done
  fi
fi
rm -f "$log"
[ ${#absent[@]} -eq 0 ] || result=1
exit $result
