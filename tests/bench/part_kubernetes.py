# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""10,000 pods from bytes to rows; no cluster needed."""


def run(bench):
    bench.say("10,000 pods, from a server's bytes to rows")
    bench.run_program([bench.program("bench_kubernetes")])
