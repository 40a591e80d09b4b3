# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""10,000 pods on 1,000 nodes of a real API server (kwok plays the nodes), kubectl beside it; and a storm of changes."""
import os
import ssl
import statistics
import subprocess
import http.client
import time

import benchlib

SCRIPTS = os.path.join(benchlib.HERE, "..", "live", "kubernetes")
NODES = 1_000
PODS = 10_000
RUNS = 5
STORM = 30  # seconds
# A thousand kubelets that sign a lease every ten seconds, on a machine that makes ten thousand pods meanwhile: what comes
# late would make nodes and their pods unready again.
FLAGS = {"PILOTHOUSE_KWOK_FLAGS": "--node-lease-duration-seconds=240",
         "PILOTHOUSE_CONTROLLER_FLAGS": "--node-monitor-grace-period=600s",
         "PILOTHOUSE_METRICS_FLAGS": "--metric-resolution=60s"}
# What the program asks for when it shows pods.
WATCH = ("/api/v1/pods?watch=1&allowWatchBookmarks=true&timeoutSeconds=400&sendInitialEvents=true"
         "&resourceVersionMatch=NotOlderThan")


class Cluster:
    def __init__(self, bench):
        self.folder = os.path.join(bench.place, "cluster")
        bench.say("starting a cluster")
        self.script("up.sh", self.folder)
        self.values = {}
        with open(os.path.join(self.folder, "cluster.env")) as file:
            for line in file:
                name, _, value = line.strip().partition("=")
                self.values[name] = value
        self.kubeconfig = self.values["CLUSTER_KUBECONFIG_ADMIN"]
        bench.say(f"making {NODES} nodes and {PODS} pods")
        self.script("fill.sh", str(NODES), str(PODS), self.folder)
        time.sleep(20)  # until what follows on so many pods has been done

    def script(self, name, *arguments):
        done = subprocess.run(["bash", os.path.join(SCRIPTS, name), *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, env=dict(os.environ, **FLAGS))
        if done.returncode != 0:
            raise benchlib.NotHere(f"{name}: {done.stdout.strip()[-300:]}")

    def discarded_ms(self):
        """The same request in the server's fastest encoding, to nowhere: until its last pod has come."""
        pki = os.path.join(self.folder, "pki")
        context = ssl.create_default_context(cafile=self.values["CLUSTER_CA"])
        context.load_cert_chain(os.path.join(pki, "admin.crt"), os.path.join(pki, "admin.key"))
        server = self.values["CLUSTER_SERVER"].removeprefix("https://")
        connection = http.client.HTTPSConnection(server, context=context, timeout=60)
        connection.connect()
        begun = time.perf_counter()
        connection.request("GET", WATCH, headers={"Accept": "application/vnd.kubernetes.protobuf"})
        answer = connection.getresponse()
        tail = b""
        while b"initial-events-end" not in tail:
            data = answer.read1(1 << 20)
            if not data:
                raise RuntimeError(f"the watch ended: {answer.status} {tail[-300:]!r}")
            tail = tail[-40:] + data
        taken = (time.perf_counter() - begun) * 1000
        connection.close()
        return taken

    def kubectl(self):
        """`kubectl get pods -A` to nowhere: milliseconds, MB at most."""
        begun = time.perf_counter()
        process = subprocess.Popen([self.values["CLUSTER_KUBECTL"], "--kubeconfig", self.kubeconfig, "get", "pods", "-A"],
                                   stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            raise RuntimeError(f"kubectl ended with {status}")
        return (time.perf_counter() - begun) * 1000, usage.ru_maxrss * 1.024 / 1000

    def down(self):
        subprocess.run(["bash", os.path.join(SCRIPTS, "down.sh"), self.folder], check=False)


def opened(bench, cluster, pane="kubernetes/pod"):
    mark = os.path.join(bench.place, "timing")
    if os.path.exists(mark):
        os.remove(mark)
    environment = dict(bench.display.environment, KUBECONFIG=cluster.kubeconfig)
    process = subprocess.Popen([bench.program("pilothouse"), "--timing", mark, "--timed-pane", pane, "--settings",
                                os.path.join(bench.place, "cluster-settings.json"), "--log", "error"], env=environment)

    def moments():
        if process.poll() is not None:
            raise RuntimeError(f"the window ended with {process.returncode}")
        try:
            with open(mark) as file:
                lines = [line.split() for line in file.read().split("\n")[:-1]]
        except FileNotFoundError:
            return None
        first = {what: float(ms) for what, _, ms in reversed(lines)}
        whole = [float(ms) for what, rows, ms in lines if what == "all" and int(rows) >= PODS]
        return (first["rows"] - first["click"], whole[0] - first["click"]) if whole else None
    return process, moments


def run(bench):
    cluster = Cluster(bench)
    try:
        first, everything, bare, command, command_mb, memory = [], [], [], [], [], []
        bench.say("opening Pods")
        for _ in range(RUNS + 1):
            ms, mb = cluster.kubectl()
            command.append(ms)
            command_mb.append(mb)
            bare.append(cluster.discarded_ms())
            process, moments = opened(bench, cluster)
            try:
                rows, whole = benchlib.wait_for(moments, 60, "all pods painted")
                memory.append(benchlib.resident_mb(process.pid))
            finally:
                benchlib.end(process)
            first.append(rows)
            everything.append(whole)
        middle = [statistics.median(values[1:]) for values in (first, everything, bare, command, command_mb, memory)]
        first, everything, bare, command, command_mb, memory = middle
        bench.figure("cluster.first", first, ("kubectl get pods -A", command))
        bench.figure("cluster.all", everything, ("the same request, discarded", bare), bare * 1.3)
        bench.figure("cluster.kubectl.time", everything, ("kubectl get pods -A", command), command / 4)
        bench.figure("cluster.kubectl.memory", memory, ("kubectl get pods -A", command_mb), command_mb / 2)
        bench.say("idle on Nodes, which watch all pods, and on Pods")
        process, moments = opened(bench, cluster, "kubernetes/node")
        try:
            time.sleep(25)
            bench.figure("cluster.memory", benchlib.resident_mb(process.pid))
        finally:
            benchlib.end(process)
        process, moments = opened(bench, cluster)
        try:
            benchlib.wait_for(moments, 60, "all pods painted")
            time.sleep(20)
            before = benchlib.cpu_seconds(process.pid)
            time.sleep(60)
            bench.figure("cluster.idle.cpu", (benchlib.cpu_seconds(process.pid) - before) / 0.6)
        finally:
            benchlib.end(process)
    finally:
        cluster.down()


def storm(bench):
    bench.say(f"{STORM} s of 1,000 changes a second")
    kubeconfig = os.path.join(bench.place, "storm.kubeconfig")
    server = subprocess.Popen(["python3", os.path.join(benchlib.HERE, "stormserver.py"), kubeconfig, str(STORM)],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if server.stdout.readline().strip() != "ready":
            raise RuntimeError("the server of the storm did not start")
        bench.run_program([bench.program("bench_storm"), str(STORM)], dict(bench.display.environment, KUBECONFIG=kubeconfig))
    finally:
        server.kill()
        server.wait()
