#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/run.sh [--no-live] [-R REGEX] [--bench [--report]] [--sanitizers] [--fuzz MINUTES]: installs what is missing, builds
# preset ci and runs the tests, real servers included; the last lines are ctest's own summary, the exit code is ctest's.
#   --no-live      without the real engines
#   -R REGEX       only tests whose name matches
#   --bench        the benches instead (preset release), engines included: one table, build/release/bench.json, and an
#                  error where a limit is missed; -R takes parts of it. With --report missed limits are no error
#   --sanitizers   the tests under asan+ubsan, then under tsan, without the real engines
#   --fuzz MIN     the fuzzers instead, MIN minutes in all
# PILOTHOUSE_REQUIRE=docker,docker29,podman,registry,sshd,tls,cluster (or some of these) makes the real servers named there
# compulsory: the run fails if one cannot start. Others that cannot start here are skipped, and are named. sshd serves
# this user on a loopback port and touches nobody's ~/.ssh; tls is a second Docker 20.10, behind mutual TLS.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
root=$PWD

live=1 regex= mode=test minutes=0 report=
while [ $# -gt 0 ]; do
  case $1 in
    --no-live) live=0 ;;
    -R) regex=${2:?-R wants a regular expression}; shift ;;
    --bench) mode=bench ;;
    --report) report=--report ;;
    --sanitizers) mode=sanitizers ;;
    --fuzz) mode=fuzz; minutes=${2:?--fuzz wants minutes}; shift ;;
    -h | --help) sed -n '5,15s/^# \?//p' tests/run.sh; exit 0 ;;
    *) echo "tests/run.sh: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done
[ "$mode" = test ] || live=0

say() { printf '\n== %s\n' "$*"; }

# --- a private place for whatever the tests write; short, as a socket's path has at most 107 characters
export PILOTHOUSE_CACHE=${PILOTHOUSE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/pilothouse}
engines=$root/tests/live/docker/engines.sh
down() { # folder: ends the servers that were started under it, then removes it
  [ ! -e "$engines" ] || bash "$engines" down "$1/engines" >/dev/null 2>&1
  [ ! -e "$1/cluster" ] || bash "$root/tests/live/kubernetes/down.sh" "$1/cluster" >/dev/null 2>&1
  rm -rf --one-file-system "$1"
}
for old in /tmp/pilothouse-test.*/owner; do
  # A run that was killed could not clean up.
  if [ -e "$old" ] && [ -O "$old" ] && ! kill -0 "$(cat "$old")" 2>/dev/null; then down "${old%/owner}"; fi
done
place=$(mktemp -d /tmp/pilothouse-test.XXXXXX) || exit 2
echo $$ >"$place/owner"
job=
tree() { # pid: it and its descendants
  local child
  for child in $(pgrep -P "$1"); do tree "$child"; done
  echo "$1"
}
finish() {
  local code=$?
  trap - EXIT INT TERM HUP
  if [ -n "$job" ]; then
    # All that ctest has started, or a server that is just coming up would outlive us.
    kill $(tree "$job") 2>/dev/null
  fi
  down "$place"
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# --- packages
groups=(build run test)
[ "$live" = 0 ] && [ "$mode" != bench ] || groups+=(live)
[ "$mode" != fuzz ] || groups+=(fuzz)
for group in "${groups[@]}"; do
  # What is really missing shows below, more precisely.
  bash packaging/packages.sh "$group" || echo "tests/run.sh: not all packages of group $group could be installed" >&2
done

# --- build
available=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo 2>/dev/null)
jobs=$(nproc 2>/dev/null || echo 2)
if [ -n "$available" ] && [ "$available" -lt "$jobs" ]; then jobs=$available; fi
[ "$jobs" -ge 1 ] || jobs=1
build() { # preset, target (all)
  say "Building preset $1 ($jobs jobs)"
  local log=$place/configure.log used=0
  [ ! -e "build/$1/CMakeCache.txt" ] || used=1
  if ! cmake --preset "$1" -DPILOTHOUSE_TESTS=ON >"$log" 2>&1; then
    # A build folder of another checkout or of another compiler is worth nothing.
    rm -rf "build/$1"
    if ! cmake --preset "$1" -DPILOTHOUSE_TESTS=ON >"$log" 2>&1; then
      cat "$log"
      echo "tests/run.sh: cmake --preset $1 failed" >&2
      return 1
    fi
  fi
  if ! cmake --build --preset "$1" -j "$jobs" ${2:+--target "$2"}; then
    if [ "$used" = 1 ]; then
      # What an older state of the tree has left in the folder may be the reason.
      echo "tests/run.sh: building again in an empty folder"
      rm -rf "build/$1"
      build "$@"
      return
    fi
    echo "tests/run.sh: the build of preset $1 failed" >&2
    return 1
  fi
}

