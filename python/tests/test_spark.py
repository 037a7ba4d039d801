# SPDX-License-Identifier: Apache-2.0
"""Spark as a cluster: a master and two workers on this machine, each a process of its own. Workers and drivers are killed; the result is the same bytes."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import common
import lapwing
from lapwing import shards
from lapwing.coding_process import ARTICLE_SECONDS

try:
    from cluster import Cluster, kill_tree
except ImportError:
    Cluster = None


DRIVER = """
import json, sys
from pyspark.sql import SparkSession
session = SparkSession.builder.master(sys.argv[1]).appName("lapwing").config("spark.driver.host", "127.0.0.1").config("spark.executor.memory", "512m").config("spark.ui.enabled", "false").getOrCreate()
session.sparkContext.setLogLevel("ERROR")
from lapwing import spark
results = spark.code_paths(session, sys.argv[4:], sys.argv[2], article_seconds=int(sys.argv[3]))
print(json.dumps([[row["path"], row["skipped"], row["failed"], row["rejected"]] for row in results]))
"""


@unittest.skipUnless(Cluster and shutil.which("java"), "pyspark or java is not installed")
class SparkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.addClassCleanup(cls.temporary.cleanup)
        cls.folder = pathlib.Path(cls.temporary.name)
        (cls.folder / "in").mkdir()
        cls.paths = common.make_shards(cls.folder / "in", 10)
        cls.expected = cls.folder / "expected"
        cls.coder = lapwing.Coder(threads=1)
        for path in cls.paths:
            shards.code_shard(path, cls.expected)
        (cls.folder / "cluster").mkdir()
        cls.cluster = Cluster(cls.folder / "cluster")
        cls.addClassCleanup(cls.cluster.stop)

    def out(self):
        folder = self.folder / self.id().rpartition(".")[2]
        self.addCleanup(shutil.rmtree, folder, True)
        return folder

    def driver(self, out, *paths, article_seconds=ARTICLE_SECONDS):
        # Into files: a JVM that outlives its Python would hold a pipe open.
        self.told = [self.folder / "driver.out", self.folder / "driver.err"]
        with open(self.told[0], "wb") as stdout, open(self.told[1], "wb") as stderr:
            driver = subprocess.Popen([sys.executable, "-c", DRIVER, self.cluster.url, str(out), str(article_seconds), *map(str, paths)], env=self.cluster.environment, stdout=stdout, stderr=stderr,
                                      start_new_session=True)
        self.addCleanup(lambda: (kill_tree(driver.pid), driver.wait()))
        return driver

    def finish(self, driver):
        code = driver.wait(timeout=900)
        self.assertEqual(code, 0, self.told[1].read_text()[-3000:])
        return json.loads(self.told[0].read_text().splitlines()[-1])

    def wait_for_shards(self, driver, out, count):
        while driver.poll() is None and len(list(out.glob("*.manifest.json")) if out.exists() else []) < count:
            time.sleep(0.05)

    def test_files(self):
        """A clean run, with a damaged file and one that is missing; and once more, with nothing left to do."""
        out = self.out()
        rows = self.finish(self.driver(out, *self.paths, "/nowhere/x.jsonl"))
        self.assertEqual(common.digests(out), common.digests(self.expected))
        self.assertEqual([row[0] for row in rows], [*map(str, self.paths), "/nowhere/x.jsonl"])
        self.assertIn("no such file", rows[-1][2])
        self.assertEqual([row[2] for row in rows[:-1]], [None] * len(self.paths))
        self.assertEqual(rows[-2][3], 1)
        self.assertTrue(all(row[1] for row in self.finish(self.driver(out, *self.paths))))

    def test_a_worker_is_killed(self):
        out = self.out()
        driver = self.driver(out, *self.paths)
        self.wait_for_shards(driver, out, 2)
        victim = self.cluster.workers.pop()
        kill_tree(victim.pid)
        self.addCleanup(lambda: (self.cluster.workers.append(self.cluster.start_worker()), self.cluster.wait_for(2)))
        self.finish(driver)
        self.assertEqual(common.digests(out), common.digests(self.expected))

    def test_the_driver_is_killed(self):
        out = self.out()
        driver = self.driver(out, *self.paths)
        self.wait_for_shards(driver, out, 2)
        self.assertIsNone(driver.poll(), "the driver was done before it could be killed")
        kill_tree(driver.pid)
        driver.wait()
        rows = self.finish(self.driver(out, *self.paths))
        self.assertGreaterEqual(sum(row[1] for row in rows), 2)
        self.assertEqual(common.digests(out), common.digests(self.expected))

    def test_an_article_burns(self):
        """It is given up after its share of processor time and counted; its shard and the others end, with the bytes that they have without Spark."""
        out, alone = self.out(), self.folder / "alone"
        burning = self.folder / "burning.jsonl"
        season = common.season(30)
        season.insert(10, {"id": "burns", "published": "2024-01-17", "text": " ".join(article["text"] for article in season) * 100})
        burning.write_text("".join(json.dumps(article) + "\n" for article in season))
        paths = [*self.paths[:3], burning]
        rows = self.finish(self.driver(out, *paths, article_seconds=2))
        for path in paths:
            manifest = shards.code_shard(path, alone, article_seconds=2)
        self.assertEqual(manifest["rejected"], [{"id": "burns", "url": None, "status": "error", "reason": "coding took more than 2 s of processor time"}])
        self.assertEqual([row[2:] for row in rows], [[None, 0]] * 3 + [[None, 1]])
        self.assertEqual(common.digests(out), common.digests(alone))

    def test_frames(self):
        """A DataFrame of articles to one of events, by the driver of this process; rejects are rows when asked for; another version is refused."""
        from pyspark.sql import SparkSession
        from lapwing import spark
        os.environ.update(self.cluster.environment)
        session = SparkSession.builder.master(self.cluster.url).config("spark.driver.host", "127.0.0.1").config("spark.executor.memory", "512m").config("spark.ui.enabled", "false").getOrCreate()
        self.addCleanup(session.stop)
        session.sparkContext.setLogLevel("OFF")
        season = common.season(80)
        articles = session.createDataFrame([(article["id"], article["published"], article.get("title"), article["text"]) for article in season] + [("nothing", None, None, "")],
                                           "id string, published string, title string, text string").repartition(5)
        events = spark.code(articles, coder=self.coder)
        rows = {row["id"]: row.asDict(recursive=True) for row in events.collect()}
        told = {event["id"]: event for event in self.coder.code([{key: article.get(key) for key in ("id", "published", "title", "text")} for article in season])}
        self.assertEqual({key: {name: row[name] for name in told[key]} for key, row in rows.items()}, told)
        with_rejects = spark.code(articles, coder=self.coder, rejects=True)
        self.assertEqual([(row["article"], row["reject_status"]) for row in with_rejects.where("reject_status is not null").collect()], [("nothing", "empty")])
        self.assertEqual(with_rejects.where("reject_status is null").count(), len(told))
        path = str(self.folder / "events.parquet")
        events.write.parquet(path)
        self.assertEqual(session.read.parquet(path).count(), len(told))
        with self.assertRaises(lapwing.UsageError):
            spark.code(articles.drop("text"))
        with self.assertRaises(lapwing.UsageError):
            spark.code(articles, published="soon")
        with self.assertRaises(lapwing.UsageError):
            spark.code_paths(session, ["s3://bucket/x"], str(self.folder / "x"))

        class Other(lapwing.Coder):
            stamp = {**self.coder.stamp, "version": "0.0.9"}

        with self.assertRaisesRegex(Exception, "install one version everywhere"):
            spark.code(articles, coder=Other()).count()


if __name__ == "__main__":
    unittest.main()
