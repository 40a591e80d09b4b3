# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parts of the bench share: engines of their own under one folder, a display, processes' CPU time and memory."""
import concurrent.futures
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = os.path.join(HERE, "..", "live", "docker")
CONTAINERS = 200
RUNNING = 50


class NotHere(Exception):
    """What a part needs cannot be had on this machine; the text says what."""


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path, timeout=60):
        super().__init__("engine", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Engine:
    """A dockerd started by the scripts of tests/live/docker, with containers bench-000..., the first 50 of them running."""

    def __init__(self, version, place, report, containers=CONTAINERS):
        self.version = version
        self.folder = os.path.join(place, f"docker{version}")
        self.socket = os.path.join(self.folder, "sock")
        self.host = "unix://" + self.socket
        if os.geteuid() != 0 or not shutil.which("dockerd") and not os.path.exists("/usr/sbin/dockerd"):
            raise NotHere("an engine needs root and docker.io")
        report(f"starting Docker {'20.10' if version == 20 else version}")
        self.script("up")
        subprocess.run(["bash", os.path.join(SCRIPTS, "testimage.sh"), self.socket], check=True, stdout=subprocess.DEVNULL)
        self.name = "Docker " + self.get("/version")["Version"]
        if containers == 0:
            return
        report(f"making {containers} containers, {RUNNING} of them running, in {self.name}")
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(self.make, range(containers)))

    def script(self, verb):
        done = subprocess.run(["bash", os.path.join(SCRIPTS, f"docker{self.version}-{verb}.sh"), self.folder],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0 and verb == "up":
            raise NotHere(f"Docker {self.version} does not start: {done.stdout.strip()[-300:]}")

    def make(self, number):
        body = {"Image": "pilothouse/test:1", "Cmd": ["sleep", "1000000"],
                "Labels": {"com.docker.compose.project": f"project{number % 12}"}}
        name = f"bench-{number:03}"
        self.post(f"/containers/create?name={name}", body)
        if number < RUNNING:
            self.post(f"/containers/{name}/start")

    def request(self, method, path, body=None):
        connection = UnixConnection(self.socket)
        try:
            connection.request(method, "/v1.41" + path, json.dumps(body) if body is not None else None,
                               {"Content-Type": "application/json"} if body is not None else {})
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
        if answer.status >= 400:
            raise RuntimeError(f"{self.version}: {method} {path}: {answer.status} {data[:200]!r}")
        return data

    def get(self, path):
        return json.loads(self.request("GET", path))

    def post(self, path, body=None):
        return self.request("POST", path, body)

    def list_ms(self, query):
        """What a bare socket takes for the same list."""
        begun = time.perf_counter()
        self.request("GET", "/containers/json?" + query)
        return (time.perf_counter() - begun) * 1000

    def pids(self):
        with open(os.path.join(self.folder, "pid")) as file:
            return descendants(int(file.read()))

    def down(self):
        self.script("down")


class Display:
    """An X server without a screen, and a session bus; `environment` names both."""

    def __init__(self, place):
        if not shutil.which("Xvfb") or not shutil.which("dbus-daemon"):
            raise NotHere("Xvfb or dbus-daemon is not installed")
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()  # to the line's end: a server whose pipe is closed before that dies
        if not number:
            raise NotHere("Xvfb does not start")
        self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL, text=True)
        address = self.bus.stdout.readline().strip()
        run = os.path.join(place, "run")
        os.makedirs(run, mode=0o700, exist_ok=True)
        self.environment = dict(os.environ, DISPLAY=":" + number, DBUS_SESSION_BUS_ADDRESS=address, HOME=place,
                                XDG_CONFIG_HOME=place + "/config", XDG_STATE_HOME=place + "/state", XDG_RUNTIME_DIR=run,
                                XDG_CACHE_HOME=place + "/cache", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        for name in ("WAYLAND_DISPLAY", "DOCKER_HOST", "DOCKER_CONTEXT", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"):
            self.environment.pop(name, None)

    def end(self):
        for process in (self.bus, self.server):
            process.terminate()
            process.wait()


def descendants(pid):
    """The process and all that descends from it."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    parent = int(file.read().rsplit(")", 1)[1].split()[1])
                children.setdefault(parent, []).append(int(name))
            except OSError:
                pass
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def cpu_seconds(pids):
    total = 0
    for pid in pids if isinstance(pids, list) else [pids]:
        try:
            with open(f"/proc/{pid}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / os.sysconf("SC_CLK_TCK")


def resident_mb(pid):
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1000
    return 0


def end(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(condition, seconds, what):
    limit = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > limit:
            raise RuntimeError(f"{what}: not within {seconds} s")
        time.sleep(0.002)
    return found
