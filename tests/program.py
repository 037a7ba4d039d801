# SPDX-License-Identifier: Apache-2.0
"""What the tests in Python share: checks that are counted, the program, and a server that runs. LAPWING names the program."""
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import time

LAPWING = os.path.realpath(os.environ["LAPWING"])
API = "/api/v1/"
passed, problems = 0, []


def check(holds, what):
    global passed
    if holds:
        passed += 1
    else:
        problems.append(what)
        print(what)


def finish():
    """The last line, and the exit code."""
    print(f"{passed} passed, {len(problems)} failed")
    return 1 if problems else 0


def lapwing(*arguments, code=0, **more):
    done = subprocess.run([LAPWING, *arguments], capture_output=True, text=True, timeout=300, check=False, **more)
    check(done.returncode == code, f"lapwing {' '.join(arguments)}: exit code {done.returncode} instead of {code}: {done.stderr[-400:]}")
    return done


class Server:
    """A running `lapwing serve`; ended by SIGTERM, which must be a clean end."""

    def __init__(self, *arguments, verb="serve", listen="127.0.0.1:0"):
        self.process = subprocess.Popen([LAPWING, verb, "--listen", listen, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        match = re.search(r":(\d+)/$", self.address)
        if not match:
            raise SystemExit(f"no address: {self.address} {self.process.stderr.read()}")
        self.port = int(match.group(1))

    def ask(self, path, method="GET", headers=None, body=None, host=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name in [host] if isinstance(host, str) else (host if host is not None else [f"localhost:{self.port}"]):
            connection.putheader("Host", name)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def json(self, path, status=200, **more):
        answer = self.ask(API + path, **more)
        check(answer.status == status, f"{path}: {answer.status} instead of {status}: {answer.text[:200]}")
        kind = answer.getheader("Content-Type")
        check(kind == ("application/json" if status < 400 else "application/problem+json") or "geo" in kind, f"{path}: type {kind}")
        try:
            return json.loads(answer.text)
        except ValueError as error:
            check(False, f"{path}: no JSON: {error}: {answer.text[:200]}")
            return {}

    def raw(self, data, wait=10):
        """What comes back for these bytes, until the server closes or `wait` seconds."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as client:
            with contextlib.suppress(OSError):
                client.sendall(data)
            got = b""
            with contextlib.suppress(OSError):
                while piece := client.recv(65536):
                    got += piece
            return got

    def end(self):
        began = time.time()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=20)
        check(code == 0, f"SIGTERM: exit code {code}: {self.process.stderr.read()[-300:]}")
        check(time.time() - began < 5, "SIGTERM: took more than five seconds")
