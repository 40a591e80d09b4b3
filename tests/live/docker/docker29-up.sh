#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# docker29-up.sh DIR: starts Docker Engine 29 (built by docker29-build.sh, unless it is there) with every file under
# DIR; its socket is DIR/sock. End it with docker29-down.sh DIR.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/enginelib.sh"
programs=$(bash "$here/docker29-build.sh") || fail "docker29: it could not be built"
export PATH=$programs:$PATH
start_dockerd "${1:?folder}" "$programs/dockerd"
