#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# docker20-up.sh DIR: starts the distribution's own dockerd (Debian 12: 20.10) with every file under DIR; its socket is
# DIR/sock. End it with docker20-down.sh DIR.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
program=$(command -v dockerd || ls /usr/sbin/dockerd 2>/dev/null) || fail "docker20: there is no dockerd"
start_dockerd "${1:?folder}" "$program"
