# SPDX-License-Identifier: Apache-2.0
"""A store read from Python says what the program says of it."""

import concurrent.futures
import json
import pathlib
import shutil
import tempfile
import unittest

import common
import lapwing


class StoreTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = pathlib.Path(cls.folder.name, "season.db")
        common.program("ingest", "--quiet", "--db", cls.path, common.SEASON)
        common.program("alerts", "--quiet", "--db", cls.path, "--budget", "6")
        cls.store = lapwing.open_store(cls.path)

    def test_all_events(self):
        lines = common.program("export", "--db", self.path, "--format", "jsonl").decode()
        self.assertEqual(self.store.events().to_json_lines(), lines)
        self.assertEqual(self.store.counts()["events"], len(self.store.events()))

    def test_events_of_a_pair(self):
        events = self.store.events("PRK", "RUS", since="2024-01-01", until="2024-12-31", statuses=["asserted", "claimed"])
        self.assertGreater(len(events), 0)
        for event in events:
            self.assertIn("PRK", [side["country"] for side in event["actors"]])
            self.assertIn(event["status"], ("asserted", "claimed"))
        both = self.store.events("PRK", "RUS", either_way=True)
        self.assertGreater(len(both), len(self.store.events("PRK", "RUS")))
        self.assertEqual({event["quad"] for event in self.store.events(quads="material conflict")}, {"material conflict"})
        self.assertEqual({event["type"] for event in self.store.events(types="CONSULT", limit=5)}, {"CONSULT"})
        self.assertEqual(len(self.store.events(limit=5)), 5)
        self.assertGreater(len(self.store.events("NATO", "RUS")), 0)

    def test_series(self):
        lines = common.program("series", "--db", self.path, "--source", "PRK", "--target", "RUS", "--json").decode().splitlines()
        self.assertEqual(self.store.series("PRK", "RUS"), [json.loads(line) for line in lines])

    def test_alerts(self):
        lines = common.program("alerts", "--quiet", "--db", self.path, "--since", "2000-01-01", "--json").decode().splitlines()
        self.assertEqual(self.store.alerts(), [json.loads(line) for line in lines])
        self.assertGreater(len(lines), 0)

    def test_articles(self):
        articles = self.store.articles(limit=3, text=True)
        self.assertEqual([article["status"] for article in articles], ["ok"] * 3)
        self.assertTrue(all(article["text"] for article in articles))
        self.assertNotIn("text", self.store.articles(limit=1)[0])
        self.assertEqual(len(self.store.articles()), 343)
        one = self.store.articles(id=articles[0]["id"])[0]
        self.assertEqual(one["events"], len(self.store.events(article=one["id"])))

    def test_wrong_questions(self):
        for kind, call in ((lapwing.UsageError, lambda: self.store.events("ZZ")), (lapwing.UsageError, lambda: self.store.events(since="tomorrow")),
                           (lapwing.UsageError, lambda: self.store.events(statuses="sure")), (lapwing.UsageError, lambda: self.store.events(quads=5)),
                           (lapwing.UsageError, lambda: self.store.series("PRK", "RUS", by="year")), (lapwing.UsageError, lambda: self.store.series("PRK", None)),
                           (lapwing.UsageError, lambda: self.store.series("PRK", "RUS", since="2024-02-01", until="2024-01-01")), (lapwing.ArgumentError, lambda: self.store.events(7)),
                           (lapwing.InputError, lambda: self.store.events(limit=-1))):
            with self.assertRaises(kind):
                call()
        self.assertGreater(len(self.store.events("PRK")), 0)

    def test_many_threads_at_once(self):
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            counts = list(pool.map(lambda _: len(self.store.events("PRK", "RUS")), range(40)))
        self.assertEqual(len(set(counts)), 1)

    def test_store_without_days(self):
        """An article without a day and without events: no series, and no complaint about days that nobody gave."""
        article = pathlib.Path(self.folder.name, "dayless.jsonl")
        article.write_text('{"id": "a", "text": "The rains were late."}\n', encoding="utf-8")
        path = pathlib.Path(self.folder.name, "dayless.db")
        common.program("ingest", "--quiet", "--db", path, article)
        self.assertEqual(lapwing.open_store(path).series("PRK", "RUS"), [])

    def test_damaged_store(self):
        """Pages of rubbish in the middle: a StoreError, or what could still be read, and a process that goes on."""
        damaged = pathlib.Path(self.folder.name, "damaged.db")
        shutil.copy(self.path, damaged)
        with open(damaged, "r+b") as file:
            file.seek(4096 * 3 + 100)
            file.write(b"\x55" * 400000)
        with self.assertRaises(lapwing.StoreError) as caught:
            store = lapwing.open_store(damaged)
            store.events()
            store.articles(text=True)
            store.series("PRK", "RUS")
        self.assertTrue(str(caught.exception))
        self.assertGreater(len(self.store.events("PRK")), 0)


if __name__ == "__main__":
    unittest.main()