# --- ctest: its summary last; before it, which tests passed only when they were repeated
tests() { # preset, arguments...
  local preset=$1 code
  shift
  say "Testing preset $preset"
  mkdir -p "$place/run" "$place/config" "$place/data" "$place/state" "$place/cache" "$place/tmp"
  chmod 700 "$place/run"
  mkfifo "$place/out.$preset"
  local fixed=() repeat=2
  # What a sanitizer reports once is a fault, whether it comes again or not.
  case $preset in asan | tsan) repeat=1 ;; esac
  # ThreadSanitizer of GCC 12 does not get along with the address spaces that newer kernels lay out at random.
  if [ "$preset" = tsan ] && setarch "$(uname -m)" -R true 2>/dev/null; then fixed=(setarch "$(uname -m)" -R); fi
  env -u DOCKER_HOST -u DOCKER_CONTEXT -u DOCKER_CONFIG -u DOCKER_TLS_VERIFY -u DOCKER_CERT_PATH -u CONTAINER_HOST \
    XDG_RUNTIME_DIR="$place/run" XDG_CONFIG_HOME="$place/config" XDG_DATA_HOME="$place/data" \
    XDG_STATE_HOME="$place/state" XDG_CACHE_HOME="$place/cache" TMPDIR="$place/tmp" \
    PILOTHOUSE_CLUSTER_DIR="$place/cluster" PILOTHOUSE_ENGINES_DIR="$place/engines" PILOTHOUSE_ENGINES="$place/engines/engines.env" \
    PILOTHOUSE_ENGINES_REPORT="$place/report" \
    PILOTHOUSE_REQUIRE="${PILOTHOUSE_REQUIRE-}" \
    ${fixed[@]+"${fixed[@]}"} \
    ctest --test-dir "build/$preset" --output-on-failure --repeat "until-pass:$repeat" --timeout 300 --no-tests=error "$@" \
    </dev/null >"$place/out.$preset" 2>&1 &
  job=$!
  awk -v report="$place/report" '
    !summary && /tests passed, [0-9]+ tests? failed out of/ { summary = 1 }
    summary { held[++lines] = $0; next }
    { print; fflush() }
    / (Test +)?#[0-9]+: / && /\*\*\*/ { for (i = 1; i < NF; ++i) if ($i ~ /^#[0-9]+:$/) failed[$(i + 1)] = 1 }
    / #[0-9]+: / && / Passed / { for (i = 1; i < NF; ++i) if ($i ~ /^#[0-9]+:$/ && failed[$(i + 1)]) repeated[$(i + 1)] = 1 }
    END {
      for (name in repeated) print "Passed only when repeated: " name
      while ((getline line < report) > 0) print "Real servers: " line
      print ""
      for (i = 1; i <= lines; ++i) print held[i]
    }' <"$place/out.$preset" &
  local reader=$!
  wait "$job"
  code=$?
  job=
  wait "$reader"
  rm -f "$place/out.$preset"
  return "$code"
}

only=()
[ -z "$regex" ] || only=(-R "$regex")
case $mode in
  test)
    build ci || exit 1
    leave='^bench$'
    [ "$live" = 1 ] || leave='^(bench|live)$'
    tests ci -j2 -LE "$leave" ${only[@]+"${only[@]}"}
    ;;
  bench)
    build release benches || exit 1
    say "Measuring"
    python3 tests/bench/bench.py build/release/bin --json build/release/bench.json --only "$regex" $report </dev/null &
    job=$!
    wait "$job"
    code=$?
    job=
    exit "$code"
    ;;
  sanitizers)
    result=0
    for preset in asan tsan; do
      build "$preset" || exit 1
      tests "$preset" -j2 -LE '^(bench|live|lint)$' ${only[@]+"${only[@]}"} || result=$?
      # Each fault that is planted has to be among the tests: a preset that reports nothing may see nothing.
      planted=$(ctest --test-dir "build/$preset" -N -R '^sanitizer\.(race|posted|spawned|address|undefined)$' | grep -c '#')
      case $preset/$planted in
        asan/2 | tsan/3) ;;
        *) echo "tests/run.sh: preset $preset lacks planted faults" >&2; result=1 ;;
      esac
    done
    exit "$result"
    ;;
  fuzz)
    build fuzz fuzzers || exit 1 # clang 14 does not get through coroutines with its sanitizers
    fuzzers=(build/fuzz/bin/fuzz_*)
    [ -x "${fuzzers[0]}" ] || { echo "tests/run.sh: there are no fuzzers" >&2; exit 1; }
    seconds=$((minutes * 60 / ${#fuzzers[@]}))
    [ "$seconds" -ge 1 ] || seconds=1
    for fuzzer in "${fuzzers[@]}"; do
      name=${fuzzer##*/}
      say "$name, $seconds s"
      mkdir -p "$place/$name"
      seeds=tests/fuzz/corpus/${name#fuzz_}
      "$fuzzer" -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -artifact_prefix="build/fuzz/" \
        "$place/$name" "$seeds" || exit 1
    done
    ;;
esac
