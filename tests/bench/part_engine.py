# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What needs a real engine with 200 containers: start, memory, CPU while idle, `docker stats` beside it, events."""
import os
import statistics
import subprocess
import time

import benchlib

RUNS = 11
HISTORY = 7200  # seconds


def started(bench, engine, more=(), environment=None):
    """Starts the window; the process and the file with its first paints."""
    mark = os.path.join(bench.place, "timing")
    if os.path.exists(mark):
        os.remove(mark)
    settings = os.path.join(bench.place, "settings.json")
    command = [bench.program("pilothouse"), "--context", engine.host, "--timing", mark, "--settings", settings, "--log",
               "error", *more]
    begun = time.time() * 1000
    process = subprocess.Popen(command, env=environment or bench.display.environment)
    return process, mark, begun


def painted(process, mark):
    """Waits for the paint of all containers; the wall times in ms of the first rows and of all."""
    def moments():
        if process.poll() is not None:
            raise RuntimeError(f"the window ended with {process.returncode}")
        try:
            with open(mark) as file:
                lines = [line.split() for line in file.read().split("\n")[:-1]]
        except FileNotFoundError:
            return None
        whole = [float(ms) for what, rows, ms in lines if what == "all" and int(rows) == benchlib.CONTAINERS]
        return (float(lines[0][2]), whole[0]) if whole else None
    return benchlib.wait_for(moments, 20, "a painted table")


def starts(bench, engine, environment=None):
    """Medians in ms: running ones painted, all painted, `docker ps -a`, the list alone over a bare socket."""
    rows, everything, command, bare = [], [], [], []
    for number in range(RUNS + 1):
        begun = time.perf_counter()
        subprocess.run(["docker", "-H", engine.host, "ps", "-a"], stdout=subprocess.DEVNULL, check=True)
        command.append((time.perf_counter() - begun) * 1000)
        bare.append(engine.list_ms("all=1"))
        process, mark, begun = started(bench, engine, environment=environment)
        try:
            moments = painted(process, mark)
        finally:
            benchlib.end(process)
        rows.append(moments[0] - begun)
        everything.append(moments[1] - begun)
    # The first of each is what makes the others warm.
    return tuple(statistics.median(values[1:]) for values in (rows, everything, command, bare))


def stats_beside(bench, engine):
    """`docker stats` of all running containers for 20 s: its CPU, its memory, what it costs the engine."""
    process = subprocess.Popen(["docker", "-H", engine.host, "stats"], stdout=subprocess.DEVNULL)
    try:
        time.sleep(5)
        own, theirs = benchlib.cpu_seconds(process.pid), benchlib.cpu_seconds(engine.pids())
        time.sleep(20)
        return ((benchlib.cpu_seconds(process.pid) - own) * 5, benchlib.resident_mb(process.pid),
                (benchlib.cpu_seconds(engine.pids()) - theirs) * 5)
    finally:
        benchlib.end(process)


def idle(bench, engine):
    """CPU in % of a core, memory in MB, the engine's CPU, of a window that has recorded 50 containers for two hours."""
    process, mark, _ = started(bench, engine, ["--history", str(HISTORY)])
    try:
        painted(process, mark)
        time.sleep(10)
        own, theirs = benchlib.cpu_seconds(process.pid), benchlib.cpu_seconds(engine.pids())
        time.sleep(30)
        return ((benchlib.cpu_seconds(process.pid) - own) / 0.3, benchlib.resident_mb(process.pid),
                (benchlib.cpu_seconds(engine.pids()) - theirs) / 0.3)
    finally:
        benchlib.end(process)


def live(bench, engine, what):
    environment = dict(bench.display.environment, DOCKER_HOST=engine.host)
    bench.run_program([bench.program("bench_live"), what, engine.socket], environment)


def run20(bench):
    engine = benchlib.Engine(20, bench.place, bench.say)
    try:
        bench.say("starts")
        rows, everything, command, bare = starts(bench, engine)
        bench.figure("start.20", everything, ("docker ps -a", command))
        accessible = dict(bench.display.environment, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        bench.figure("start.20.accessible", starts(bench, engine, accessible)[1], ("without", everything))
        bench.say("idle, and docker stats")
        cpu, memory, engine_cpu = idle(bench, engine)
        stats_cpu, stats_memory, stats_engine = stats_beside(bench, engine)
        bench.figure("memory", memory, ("docker stats", stats_memory))
        bench.figure("idle.cpu", cpu, ("docker stats", stats_cpu))
        bench.figure("CPU of the engine meanwhile, % of a core", engine_cpu, ("docker stats", stats_engine))
        bench.say("events")
        live(bench, engine, "event")
        live(bench, engine, "stall")
    finally:
        engine.down()


def run29(bench):
    engine = benchlib.Engine(29, bench.place, bench.say)
    try:
        bench.say("starts")
        rows, everything, command, bare = starts(bench, engine)
        bench.figure("start.29.running", rows, ("docker ps -a", command))
        bench.figure("start.29.all", everything, ("the engine's list alone", bare), bare + 150)
    finally:
        engine.down()
