#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""stormserver.py KUBECONFIG SECONDS: as much of an API server as a watch of 10,000 pods needs, over plain HTTP on loopback,
since a real one cannot make 1,000 changes a second on two cores. It writes a kubeconfig, then answers /version and the watch of
pods: all of them, a bookmark, a pause of 5 s, and then SECONDS of 1,000 MODIFIED frames a second. The n-th change of a pod gives
it n restarts; the last frame adds the pod "the-end". What else is asked for is not there."""
import http.server
import json
import sys
import threading
import time

PODS = 10_000
RATE = 1_000
TICK = 0.01


def pod(number, restarts, version):
    name = f"service-{number // 40}-7d9c6b5f4d-{number:05}"
    labels = {"app.kubernetes.io/name": f"service-{number // 40}", "app.kubernetes.io/managed-by": "Helm",
              "helm.sh/chart": "service-1.4.2", "pod-template-hash": "7d9c6b5f4d"}
    fields = {f"f:field{i}": {"f:name": {}, "f:value": {}} for i in range(60)}
    return {
        "kind": "Pod", "apiVersion": "v1",
        "metadata": {"name": name, "namespace": f"team-{number // 400}", "uid": f"0f9b2c1e-1111-4222-8333-{number:012}",
                     "resourceVersion": str(version), "creationTimestamp": "2026-11-21T09:00:00Z", "labels": labels,
                     "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": name[:-6], "controller": True,
                                          "uid": f"aaaa1111-1111-4222-8333-{number // 40:012}"}],
                     "managedFields": [{"manager": "kubelet", "operation": "Update", "fieldsType": "FieldsV1", "fieldsV1": fields}]},
        "spec": {"nodeName": f"worker-{number % 200}", "containers": [
            {"name": "app", "image": "registry.example/app:1.4", "resources": {"requests": {"cpu": "250m", "memory": "256Mi"}}}]},
        "status": {"phase": "Running", "podIP": "10.40.0.1", "conditions": [{"type": "Ready", "status": "True"}],
                   "containerStatuses": [{"name": "app", "ready": True, "restartCount": restarts,
                                          "state": {"running": {"startedAt": "2026-11-21T09:00:05Z"}}}]}}


def frame(kind, thing):
    return json.dumps({"type": kind, "object": thing}, separators=(",", ":")).encode() + b"\n"


def bookmark():
    return frame("BOOKMARK", {"kind": "Pod", "apiVersion": "v1", "metadata": {
        "resourceVersion": "20000", "annotations": {"k8s.io/initial-events-end": "true"}}})


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path == "/version":
            self.answer(200, {"major": "1", "minor": "36", "gitVersion": "v1.36.3"})
        elif self.path.startswith("/api/v1/pods?") and "sendInitialEvents" in self.path:
            self.storm()
        else:
            self.answer(404, {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404})

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def chunk(self, data):
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def storm(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for first in range(0, PODS, 500):
                self.chunk(b"".join(frame("ADDED", pod(i, 0, i + 1)) for i in range(first, first + 500)))
            self.chunk(bookmark())
            time.sleep(5)
            for data in self.server.ticks:
                self.server.due += TICK
                time.sleep(max(0.0, self.server.due - time.monotonic()) if self.server.begun else 0)
                if not self.server.begun:
                    self.server.begun, self.server.due = True, time.monotonic()
                self.chunk(data)
            time.sleep(600)
        except OSError:
            pass


def main():
    path, seconds = sys.argv[1], int(sys.argv[2])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.begun, server.due = False, 0.0
    # Made before: a busy server would be what is measured.
    each = int(RATE * TICK)
    server.ticks, change = [], 0
    for _ in range(int(seconds / TICK)):
        frames = []
        for _ in range(each):
            number = change * 7919 % PODS
            frames.append(frame("MODIFIED", pod(number, change // PODS + 1, 30_000 + change)))
            change += 1
        server.ticks.append(b"".join(frames))
    end = pod(PODS, 0, 1_000_000)
    end["metadata"]["name"] = "the-end"
    server.ticks.append(frame("ADDED", end))
    with open(path, "w") as file:
        json.dump({"apiVersion": "v1", "kind": "Config", "current-context": "storm",
                   "clusters": [{"name": "c", "cluster": {"server": f"http://127.0.0.1:{server.server_address[1]}"}}],
                   "users": [{"name": "u", "user": {}}],
                   "contexts": [{"name": "storm", "context": {"cluster": "c", "user": "u"}}]}, file)
    print("ready", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


main()
