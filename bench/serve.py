#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast the server answers, how many at once, and what 10,000 idle and slow clients do to the others.

usage: bench/serve.py [--store STORE] [--keep FOLDER] [--program build/lapwing] [--seconds 10]

Without --store one of a million invented events is made (bench/store.py), in FOLDER where given. Needs wrk (apt install wrk).
  views    what each view of the page asks for, one after the other, on a server just started; then again
  wrk      2 threads, 64 connections: one series again and again; series of random pairs and days
  crowd    10,000 connections that send nothing or a byte a second, and one client beside them, against that client alone
"""
import argparse
import http.client
import os
import pathlib
import random
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
STATES = ["USA", "CHN", "RUS", "JPN", "KOR", "PRK", "GBR", "FRA", "DEU", "IND"]
RANDOM_SERIES = """
local states = { %s }
math.randomseed(7)
request = function()
  local a, b = states[math.random(#states)], states[math.random(#states)]
  local year = math.random(2000, 2028)
  local by = ({ "day", "week", "month" })[math.random(3)]
  return wrk.format("GET", string.format("/api/v1/series?source=%%s&target=%%s&either_way=%%d&by=%%s&from=%%d-%%02d-01&to=%%d-12-31", a, b, math.random(0, 1), by, year, math.random(12), year + 1))
end
""" % ", ".join(f'"{s}"' for s in STATES)


class Server:
    def __init__(self, program, store):
        self.process = subprocess.Popen([program, "serve", "-q", "--db", store, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline()).group(1))

    def ask(self, path):
        begun = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path, headers={"Host": "localhost"})
        answer = connection.getresponse()
        size = len(answer.read())
        connection.close()
        return answer.status, size, (time.monotonic() - begun) * 1000

    def memory(self, what="VmRSS"):
        return int(re.search(what + r":\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) / 1024

    def metric(self, name):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/metrics", headers={"Host": "localhost"})
        return float(re.search(rf"^lapwing_{name} (\S+)", connection.getresponse().read().decode(), re.M).group(1))

    def end(self):
        self.process.terminate()
        self.process.wait()


def days_of(server):
    import json
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    connection.request("GET", "/api/v1/overview", headers={"Host": "localhost"})
    return json.loads(connection.getresponse().read())["days"]


def views(program, store):
    server = Server(program, store)
    days = days_of(server)
    server.end()
    last = time.mktime(time.strptime(days["to"], "%Y-%m-%d"))
    back = lambda n: time.strftime("%Y-%m-%d", time.localtime(last - n * 86400))
    to = days["to"]
    asked = {
        "overview": ["/", "/api/v1/overview", f"/api/v1/alarms?from={back(29)}&to={to}", f"/api/v1/map?from={back(29)}&to={to}&order=newest"],
        "pair": [f"/api/v1/series?source=USA&target=CHN&either_way=1&by=month&from={days['from']}&to={to}", f"/api/v1/events?source=USA&target=CHN&either_way=1&from={days['from']}&to={to}&order=newest&limit=50"],
        "network, 90 days": [f"/api/v1/network?from={back(89)}&to={to}"],
        "map, 90 days": [f"/api/v1/map?from={back(89)}&to={to}&order=newest"],
        "stories, 30 days": [f"/api/v1/stories?from={back(29)}&to={to}&limit=100"],
        "events, all": ["/api/v1/events?order=newest&limit=50"],
        "events, words": ["/api/v1/events?q=counterpart&order=newest&limit=50"],
        "digest, 7 days": [f"/api/v1/digest?since={back(6)}&until={to}"],
    }
    for name, paths in asked.items():
        server = Server(program, store)  # each by itself: what a process has to find out first counts
        took = []
        for _ in range(2):
            answers = [server.ask(path) for path in paths]
            assert all(status == 200 for status, _, _ in answers), (name, answers)
            took.append(sum(ms for _, _, ms in answers))
        print(f"view  {name:18} first {took[0]:7.0f} ms, again {took[1]:7.0f} ms, {sum(size for _, size, _ in answers) / 1024:,.0f} KiB, {server.memory('VmHWM'):.0f} MiB", flush=True)
        server.end()


def wrk(server, name, path, seconds, script=None):
    command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", "--timeout", "30s", "-H", "Host: localhost"] + (["-s", script] if script else []) + [f"http://127.0.0.1:{server.port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = lambda what: (re.search(what, said) or [None, "?"])[1]
    errors = " ".join(re.findall(r"(?:Socket errors:.*|Non-2xx.*)", said)) or "no errors"
    rate, p50, p99 = float(found(r"Requests/sec:\s+([\d.]+)")), found(r"50%\s+(\S+)"), found(r"99%\s+(\S+)")
    print(f"wrk   {name:18} {rate:9,.0f} a second, p50 {p50}, p99 {p99}; {errors}; {server.memory():.0f} MiB", flush=True)


def one_client(server, seconds):
    rng, times, failed = random.Random(3), [], 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        a, b = rng.sample(STATES, 2)
        try:
            status, _, ms = server.ask(f"/api/v1/series?source={a}&target={b}&by=month&from={rng.randrange(2000, 2028)}-01-01&to=2029-12-31")
            failed += status != 200
            times.append(ms)
        except OSError:
            failed += 1
    times.sort()
    return f"p50 {statistics.median(times):.1f} ms, p99 {times[int(len(times) * 0.99)]:.1f} ms, most {times[-1]:.0f} ms of {len(times)}, {failed} failed"


def crowd(server, seconds, most=10000):
    resource.setrlimit(resource.RLIMIT_NOFILE, (most + 500, max(most + 500, resource.getrlimit(resource.RLIMIT_NOFILE)[1])))
    print(f"crowd alone              {one_client(server, seconds)}", flush=True)
    clients, stop = [], threading.Event()

    def come():  # they keep coming: one that was turned away is back at once
        at = 0
        while not stop.is_set():
            if len(clients) < most:
                client = socket.socket()
                client.setblocking(False)
                client.connect_ex(("127.0.0.1", server.port))
                clients.append(client)
                continue
            at = (at + 1) % most
            if at % 2:
                try:
                    clients[at].send(b"GET / HT" if at % 4 == 1 else b"x")
                except OSError:
                    clients[at].close()
                    clients[at] = socket.socket()
                    clients[at].setblocking(False)
                    clients[at].connect_ex(("127.0.0.1", server.port))
            if at % 5000 == 0:
                time.sleep(1)

    thread = threading.Thread(target=come)
    thread.start()
    while len(clients) < most:
        time.sleep(0.05)
    print(f"crowd with {most:,}        {one_client(server, seconds)}; {server.metric('http_evicted_total'):,.0f} turned away, {server.memory():.0f} MiB", flush=True)
    stop.set()
    thread.join()
    for client in clients:
        client.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store")
    parser.add_argument("--keep")
    parser.add_argument("--program", default="build/lapwing")
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        store = options.store or os.path.join(folder, "store-1000000.db")
        if not os.path.exists(store):
            subprocess.run([sys.executable, str(ROOT / "bench/store.py"), "--keep", folder, "--program", program], check=True)
        views(program, store)
        server = Server(program, store)
        print(f"idle  {server.memory():.0f} MiB")
        wrk(server, "one series", "/api/v1/series?source=USA&target=CHN&either_way=1&by=month&from=2010-01-01&to=2019-12-31", options.seconds)
        script = os.path.join(temporary, "random.lua")
        pathlib.Path(script).write_text(RANDOM_SERIES)
        wrk(server, "random series", "/", options.seconds, script)
        wrk(server, "healthz", "/healthz", options.seconds)
        crowd(server, options.seconds)
        server.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
