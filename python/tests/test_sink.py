# SPDX-License-Identifier: Apache-2.0
"""The store goes away while shards are loaded, and comes back: nothing is lost, nothing is there twice."""

import contextlib
import importlib.util
import os
import pathlib
import pwd
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from unittest import mock

import common
import lapwing
from lapwing import shards
from lapwing.shards import load as loading

FORMAT = "parquet" if importlib.util.find_spec("pyarrow") else "jsonl"


class Sink(unittest.TestCase):
    """Shards of the season, and what a store holds when they were loaded without trouble."""

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.out = cls.folder / "out"
        (cls.folder / "in").mkdir()
        for path in common.make_shards(cls.folder / "in", 12):
            shards.code_shard(path, cls.out, format=FORMAT)
        cls.calm = shards.load_shards(cls.folder / "calm.db", cls.out)
        cls.expected = cls.held(cls.folder / "calm.db")

    @staticmethod
    def held(store):
        """Events and state of a store, but for its name."""
        return common.program("export", "--db", store, "--format", "jsonl"), common.program("verify", "--db", store).rpartition(b": sound")[2]

    def at_shard(self, number, do):
        """Does something when the loader comes to a shard."""
        seen = []

        def lines_of(*arguments):
            seen.append(arguments[2])
            if seen.count("articles") == number and arguments[2] == "articles":
                do()
            return real(*arguments)

        real = loading.lines_of
        return mock.patch.object(loading, "lines_of", lines_of)

    def load(self, store, code=0):
        done = subprocess.run([sys.executable, "-m", "lapwing.shards", "load", str(store), str(self.out)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stderr[-800:])
        return done.stderr


class Sqlite(Sink):
    def test_another_program_holds_the_file_for_a_while(self):
        store = self.folder / "busy.db"

        def hold():
            other = sqlite3.connect(store, check_same_thread=False, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            threading.Timer(2, lambda: (other.execute("ROLLBACK"), other.close())).start()

        with self.at_shard(4, hold):
            shards.load_shards(store, self.out)
        self.assertEqual(self.held(store), self.expected)

    def test_another_program_holds_the_file_for_too_long(self):
        """The loader gives up with 4; the same command goes on behind what is there."""
        store = self.folder / "held.db"
        others = []

        def hold():
            others.append(sqlite3.connect(store, isolation_level=None))
            others[0].execute("BEGIN IMMEDIATE")

        with self.at_shard(4, hold), self.assertRaisesRegex(lapwing.StoreError, "lock|busy|another") as caught:
            shards.load_shards(store, self.out)
        self.assertEqual(caught.exception.exit_code, 4)
        others[0].close()
        there = lapwing.open_store(store).counts()["articles"]
        self.assertGreater(there, 0)
        again = int(re.search(r"(\d+) of them there already", self.load(store)).group(1))
        self.assertTrue(there <= again < self.calm["articles"], again)
        self.assertEqual(self.held(store), self.expected)

    def test_the_loader_is_killed(self):
        store = self.folder / "killed.db"
        script = "import sys, time\nfrom lapwing import shards\nfrom lapwing.shards import load\nreal = load.lines_of\n" \
                 "load.lines_of = lambda *arguments: (time.sleep(0.1), real(*arguments))[1]\nshards.load_shards(*sys.argv[1:])"
        loader = subprocess.Popen([sys.executable, "-c", script, str(store), str(self.out)])
        deadline = time.monotonic() + 60
        there = 0
        while not there and time.monotonic() < deadline and loader.poll() is None:
            time.sleep(0.1)
            with contextlib.suppress(lapwing.Error):
                there = lapwing.open_store(store).counts()["articles"]
        self.assertIsNone(loader.poll(), "the loader was done before it could be killed")
        loader.send_signal(signal.SIGKILL)
        loader.wait()
        self.assertGreater(there, 0)
        self.load(store)
        self.assertEqual(self.held(store), self.expected)

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a small disk")
    def test_the_disk_of_the_store_is_full(self):
        small = self.folder / "small"
        small.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(small)], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest("no small disk could be mounted here")
        try:
            self.load(small / "full.db", code=4)
            subprocess.run(["mount", "-o", "remount,size=80m", str(small)], check=True)
            self.load(small / "full.db")
            self.assertEqual(self.held(small / "full.db"), self.expected)
        finally:
            subprocess.run(["umount", str(small)], check=True)


class Server:
    """PostgreSQL of this machine on a socket in a folder of its own."""

    def __init__(self):
        self.programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lapwing-pg.", dir="/tmp"))  # the path of a socket is short
        self.other = ()
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "postgres")
            self.other = ("setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups")
        self.run("initdb", "-D", self.folder / "data", "-U", "lapwing", "--auth=trust", "--encoding=UTF8", "--locale=C")
        self.start()

    def run(self, program, *arguments):
        with open(self.folder / "log", "ab") as log:
            subprocess.run([*self.other, str(self.programs / program), *map(str, arguments)], stdout=log, stderr=log, cwd=self.folder, check=True)

    def start(self):
        self.run("pg_ctl", "-D", self.folder / "data", "-w", "-o", f"-k {self.folder} -c listen_addresses='' -c fsync=off", "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def store(self, name):
        self.run("createdb", "-h", self.folder, "-U", "lapwing", name)
        return f"postgresql:///{name}?host={self.folder}&user=lapwing"

    def close(self):
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self.folder)


def has_server():
    try:
        return bool(list(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))) and (os.geteuid() != 0 or pwd.getpwnam("postgres") is not None)
    except KeyError:
        return False


@unittest.skipUnless(has_server(), "no PostgreSQL server here (script/setup installs one)")
class Postgres(Sink):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = Server()
        cls.addClassCleanup(cls.server.close)

    def check(self, store):
        self.assertEqual(self.held(store), self.expected)

    def test_gone_for_ten_seconds(self):
        store = self.server.store("ten")
        told = []

        def away():
            self.server.stop()
            threading.Timer(10, self.server.start).start()

        begin = time.monotonic()
        with self.at_shard(5, away):
            totals = shards.load_shards(store, self.out, waiting=told.append)
        self.assertGreater(time.monotonic() - begin, 10)
        self.assertEqual(totals, self.calm)
        self.assertEqual(len(told), 1, told)
        self.check(store)

    def test_gone_again_and_again_in_the_middle_of_transactions(self):
        store = self.server.store("again")
        done, gone = threading.Event(), []

        def trouble():
            for pause in (0.02, 0.05, 0.1, 0.2, 0.4, 0.8):  # longer and longer, or a slow machine would never see a transaction's end
                if done.wait(pause):
                    return
                self.server.stop()
                self.server.start()
                gone.append(pause)

        thread = threading.Thread(target=trouble)
        try:
            with self.at_shard(2, thread.start):
                shards.load_shards(store, self.out)
        finally:
            done.set()
            thread.join()
        self.assertTrue(gone)
        self.check(store)

    def test_not_there_at_all(self):
        store = self.server.store("later")
        self.server.stop()
        try:
            self.assertIn("no connection", self.load(store, code=4))
        finally:
            self.server.start()
        self.load(store)
        self.assertIn("0 events", self.load(store))
        self.check(store)


del Sink  # its tests are those of the two

if __name__ == "__main__":
    unittest.main()
