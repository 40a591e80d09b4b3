#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sshd-down.sh DIR: ends what sshd-up.sh DIR started, with all its children, and removes DIR.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/enginelib.sh"
folder=${1:?folder}
# A connection outlives the one that took it, and does not name the folder.
for pid in $(processes_of "$folder"); do
  if [ "$pid" -gt 1 ]; then kill -KILL "$pid" 2>/dev/null; fi
done
end_all "$folder"
