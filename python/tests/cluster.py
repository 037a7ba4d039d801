# SPDX-License-Identifier: Apache-2.0
"""Spark on this machine as a cluster: every part is a process of its own, and can be killed."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pyspark


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Cluster:
    """spark://127.0.0.1 with two workers of one core each."""

    def __init__(self, folder):
        self.folder = folder
        home = pathlib.Path(pyspark.__file__).parent
        self.environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_NO_DAEMONIZE": "1", "PYSPARK_PYTHON": sys.executable, "SPARK_DAEMON_MEMORY": "512m"}
        self.port, self.page = free_port(), free_port()
        self.url = f"spark://127.0.0.1:{self.port}"
        self.processes = []
        self.start("master.Master", "-h", "127.0.0.1", "-p", str(self.port), "--webui-port", str(self.page))
        self.workers = [self.start_worker() for _ in range(2)]
        self.wait_for(2)

    def start(self, name, *arguments):
        log = open(self.folder / f"{len(self.processes)}.log", "wb")
        with log:
            process = subprocess.Popen([str(pathlib.Path(self.environment["SPARK_HOME"], "bin", "spark-class")), f"org.apache.spark.deploy.{name}", *arguments], env=self.environment,
                                       stdout=log, stderr=log, start_new_session=True)
        self.processes.append(process)
        return process

    def start_worker(self):
        return self.start("worker.Worker", "-h", "127.0.0.1", "-c", "1", "-m", "1g", "--webui-port", "0", "-d", str(self.folder / f"work{len(self.processes)}"), self.url)

    def wait_for(self, alive):
        for _ in range(240):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.page}/json/", timeout=5) as answer:
                    if sum(worker["state"] == "ALIVE" for worker in json.load(answer)["workers"]) == alive:
                        return
            except OSError:
                pass
            time.sleep(0.5)
        raise AssertionError(f"no cluster of {alive} workers after two minutes: {(self.folder / '0.log').read_text()[-1500:]}")

    def stop(self):
        for process in self.processes:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


def kill_tree(pid):
    """A worker with the executors it has started, which lead sessions of their own."""
    children = [int(entry.name) for entry in pathlib.Path("/proc").iterdir() if entry.name.isdigit() and parent_of(entry) == pid]
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    for child in children:
        kill_tree(child)


def parent_of(entry):
    try:
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return None
