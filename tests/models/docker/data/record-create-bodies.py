#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what the docker CLI 20.10 sends for the command lines of runlines.txt, into createbodies.json.

Usage: record-create-bodies.py [path of the docker CLI, default /usr/bin/docker]
A small server on a private socket plays an engine of API 1.41: it answers the ping, keeps the body of the create call
and refuses it. The lines run in this folder, so that env-file paths resolve, with FROM_HOST=here in the environment.
"""
import http.server
import json
import os
import shlex
import socketserver
import subprocess
import sys
import tempfile
import threading
import urllib.parse

FOLDER = os.path.dirname(os.path.abspath(__file__))


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body):
        data = body.encode()
        self.send_response(status)
        self.send_header("Api-Version", "1.41")
        self.send_header("OSType", "linux")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def do_HEAD(self):
        self.reply(200, "OK")

    def do_GET(self):
        self.reply(200, "OK" if self.path.endswith("_ping") else "{}")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "/containers/create" in self.path:
            query = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(self.path).query))
            self.server.seen = {"query": query, "body": json.loads(body)}
            self.reply(400, '{"message":"recorded"}')
        else:  # the pull that --pull always asks for
            self.reply(200, "")

    def log_message(self, *arguments):
        pass

    def address_string(self):
        return "unix"


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    seen = None


def main():
    docker = sys.argv[1] if len(sys.argv) > 1 else "/usr/bin/docker"
    with tempfile.TemporaryDirectory() as scratch:
        address = os.path.join(scratch, "engine.sock")
        server = Server(address, Recorder)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        environment = {"PATH": os.environ["PATH"], "HOME": scratch, "FROM_HOST": "here"}
        recorded, failures = [], 0
        for line in open(os.path.join(FOLDER, "runlines.txt"), encoding="utf-8"):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            words = shlex.split(line)
            server.seen = None
            run = subprocess.run([docker, "-H", "unix://" + address] + words[1:], cwd=FOLDER, env=environment,
                                 stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
            if server.seen is None:
                failures += 1
                print("not sent:", line, run.stderr.strip(), file=sys.stderr)
                continue
            # The CLI keeps volumes and variables in maps, so their order is that of chance.
            if server.seen["body"]["HostConfig"].get("Binds"):
                server.seen["body"]["HostConfig"]["Binds"].sort()
            if server.seen["body"].get("Env"):
                server.seen["body"]["Env"].sort()
            recorded.append({"line": line, **server.seen})
        server.shutdown()
    with open(os.path.join(FOLDER, "createbodies.json"), "w", encoding="utf-8") as out:
        out.write("[\n" + ",\n".join(json.dumps(one, sort_keys=True, ensure_ascii=False) for one in recorded) + "\n]\n")
    print(len(recorded), "recorded,", failures, "failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
