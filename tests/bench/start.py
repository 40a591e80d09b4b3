#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""start.py PROGRAM: how long from before exec until the table shows rows of a real engine, and how much memory that takes.

Takes the engine that DOCKER_HOST names, or the distribution's, started by tests/live/docker; makes up to 200 containers
there (named bench-*), and removes them. `docker ps -a` is timed beside it in the same run. One JSON object a line.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 11
CONTAINERS = 200


def say(name, value, unit, limit=None, peer=None):
    print(json.dumps({"name": name, "value": round(value, 1), "unit": unit, "limit": limit, "peer": peer}), flush=True)


def engine(here, place):
    if os.environ.get("DOCKER_HOST"):
        return os.environ["DOCKER_HOST"], None
    if os.geteuid() != 0 or not shutil.which("dockerd"):
        print("no engine: set DOCKER_HOST, or be root where docker.io is installed")
        sys.exit(77)
    scripts = os.path.join(here, "..", "live", "docker")
    folder = os.path.join(place, "engine")
    subprocess.run(["bash", os.path.join(scripts, "docker20-up.sh"), folder], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["bash", os.path.join(scripts, "testimage.sh"), os.path.join(folder, "sock")], check=True,
                   stdout=subprocess.DEVNULL)
    return "unix://" + os.path.join(folder, "sock"), [os.path.join(scripts, "docker20-down.sh"), folder]


def resident(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    return 0


def cpu_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    program = sys.argv[1]
    here = os.path.dirname(os.path.abspath(__file__))
    place = tempfile.mkdtemp(prefix="pilothouse-bench-")
    down = None
    try:
        host, down = engine(here, place)
        env = dict(os.environ, DOCKER_HOST=host, HOME=place, XDG_CONFIG_HOME=place, XDG_STATE_HOME=place)
        docker = ["docker", "-H", host]
        have = subprocess.run(docker + ["ps", "-aq"], capture_output=True, text=True, check=True).stdout.split()
        for number in range(max(0, CONTAINERS - len(have))):
            subprocess.run(docker + ["create", "--name", f"bench-{number}", "pilothouse/test:1", "sleep", "100000"],
                           check=True, stdout=subprocess.DEVNULL)
        for number in range(10):
            subprocess.run(docker + ["start", f"bench-{number}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        starts, lists, memory, idle = [], [], 0, 0
        for run in range(RUNS):
            begun = time.time()
            subprocess.run(docker + ["ps", "-a"], stdout=subprocess.DEVNULL, check=True)
            lists.append((time.time() - begun) * 1000)
            mark = os.path.join(place, "filled")
            if os.path.exists(mark):
                os.remove(mark)
            begun = time.time()
            process = subprocess.Popen([program, "--timing", mark, "--log", "error"], env=env)
            while not (os.path.exists(mark) and os.path.getsize(mark) > 12):
                time.sleep(0.002)
                if time.time() - begun > 20:
                    raise SystemExit("the table was not filled within 20 s")
            starts.append(float(open(mark).read()) - begun * 1000)
            if run == RUNS - 1:
                time.sleep(10)
                before = cpu_seconds(process.pid)
                time.sleep(20)
                idle = (cpu_seconds(process.pid) - before) / 20 * 100
                memory = resident(process.pid)
            process.terminate()
            process.wait()
        say("start to the first filled table, 200 containers, median of 11", statistics.median(starts), "ms", 300,
            {"name": "docker ps -a", "value": round(statistics.median(lists), 1)})
        say("resident, 200 containers, 10 recorded", memory, "MB", 90)
        say("CPU while idle, 10 recorded at 1 s", idle, "% of a core", 1)
    finally:
        if down:
            subprocess.run(["bash"] + down, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        else:
            names = subprocess.run(["docker", "-H", host, "ps", "-aq", "--filter", "name=bench-"], capture_output=True,
                                   text=True).stdout.split()
            if names:
                subprocess.run(["docker", "-H", host, "rm", "-f"] + names, stdout=subprocess.DEVNULL)
        shutil.rmtree(place, ignore_errors=True)


main()
