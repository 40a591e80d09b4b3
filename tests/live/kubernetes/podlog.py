#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""podlog.py LINES [TEXT]: log lines of a container, one a second until now, as a container runtime writes them for the
kubelet: time in nanoseconds, stream, F for a full line or P for a part of one (kubelet's "CRI log format"). Every 10th
is from stderr, every 50th comes in two parts. Appended to a cluster's log of pods, they arrive in everything that follows.
"""
import sys
import time

count = int(sys.argv[1])
text = sys.argv[2] if len(sys.argv) > 2 else "request served"
now = time.time_ns()
for number in range(1, count + 1):
    at = now - (count - number) * 1_000_000_000
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at // 1_000_000_000)) + f".{at % 1_000_000_000:09}Z"
    stream = "stderr" if number % 10 == 0 else "stdout"
    line = f"line {number}: {text}"
    if number % 50 == 0:
        print(f"{stamp} {stream} P {line[:8]}")
        line = line[8:]
    print(f"{stamp} {stream} F {line}")
