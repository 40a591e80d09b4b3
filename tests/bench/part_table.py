# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table with 10,000 rows; no engine needed."""


def run(bench):
    bench.say("a table of 10,000 rows")
    bench.run_program([bench.program("bench_table")])
