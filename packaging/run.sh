#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/run.sh [arguments of pilothouse]: installs what is missing, builds, and starts Pilothouse. The second time
# it starts at once: nothing is asked of the package lists, and only what changed is compiled.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
program=build/release/bin/pilothouse

windowless=0   # asks for something that needs no display
for argument in "$@"; do
  case $argument in --tour | --tour=*) windowless=tour ;; --help | -h | --version | -v) windowless=text ;; esac
done
if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ] && [ -z "${QT_QPA_PLATFORM-}" ]; then
  if [ "$windowless" = 0 ]; then
    echo "run.sh: there is no display here (DISPLAY and WAYLAND_DISPLAY are empty); --tour DIR writes pictures of every page instead" >&2
    exit 1
  fi
  export QT_QPA_PLATFORM=offscreen
fi

start() { exec "$program" "$@"; }
# Nothing newer than the program: start it.
if [ -x "$program" ] &&
  [ -z "$(find CMakeLists.txt CMakePresets.json app models ui resources translations -newer "$program" -type f -print -quit 2>/dev/null)" ]; then
  start "$@"
fi

bash packaging/packages.sh build run >&2 || echo "run.sh: not everything could be installed; trying all the same" >&2
jobs=$(nproc 2>/dev/null || echo 2)
memory=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null)
if [ -n "$memory" ] && [ "$memory" -lt "$jobs" ]; then jobs=$memory; fi
[ "$jobs" -ge 1 ] || jobs=1
mkdir -p build
log=build/run.log
[ -x "$program" ] || echo "Building Pilothouse; this takes some minutes, once ..." >&2
if ! { cmake --preset release -DPILOTHOUSE_TESTS=OFF && cmake --build --preset release -j "$jobs" --target pilothouse; } >"$log" 2>&1; then
  tail -40 "$log" >&2
  echo "run.sh: the build failed; all of its output is in $log" >&2
  exit 1
fi
touch "$program"   # ninja leaves it alone when only comments changed
start "$@"
