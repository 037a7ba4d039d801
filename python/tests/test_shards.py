# SPDX-License-Identifier: Apache-2.0
"""Shards: the same bytes from any number of processes, killed or not; loaded, the store that an ingest makes."""

import concurrent.futures
import gzip
import importlib.util
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

import common
import lapwing
from lapwing import shards
from lapwing.shards.formats import lines_of

FORMAT = "parquet" if importlib.util.find_spec("pyarrow") else "jsonl"


def command(*arguments, **options):
    return [sys.executable, "-m", "lapwing.shards", *map(str, arguments)]


def run(*arguments, code=0):
    done = subprocess.run(command(*arguments), capture_output=True, text=True, check=False)
    assert done.returncode == code, f"{arguments}: exit code {done.returncode}: {done.stderr[-800:]}"
    return done.stderr


class ShardsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        (cls.folder / "in").mkdir()
        cls.paths = common.make_shards(cls.folder / "in", 8)
        cls.coder = lapwing.Coder(threads=1)
        cls.expected = cls.folder / "expected"
        cls.manifests = [shards.code_shard(path, cls.expected, coder=cls.coder, format=FORMAT) for path in cls.paths]

    def out(self):
        folder = self.folder / self.id().rpartition(".")[2]
        self.addCleanup(shutil.rmtree, folder, True)
        return folder

    def test_a_shard_holds_what_the_program_says(self):
        for path, manifest in zip(self.paths, self.manifests):
            lines = common.program("code", "--quiet", path, code=3 if manifest["rejects"] else 0)
            self.assertEqual([json.loads(line) for line in lines_of(self.expected, manifest, "events").splitlines()], [json.loads(line) for line in lines.splitlines()])
            articles = [json.loads(line) for line in lines_of(self.expected, manifest, "articles").splitlines()]
            self.assertEqual([manifest["articles"], manifest["events"], sum(manifest["rejects"].values())],
                             [len(articles), len(lines.splitlines()), sum(article["status"] != "ok" for article in articles)])
            self.assertEqual(manifest["coder"], self.coder.stamp)

    def test_damage_is_counted(self):
        self.assertEqual(self.manifests[-1]["rejects"], {"error": 1})
        self.assertIn("gzip", self.manifests[-1]["rejected"][0]["reason"])
        self.assertGreater(self.manifests[-1]["articles"], 5)

    def test_processes_and_places_change_no_byte(self):
        elsewhere = self.folder / "elsewhere"
        shutil.copytree(self.folder / "in", elsewhere)
        self.addCleanup(shutil.rmtree, elsewhere)
        out = self.out()
        told = run("code", out, *sorted(elsewhere.iterdir()), "--processes", 2, "--format", FORMAT, code=3)
        self.assertIn("1 error", told)
        self.assertEqual(common.digests(out), common.digests(self.expected))

    def test_a_killed_worker_is_replaced(self):
        out = self.out()
        killed = []

        def kill():
            while not killed:
                time.sleep(0.05)
                if out.exists() and len(list(out.glob("*.manifest.json"))) >= 1:
                    for child in children(os.getpid()):
                        os.kill(child, signal.SIGKILL)
                        killed.append(child)
                        return

        thread = threading.Thread(target=kill)
        thread.start()
        try:
            results = shards.code_all(self.paths, out, processes=2, format=FORMAT)
        finally:
            killed.append(None)
            thread.join()
        self.assertIsNotNone(killed[0], "no worker was there to be killed")
        self.assertEqual([manifest["shard"] for _, manifest in results], [manifest["shard"] for manifest in self.manifests])
        self.assertEqual(common.digests(out), common.digests(self.expected))

    def test_a_killed_run_goes_on(self):
        out = self.out()
        run_ = subprocess.Popen(command("code", out, *self.paths, "--quiet", "--format", FORMAT), start_new_session=True)
        try:
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and run_.poll() is None and len(list(out.glob("*.manifest.json")) if out.exists() else []) < 3:
                time.sleep(0.02)
        finally:
            os.killpg(run_.pid, signal.SIGKILL)
            run_.wait()
        before = len(list(out.glob("*.manifest.json")))
        self.assertGreaterEqual(before, 3)
        told = run("code", out, *self.paths, "--format", FORMAT, code=3)
        self.assertEqual(told.count("there already"), before)
        self.assertEqual(common.digests(out), common.digests(self.expected))

    def test_twice_at_once(self):
        out = self.out()
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: shards.code_shard(self.paths[0], out, coder=self.coder, format=FORMAT), range(8)))
        name = self.manifests[0]["shard"]
        self.assertEqual(common.digests(out), {file: digest for file, digest in common.digests(self.expected).items() if file.startswith(name)})

    def test_what_cannot_be_read_is_named_and_the_rest_done(self):
        out = self.out()
        told = run("code", out, self.paths[0], "/nowhere/x.jsonl", self.folder, "--format", FORMAT, code=3)
        self.assertIn("/nowhere/x.jsonl: no such file", told)
        self.assertIn("is a folder", told)
        self.assertEqual(len(list(out.glob("*.manifest.json"))), 1)
        run("code", out, code=2)
        run("code", out, self.paths[0], "--published", "soon", code=2)

    def test_another_coder_is_refused(self):
        out = self.out()
        shutil.copytree(self.expected, out)
        path = next(out.glob("part-00*.manifest.json"))
        manifest = json.loads(path.read_text())
        manifest["coder"]["version"] = "0.0.9"
        path.write_text(json.dumps(manifest))
        self.assertIn("0.0.9", run("code", out, self.paths[0], "--format", FORMAT, code=2))
        self.assertIn("0.0.9", run("load", self.folder / "refused.db", out, code=2))
        self.assertFalse((self.folder / "refused.db").exists())
        self.assertIn("settings", run("code", self.expected, self.paths[0], "--published", "2024-01-01", "--format", FORMAT, code=2))

    def test_damaged_results(self):
        """They are not loaded, and made anew by the same command."""
        out = self.out()
        shutil.copytree(self.expected, out)
        path = next(out.glob("part-03*.events.*"))
        path.write_bytes(path.read_bytes()[:-7])
        self.assertIn("is not what its manifest says", run("load", self.folder / "damaged.db", out, code=2))
        run("code", out, *self.paths, "--quiet", "--format", FORMAT, code=3)
        self.assertEqual(common.digests(out), common.digests(self.expected))
        path.unlink()
        self.assertIn("is missing", run("load", self.folder / "damaged.db", out, code=2))
        (out / "x.manifest.json").write_text("{}")
        self.assertIn("is no manifest", run("load", self.folder / "damaged.db", out, code=3))

    def test_loaded_is_ingested(self):
        """Loading gives the store that ingest gives, stories too; twice changes nothing."""
        ingested, loaded = self.folder / "ingested.db", self.folder / "loaded.db"
        by_name = [path for _, path in sorted((manifest["shard"], path) for path, manifest in zip(self.paths, self.manifests))]
        common.program("ingest", "--quiet", "--db", ingested, *by_name, code=3)
        totals = shards.load_shards(loaded, self.expected)
        self.assertEqual([totals["shards"], totals["renamed"]], [len(self.paths), 0])
        export = [common.program("export", "--db", store, "--format", "jsonl") for store in (ingested, loaded)]
        self.assertEqual(*export)
        self.assertEqual(common.program("verify", "--db", ingested).replace(b"ingested", b""), common.program("verify", "--db", loaded).replace(b"loaded", b""))
        again = shards.load_shards(loaded, self.expected)
        self.assertEqual([again["known"], again["events"]], [again["articles"], 0])
        self.assertEqual(common.program("export", "--db", loaded, "--format", "jsonl"), export[1])

    def test_an_id_that_two_shards_give_to_different_texts(self):
        """Loaded as ingested: the second text gets an id of its own, and its events theirs."""
        folder, out = self.folder / "ids", self.out()
        folder.mkdir()
        for name, text in (("a", "Russia condemned Japan on Tuesday."), ("b", "China criticised Japan on Monday. China will visit Hanoi.")):
            (folder / f"{name}.jsonl").write_text(json.dumps({"id": "7", "published": "2024-01-17", "text": text}) + "\n")
            shards.code_shard(folder / f"{name}.jsonl", out, coder=self.coder, format=FORMAT)
        self.assertEqual(shards.load_shards(folder / "loaded.db", out)["renamed"], 1)
        common.program("ingest", "--quiet", "--db", folder / "ingested.db", folder / "a.jsonl", folder / "b.jsonl")
        self.assertEqual(*(common.program("export", "--db", folder / store, "--format", "jsonl") for store in ("loaded.db", "ingested.db")))

    def test_parts_of_an_array_are_all(self):
        out = self.out()
        (self.folder / "list").write_text("".join(f"{path}\n" for path in self.paths))
        for part in ("1/3", "2/3", "3/3"):
            done = subprocess.run(command("code", out, "--list", self.folder / "list", "--task", part, "--quiet", "--format", FORMAT), check=False)
            self.assertIn(done.returncode, (0, 3))
        self.assertEqual(common.digests(out), common.digests(self.expected))
        run("code", out, *self.paths, "--task", "4/3", code=2)

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount a small disk")
    def test_a_full_disk(self):
        out = self.out()
        out.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=60k", "none", str(out)], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest("no small disk could be mounted here")
        try:
            run("code", out, *self.paths, "--quiet", "--format", FORMAT, code=4)
            self.assertEqual([path.name for path in out.iterdir() if path.name.endswith(".part")], [])
            subprocess.run(["mount", "-o", "remount,size=40m", str(out)], check=True)
            run("code", out, *self.paths, "--quiet", "--format", FORMAT, code=3)
            self.assertEqual(common.digests(out), common.digests(self.expected))
        finally:
            subprocess.run(["umount", str(out)], check=True)


def children(parent):
    """Processes that work for this one, by /proc."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == parent and b"spawn_main" in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                pass
    return found


if __name__ == "__main__":
    unittest.main()
