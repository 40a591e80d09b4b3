#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# cluster.sh up|down [DIR]: up.sh and down.sh for ctest. A cluster that cannot start here is left out, and the output
# says why; it is an error only when PILOTHOUSE_REQUIRE names `cluster`. It takes minutes to build, so it takes part
# when it has been built, when it is required, or with PILOTHOUSE_CLUSTER=build. What is up is added to the file
# PILOTHOUSE_ENGINES_REPORT, for the summary of a run.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/clusterlib.sh"
verb=${1:?up or down}
folder=$(absolute_folder "${2:-$(default_folder)}") || exit 1

required() { case ",${PILOTHOUSE_REQUIRE-}," in *",cluster,"*) return 0 ;; esac; return 1; }
report() {
  echo "cluster: $1"
  [ -z "${PILOTHOUSE_ENGINES_REPORT-}" ] || echo "cluster: $1" >>"$PILOTHOUSE_ENGINES_REPORT"
}

case $verb in
  up)
    if ! required && [ "${PILOTHOUSE_CLUSTER-}" != build ] && ! bash "$here/cluster-build.sh" --built >/dev/null; then
      bash "$here/down.sh" "$folder"
      report "not here: not built (PILOTHOUSE_CLUSTER=build builds it, in some minutes)"
      exit 0
    fi
    log=$(mktemp) || exit 1
    trap 'rm -f "$log"' EXIT
    if timeout 2300 bash "$here/up.sh" "$folder" >"$log" 2>&1; then
      report up
      exit 0
    fi
    report "not here: $(tail -1 "$log")"
    bash "$here/down.sh" "$folder"
    required || exit 0
    echo "cluster is required (PILOTHOUSE_REQUIRE), but did not start:" >&2
    cat "$log" >&2
    exit 1
    ;;
  down) bash "$here/down.sh" "$folder" ;;
  *) fail "cluster.sh: up or down?" ;;
esac
