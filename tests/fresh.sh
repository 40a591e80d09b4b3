#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/fresh.sh [--keep] [bookworm|trixie]...: is what the README promises true on a machine that has nothing yet?
# For each release (both, if none is named) a new Debian is made by debootstrap; in it a fresh clone of this checkout's
# HEAD must, twice, start the program with packaging/run.sh and pass tests/run.sh. Needs root and debootstrap.
#   --keep   leave the machine's folder there for a look
# A machine here is a folder with namespaces of its own for mounts and processes: it has no engines, so tests/run.sh is
# given --no-live. What was downloaded and compiled is kept in $PILOTHOUSE_CACHE/fresh for the next time.
# PILOTHOUSE_FRESH_CCACHE=DIR has it compile with that compiler cache instead.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
root=$PWD

keep=0
releases=()
inside=
while [ $# -gt 0 ]; do
  case $1 in
    --keep) keep=1 ;;
    --inside) inside=${2:?}; shift ;;   # second stage of this script, in the machine's namespaces
    bookworm | trixie) releases+=("$1") ;;
    -h | --help) sed -n '5,12s/^# \?//p' tests/fresh.sh; exit 0 ;;
    *) echo "tests/fresh.sh: unknown argument $1" >&2; exit 2 ;;
  esac
  shift
done
cache=${PILOTHOUSE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/pilothouse}/fresh
say() { printf '\n== %s\n' "$*"; }

# --- second stage: everything mounted here is gone with the last process of this namespace
if [ -n "$inside" ]; then
  machine=$inside
  mount --make-rprivate / &&
    mount -t proc proc "$machine/proc" &&
    mount -t sysfs -o ro sysfs "$machine/sys" &&
    mount --rbind /dev "$machine/dev" &&
    mount -t tmpfs -o mode=755 tmpfs "$machine/run" &&
    mount --bind "$FRESH_CCACHE" "$machine/root/.cache/ccache" &&
    mount --bind "$FRESH_ARCHIVES" "$machine/var/cache/apt/archives" || exit 2
  # Like a person who has just logged in: nothing of our own environment.
  visit() { env -i HOME=/root LANG=C.UTF-8 TERM=dumb PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    chroot "$machine" bash -c 'cd /root/pilothouse && '"$1"; }
  code=0
  result() { # what, its exit code
    if [ "$2" = 0 ]; then echo "fresh: $1: right"; else echo "fresh: $1: FAILED ($2)"; code=1; fi | tee -a "$machine/results"
    [ "$2" = 0 ] || code=1
  }
  for time in first second; do
    say "$FRESH_RELEASE, $time time: packaging/run.sh without a display says so"
    # Nothing may be installed for that.
    visit 'packaging/run.sh 2>&1 | tee /tmp/said; [ "$(wc -l </tmp/said)" = 1 ] && grep -q -- "--tour" /tmp/said'
    result "$time time, no display" $?
    say "$FRESH_RELEASE, $time time: packaging/run.sh --tour"
    begin=$(date +%s)
    visit "packaging/run.sh --tour /root/tour-$time && ls /root/tour-$time/*.png | wc -l"
    ended=$?
    result "$time time, packaging/run.sh --tour in $(($(date +%s) - begin)) s" "$ended"
    say "$FRESH_RELEASE, $time time: tests/run.sh"
    begin=$(date +%s)
    visit 'tests/run.sh --no-live'
    ended=$?
    result "$time time, tests/run.sh --no-live in $(($(date +%s) - begin)) s" "$ended"
    say "$FRESH_RELEASE, $time time: packaging/run.sh on a display"
    # A window of the program has appeared on a real X server, and the program still runs.
    visit 'timeout -k 5 240 xvfb-run -a bash -c "packaging/run.sh --demo & program=\$!
      xdotool search --sync --onlyvisible --name Pilothouse getwindowname && kill -0 \$program; found=\$?
      kill \$program; wait \$program 2>/dev/null; exit \$found"'
    result "$time time, packaging/run.sh on a display" $?
  done
  exit $code
fi

# --- first stage
[ "$(id -u)" = 0 ] || { echo "tests/fresh.sh: debootstrap and chroot need root" >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "tests/fresh.sh: please install debootstrap" >&2; exit 2; }
[ ${#releases[@]} -gt 0 ] || releases=(bookworm trixie)
# Packages come from where this machine's come from.
mirror=$(cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2>/dev/null |
  awk '/^URIs:/ { u = $2 } /^deb / { for (i = 2; i <= NF; ++i) if ($i ~ /^https?:/) { u = $i; break } } u ~ /\/debian\/?$/ { print u; exit }')

code=0
for release in "${releases[@]}"; do
  mkdir -p "$cache/$release/ccache" "$cache/$release/archives/partial" || exit 2
  base=$cache/$release/base.tar
  if [ ! -e "$base" ]; then
    say "Making a Debian $release"
    work=$(mktemp -d "$cache/$release/base.XXXXXX") || exit 2
    if ! debootstrap --variant=minbase "$release" "$work" ${mirror:+"$mirror"} >"$cache/$release/debootstrap.log" 2>&1; then
      tail -20 "$cache/$release/debootstrap.log"
      rm -rf --one-file-system "$work"
      echo "tests/fresh.sh: debootstrap of $release failed" >&2
      code=1
      continue
    fi
    tar -C "$work" -cf "$base.part" . && mv "$base.part" "$base"
    rm -rf --one-file-system "$work"
  fi
  machine=$(mktemp -d "${TMPDIR:-/tmp}/pilothouse-fresh.XXXXXX") || exit 2
  tar -C "$machine" -xf "$base" || exit 2
  chmod 755 "$machine"
  mkdir -p "$machine/root/.cache/ccache"
  cp -L /etc/resolv.conf /etc/hosts "$machine/etc/" 2>/dev/null
  # What this machine needs to reach its package archive, a fresh machine here needs too.
  for file in /etc/apt/apt.conf.d/*; do
    if grep -qiE 'proxy|Check-Valid-Until|Check-Date' "$file"; then cp "$file" "$machine/etc/apt/apt.conf.d/"; fi
  done
  git clone -q --no-hardlinks "$root" "$machine/root/pilothouse" || exit 2
  FRESH_RELEASE=$release FRESH_CCACHE=${PILOTHOUSE_FRESH_CCACHE:-$cache/$release/ccache} \
    FRESH_ARCHIVES=$cache/$release/archives \
    unshare --mount --pid --fork --kill-child bash "$root/tests/fresh.sh" --inside "$machine"
  ended=$?
  say "$release"
  cat "$machine/results" 2>/dev/null
  [ "$ended" = 0 ] || code=1
  if [ "$keep" = 1 ]; then echo "It is in $machine"; else rm -rf --one-file-system "$machine"; fi
done
exit $code
