#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py BIN [--json FILE] [--only REGEX] [--report]: measures what the limits below speak of with the release
build in BIN, each beside a peer in the same run, prints one table and writes it as JSON. It starts the engines and the
display that it needs and ends them. Exit 1 when a limit is missed or a figure is absent, with the lines named;
--report only reports. On a machine that is busy with other things (more than 1.5 runnable processes a core) the table
says so: its figures are not those of the program alone.
"""
import argparse
import datetime
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback

import benchlib
import part_cluster
import part_engine
import part_kubernetes
import part_log
import part_table

# name: what it is, unit, limit. A limit of None comes with the figure, which has it from its peer.
LIMITS = {
    "start.20": ("start to a painted table of 200 containers, Docker 20.10", "ms", 300),
    "start.20.accessible": ("the same with accessibility on", "ms", 300),
    "start.29.running": ("start to the running ones painted, Docker 29", "ms", 300),
    "start.29.all": ("start to all of them painted, Docker 29", "ms", None),
    "event.p50": ("engine event to the changed cell painted, half of them", "ms", 15),
    "event.p99": ("engine event to the changed cell painted, 99 of 100", "ms", 50),
    "event.lost": ("of 400 renames: never painted", "", 0),
    "memory": ("resident, 200 containers, charts of 50 recorded for two hours", "MB", 90),
    "idle.cpu": ("CPU while idle, charts of 50 recorded at 1 s", "% of a core", 1),
    "batch.some": ("one batch, CPU time of the UI thread, 200 of 10,000 rows", "ms", 4),
    "batch.all": ("one batch, CPU time of the UI thread, all 10,000 rows", "ms", 16),
    "filter.busy": ("a key typed into the filter, 10,000 rows: CPU time of the UI thread", "ms", 4),
    "filter.painted": ("a key typed into the filter, 10,000 rows: new order painted", "ms", 40),
    "log.engine": ("a million log lines taken in from an engine", "ms", None),
    "log.replay": ("a million log lines taken in from a replayed stream", "ms", 3000),
    "log.search.literal.first": ("timeout: first hit", "ms", 30),
    "log.search.literal.all": ("timeout: all hits", "ms", 150),
    "log.search.alternatives.first": (r"timeout|refused|\b50\d\b: first hit", "ms", 30),
    "log.search.alternatives.all": (r"timeout|refused|\b50\d\b: all hits", "ms", 150),
    "log.search.class.first": (r"status=[45]\d\d .*took=9\d\dms: first hit", "ms", 30),
    "log.search.class.all": (r"status=[45]\d\d .*took=9\d\dms: all hits", "ms", 150),
    "log.scroll": ("scrolling frame in a million lines, CPU time, 99 of 100", "ms", 8),
    "kubernetes.list.json": ("10,000 pods, JSON on one page to rows: CPU time", "ms", 120),
    "kubernetes.pages.json": ("10,000 pods, JSON on pages of 500 to rows: CPU time", "ms", 120),
    "kubernetes.watch.json": ("10,000 pods, frames of a JSON watch to rows: CPU time", "ms", 250),
    "kubernetes.list.protobuf": ("10,000 pods, protobuf on one page to rows: CPU time", "ms", 60),
    "kubernetes.pages.protobuf": ("10,000 pods, protobuf on pages of 500 to rows: CPU time", "ms", 60),
    "kubernetes.watch.protobuf": ("10,000 pods, frames of a protobuf watch to rows: CPU time", "ms", 60),
    "kubernetes.row": ("memory of a pod's row with all that it holds", "bytes", 1024),
    "cluster.first": ("click on Pods of a cluster of 10,000 to the first rows painted", "ms", 250),
    "cluster.all": ("the same to all of them painted", "ms", None),
    "cluster.kubectl.time": ("all of them painted, against kubectl", "ms", None),
    "cluster.kubectl.memory": ("resident with them, the window included, against kubectl", "MB", None),
    "cluster.memory": ("resident, 10,000 pods and 1,000 nodes watched", "MB", 160),
    "cluster.idle.cpu": ("CPU while 10,000 pods are shown and nothing changes", "% of a core", 1),
    "kubernetes.storm.stall": ("longest stall of the UI thread in 1,000 watch events a second", "ms", 50),
    "kubernetes.storm.cpu": ("CPU of the whole program meanwhile", "% of a core", 25),
    "kubernetes.storm.wrong": ("rows that are not at their last value at the end", "", 0),
    "stall": ("longest stall of the UI thread in 60 s of 50 changes a second", "ms", 50),
}
PARTS = {"table": part_table.run, "kubernetes": part_kubernetes.run, "cluster": part_cluster.run,
         "storm": part_cluster.storm, "log": part_log.run,
         "engine20": part_engine.run20, "engine29": part_engine.run29}


class Bench:
    def __init__(self, programs, place):
        self.programs = os.path.abspath(programs)
        self.place = place
        self.figures = {}
        self.absent = []
        self.display = benchlib.Display(place)

    def program(self, name):
        return os.path.join(self.programs, name)

    def say(self, text):
        print("== " + text, flush=True)

    def figure(self, name, value, peer=None, limit=None):
        """`peer`: (what it is, its value)."""
        what, unit, fixed = LIMITS.get(name, (name, "", None))
        limit = fixed if limit is None else limit
        self.figures[name] = {"name": name, "what": what, "value": round(value, 2), "unit": unit, "limit": limit and round(limit, 1),
                              "met": None if limit is None else value <= limit,
                              "peer": {"what": peer[0], "value": round(peer[1], 2)} if peer else None}

    def said(self, command, environment=None):
        """What a program of ours prints, a figure a line."""
        done = subprocess.run(command, env=environment or self.display.environment, stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{os.path.basename(command[0])} ended with {done.returncode}")
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    def values(self, command):
        return {said["name"]: said["value"] for said in self.said(command)}

    def run_program(self, command, environment=None):
        for said in self.said(command, environment):
            peer = said.get("peer")
            self.figure(said["name"], said["value"], (peer["what"], peer["value"]) if peer else None, said.get("limit"))


def row(figure):
    peer = figure["peer"]
    limit = f"{figure['limit']:g}" if figure["limit"] is not None else "-"
    verdict = {True: "", False: "MISSED", None: ""}[figure["met"]]
    beside = f"{peer['what']}: {peer['value']:g}" if peer else ""
    return (figure["what"], f"{figure['value']:g}", limit, figure["unit"], verdict, beside)


def print_table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for index, cells in enumerate(rows):
        line = [cells[0].ljust(widths[0]), cells[1].rjust(widths[1]), cells[2].rjust(widths[2]), cells[3].ljust(widths[3]),
                cells[4].ljust(widths[4]), cells[5]]
        print("  ".join(line).rstrip())
        if index == 0:
            print("-" * (sum(widths) + 10))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("--json")
    parser.add_argument("--only", default="")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    wanted = [part for part in PARTS if re.search(options.only, part)]
    if not wanted:
        sys.exit(f"bench.py: no part is called {options.only}; there are {', '.join(PARTS)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # Before other programs, where that is allowed: engines and peers, being children, have it as well.
    try:
        os.setpriority(os.PRIO_PROCESS, 0, -15)
        priority = ", at raised priority"
    except OSError:
        priority = ""
    place = tempfile.mkdtemp(prefix="phbench-", dir="/tmp")
    load = [os.getloadavg()[0]]
    try:
        bench = Bench(options.programs, place)
        try:
            for part in wanted:
                try:
                    PARTS[part](bench)
                except benchlib.NotHere as error:
                    bench.absent.append(f"{part}: {error}")
                except Exception as error:  # the other parts still have something to say
                    traceback.print_exc()
                    bench.absent.append(f"{part}: {error}")
                load.append(os.getloadavg()[0])
        finally:
            bench.display.end()
    finally:
        shutil.rmtree(place, ignore_errors=True)
    cores = os.cpu_count()
    busy = max(load) / cores > 1.5
    order = list(LIMITS) + [name for name in bench.figures if name not in LIMITS]
    figures = [bench.figures[name] for name in order if name in bench.figures]
    missed = [figure for figure in figures if figure["met"] is False]
    lost = [LIMITS[name][0] for name in LIMITS if name not in bench.figures] if wanted == list(PARTS) else []
    day = datetime.date.today().isoformat()
    print(f"\nPilothouse, {day}, {cores} cores, load {min(load):.1f} to {max(load):.1f}{priority}"
          + (": BUSY with other work, so these figures are not the program's alone" if busy else ""))
    print_table([("", "is", "limit", "", "", "beside it, in the same run")] + [row(figure) for figure in figures])
    if options.json:
        with open(options.json, "w") as file:
            json.dump({"day": day, "cores": cores, "load": [round(value, 2) for value in load], "busy": busy,
                       "raised priority": bool(priority), "figures": figures, "absent": bench.absent + lost}, file, indent=1)
    for line in bench.absent:
        print("not measured: " + line)
    for line in lost:
        print("no figure: " + line)
    for figure in missed:
        print(f"missed: {figure['what']}: {figure['value']:g} {figure['unit']}, limit {figure['limit']:g}")
    sys.exit(1 if (missed or bench.absent or lost) and not options.report else 0)


main()
