# SPDX-License-Identifier: Apache-2.0
"""The package codes as the program does: the same bytes, whatever the way in, the threads and the order of calls."""

import concurrent.futures
import contextlib
import io
import json
import os
import pickle
import re
import signal
import tempfile
import threading
import time
import unittest
import warnings

import common
import lapwing


class SameAsProgram(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.coder = lapwing.Coder()
        cls.lines = common.program("code", "--quiet", common.SEASON).decode()

    def test_file(self):
        self.assertEqual(self.coder.code_file(common.SEASON).to_json_lines(), self.lines)

    def test_articles_of_a_list_and_of_a_generator(self):
        self.assertEqual(self.coder.code(common.season()).to_json_lines(), self.lines)
        self.assertEqual(self.coder.code(article for article in common.season()).to_json_lines(), self.lines)

    def test_number_of_threads_changes_nothing(self):
        for threads in (1, 3):
            self.assertEqual(lapwing.Coder(threads=threads).code(common.season()).to_json_lines(), self.lines)

    def test_many_threads_at_once(self):
        """One coder, eight callers: each gets its own articles' events, in order."""
        articles = common.season(120)
        alone = [self.coder.code(article).to_json_lines() for article in articles]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            together = list(pool.map(lambda article: self.coder.code(article).to_json_lines(), articles))
        self.assertEqual(alone, together)

    def test_others_run_while_it_codes(self):
        """The interpreter's lock is free: a thread that only counts gets on."""
        ticks, done = [], threading.Event()

        def tick():
            while not done.wait(0.005):
                ticks.append(time.monotonic())

        thread = threading.Thread(target=tick)
        thread.start()
        begin = time.monotonic()
        try:
            self.coder.code_file(common.SEASON)
        finally:
            took = time.monotonic() - begin
            done.set()
            thread.join()
        self.assertGreater(len(ticks), took / 0.005 / 20)

    def test_json_lines_on_disk_and_back(self):
        events = self.coder.code_file(common.SEASON)
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            self.assertIsNone(events.to_json_lines(file.name))
            self.assertEqual(file.read().decode(), self.lines)
            self.assertEqual(lapwing.read_events(file.name).to_json_lines(), self.lines)

    def test_dicts_are_the_lines(self):
        events = self.coder.code_file(common.SEASON)
        dicts = [json.loads(line) for line in self.lines.splitlines()]
        self.assertEqual(events.to_dicts(), dicts)
        self.assertEqual(list(events), dicts)
        self.assertEqual(events[0], dicts[0])
        self.assertEqual(events[-1], dicts[-1])
        self.assertEqual(events[3:9], dicts[3:9])
        self.assertEqual(events[9:3:-2], dicts[9:3:-2])
        with self.assertRaises(IndexError):
            events[len(events)]

    def test_two_tables_as_one(self):
        articles = common.season()
        joined = self.coder.code(articles[:100]) + self.coder.code(articles[100:])
        self.assertEqual(joined.to_json_lines(), self.lines)
        self.assertEqual(joined.articles, len(articles))

    def test_pickled_for_other_processes(self):
        events = self.coder.code(common.season(40))
        self.assertEqual(pickle.loads(pickle.dumps(events)).to_json_lines(), events.to_json_lines())
        self.assertEqual(pickle.loads(pickle.dumps(self.coder)).stamp, self.coder.stamp)

    def test_one_text(self):
        events = self.coder.code(common.CLAIM, published="2024-01-17")
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            json.dump({"text": common.CLAIM, "published": "2024-01-17"}, file)
            file.flush()
            self.assertEqual(events.to_json_lines().encode(), common.program("code", "--quiet", file.name))
        first = events[0]
        self.assertEqual([first["type"], first["status"], first["attribution"]["country"]], ["AID", "claimed", "KOR"])

    def test_relate(self):
        line = {"id": "1", "text": "Seoul will impose sanctions on Pyongyang.", "source": "Seoul", "target": ["Pyongyang"]}
        told = json.loads(common.program("relate", "--quiet", "-", input=json.dumps(line).encode()))
        del told["id"]
        self.assertEqual(self.coder.relate(line["text"], "Seoul", ["Pyongyang"]), told)
        self.assertEqual(lapwing.relate(line["text"], "Seoul", "Pyongyang"), told)

    def test_parse(self):
        conllu = common.program("parse", "--quiet", "-", input=(json.dumps({"text": common.CLAIM}) + "\n").encode()).decode()
        words = [line.split("\t") for line in conllu.splitlines() if line[:1].isdigit() and "-" not in line.split("\t")[0]]
        parsed = self.coder.parse(common.CLAIM)
        tokens = [token for sentence in parsed for token in sentence["tokens"]]
        self.assertEqual([[str(token["id"]), token["form"], token["lemma"], token["upos"], token["xpos"], str(token["head"]), token["deprel"]] for token in tokens],
                         [word[:5] + word[6:8] for word in words])
        for token in tokens:
            self.assertEqual(common.CLAIM.encode()[token["begin"]:token["end"]].decode(), token["form"])
        self.assertIn(("Moscow", "LOC"), [(name["text"], name["kind"]) for name in parsed[0]["names"]])

    def test_page_and_file(self):
        """read_page and read_file give what `lapwing read` gives, and code() takes it as it is."""
        page = common.ROOT / "examples" / "dispatches" / "treaty.html"
        told = json.loads(common.program("read", "--quiet", page))
        article = lapwing.read_page(page.read_bytes())
        self.assertEqual({**article, "path": told["path"]}, told)
        self.assertEqual(list(lapwing.read_file(page)), [told])
        self.assertEqual(self.coder.code(told).to_json_lines().encode(), common.program("code", "--quiet", page))
        self.assertEqual([article["id"] for article in lapwing.read_file(common.SEASON)], [article["id"] for article in common.season()])

    def test_examples_of_the_documents_run(self):
        """README and docs/python.md: each block as it stands, but for the lines that need other packages or a store."""
        for name in ("README.md", "docs/python.md", "python/README.md"):
            for block in re.findall(r"^```python\n(.*?)^```", (common.ROOT / name).read_text("utf-8"), re.M | re.S):
                if "open_store" in block or block.startswith("frame"):
                    continue
                lines = [line for line in block.splitlines() if ".to_polars()" not in line and "to_json_lines(" not in line]
                here = os.getcwd()
                os.chdir(common.ROOT)
                try:
                    with contextlib.redirect_stdout(io.StringIO()) as told:
                        exec("\n".join(lines), {})
                finally:
                    os.chdir(here)
                if "print" in block:
                    self.assertTrue(told.getvalue(), name)

    def test_own_actors(self):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("group PRK REB Freedom League\n  name Freedom League\n")
            file.flush()
            coder = lapwing.Coder(actors=file.name)
            events = coder.code("Russia condemned the Freedom League on Tuesday.", published="2024-01-17")
            self.assertEqual([events[0]["recipients"][0]["sector"], events[0]["date"]], ["REB", "2024-01-16"])

    def test_ctrl_c_is_heard(self):
        """An interrupt ends the call, not the process, and the coder goes on working."""
        before = signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            begin = time.monotonic()
            with self.assertRaises(KeyboardInterrupt):
                self.coder.code(article for _ in range(10000) for article in common.season(50))
            self.assertLess(time.monotonic() - begin, 20)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        self.assertGreater(len(self.coder.code(common.CLAIM)), 0)

    def test_rejects_are_named(self):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            events = self.coder.code([{"text": common.CLAIM, "published": "2024-01-17"}, {"url": "https://example.org/x", "text": ""}, {"title": "no text"}])
        self.assertEqual(events.articles, 3)
        self.assertEqual([reject["url"] for reject in events.rejects], ["https://example.org/x", None])
        self.assertIn("2 of 3 articles rejected", str(told[0].message))
        self.assertIs(told[0].category, lapwing.RejectWarning)
        self.assertGreater(len(events), 0)


if __name__ == "__main__":
    unittest.main()
