# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A million lines of log: taken in from an engine and from a replay of what it sent, searched, scrolled."""
import os
import socket
import statistics
import threading
import time

import benchlib

LINES = 1_000_000
RUNS = 3
# The text of bench_log.cpp as busybox' awk writes it: 108 bytes a line with its line feed.
WRITER = r"""BEGIN { for (i = 0; i < %d; ++i) printf("%%s request %%d GET /v1/orders/%%05d status=%%d %%s took=%%03dms trace=%%08x region=eu-central-1 az=1 node=worker%%02d\n",
 i %% 9973 ? "INFO" : "ERROR", 10000000 + i, i %% 88213, 200 + i %% 7 * 50, i %% 50021 == 49999 ? "timeout" : "ok", i %% 911, i * 40503 %% 1073741824, i %% 32) }"""


def write_log(engine):
    body = {"Image": "pilothouse/test:1", "Cmd": ["awk", WRITER % LINES]}
    engine.post("/containers/create?name=bench-log", body)
    engine.post("/containers/bench-log/start")
    benchlib.wait_for(lambda: not engine.get("/containers/bench-log/json")["State"]["Running"], 180, "writing the log")
    return engine.get("/containers/bench-log/json")["Id"]


def read_bare(engine, container, into=None):
    """Reads the whole log over a bare socket, as the window asks for it; ms, and the stream's bytes."""
    begun = time.perf_counter()
    connection = benchlib.UnixConnection(engine.socket, 120)
    connection.request("GET", f"/v1.41/containers/{container}/logs?stdout=1&stderr=1&timestamps=1&tail=all")
    answer = connection.getresponse()
    buffer = memoryview(bytearray(1 << 20))
    size = 0
    while got := answer.readinto(buffer):
        size += got
        if into:
            into.write(buffer[:got])
    connection.close()
    return (time.perf_counter() - begun) * 1000, size


class Replay:
    """An engine's socket that sends a recorded log from a file and passes everything else on to the engine."""

    def __init__(self, engine, recorded, path):
        self.engine, self.recorded, self.path = engine, recorded, path
        self.replayed = 0
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen(16)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=[client], daemon=True).start()

    def serve(self, client):
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.engine.socket)
        threading.Thread(target=self.pump, args=[server, client], daemon=True).start()
        try:
            while data := client.recv(65536):
                # A connection that was used for something else before may be the one that asks for the log.
                if data.startswith(b"GET ") and b"/logs?" in data.split(b"\r\n", 1)[0]:
                    self.replayed += 1
                    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n"
                                   b"Connection: close\r\n\r\n")
                    with open(self.recorded, "rb") as file:
                        client.sendfile(file)
                    client.shutdown(socket.SHUT_RDWR)
                    break
                server.sendall(data)
        except OSError:
            pass
        server.close()
        client.close()

    @staticmethod
    def pump(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def end(self):
        self.listener.close()
        os.remove(self.path)


def intake(bench, path, container):
    said = bench.values([bench.program("bench_intake"), path, container, str(LINES)])
    return said["intake"]


def run(bench):
    bench.say("search in a million lines")
    bench.run_program([bench.program("bench_log")])
    engine = benchlib.Engine(20, bench.place, bench.say, containers=0)
    try:
        bench.say("writing a million lines in a container")
        container = write_log(engine)
        recorded = os.path.join(bench.place, "recorded")
        with open(recorded, "wb") as file:
            _, size = read_bare(engine, container, file)
        bench.say(f"taking in {size / 1e6:.0f} MB")
        bare, ours, replayed = [], [], []
        replay = Replay(engine, recorded, os.path.join(bench.place, "replay"))
        try:
            for _ in range(RUNS):
                bare.append(read_bare(engine, container)[0])
                ours.append(intake(bench, engine.socket, container))
                replayed.append(intake(bench, replay.path, container))
            if replay.replayed != RUNS:
                raise RuntimeError(f"{replay.replayed} replays for {RUNS} readings")
        finally:
            replay.end()
        own = statistics.median(bare)
        bench.figure("log.engine", statistics.median(ours), ("the same stream thrown away", own), own * 1.1)
        bench.figure("log.replay", statistics.median(replayed), ("the engine itself", own))
    finally:
        engine.down()
