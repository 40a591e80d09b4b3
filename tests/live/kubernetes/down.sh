#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# down.sh [DIR]: ends the cluster that up.sh [DIR] started, with whatever still runs in its pods, and removes DIR. It does
# so whatever is left of it, and succeeds when there is nothing.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/clusterlib.sh"
folder=$(absolute_folder "${1:-$(default_folder)}") || exit 1
end_cluster "$folder"
