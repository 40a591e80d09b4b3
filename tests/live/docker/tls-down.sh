#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tls-down.sh DIR: ends what tls-up.sh DIR started, with all its children, and removes DIR.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
end_all "${1:?folder}"
