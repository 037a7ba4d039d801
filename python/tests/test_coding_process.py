# SPDX-License-Identifier: Apache-2.0
"""An article over which the coder dies or burns costs that article: the rest is coded as ever, and the one is counted with its reason."""

import gzip
import json
import pathlib
import signal
import tempfile
import unittest
from unittest import mock

import common
import lapwing
from lapwing import coding_process, shards
from lapwing.coding_process import CodingProcess

OPTIONS = ("", [], False)

# The process as it is, but for articles that hold these words: as a fault of the coder would, they end it.
DYING = coding_process._START.replace("; serve(", """
import os, pathlib, signal
from lapwing import coding_process
receive = coding_process._receive
def dying(pipe):
    head, lines = receive(pipe)
    once = pathlib.Path(sys.path[0], "killed-once")
    if b"ends the process" in lines and b'"status":"error"' not in lines:
        os.kill(os.getpid(), signal.SIGSEGV)
    if b"is killed once" in lines and not once.exists():
        once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if b"is killed always" in lines:
        os.kill(os.getpid(), signal.SIGKILL)
    return head, lines
coding_process._receive = dying
serve(""")


def article(name, text):
    return json.dumps({"id": name, "published": "2024-01-17", "text": text}).encode() + b"\n"


def as_read(lines):
    return lapwing._core.articles_of_bytes(lines, "").take(1000)


class CodingProcessTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.coder = lapwing.Coder(threads=1)
        cls.season = common.SEASON.read_bytes().splitlines(keepends=True)[:24]
        cls.wanted = cls.coder.code(json.loads(line) for line in cls.season).to_json_lines()

    def process(self, seconds=60, dying=None):
        """One that dies of certain words where `dying` is a folder."""
        if dying:
            started = mock.patch.object(coding_process, "_START", DYING.replace("; from lapwing", f"; sys.path.insert(0, {dying!r}); from lapwing", 1))
            started.start()
            self.addCleanup(started.stop)
        process = CodingProcess(OPTIONS, seconds)
        self.addCleanup(process.close)
        return process

    def test_it_codes_as_the_coder_does(self):
        process = self.process()
        lines = as_read(b"".join(self.season))
        kept, events = process.code(lines)
        self.assertEqual([kept, events.to_json_lines(), events.articles, events.rejects], [lines, self.wanted, 24, []])
        self.assertEqual(process.stamp, self.coder.stamp)

    def test_an_article_that_burns(self):
        long = " ".join(json.loads(line)["text"] for line in self.season)
        lines = as_read(b"".join([*self.season[:12], article("burns", long * (1_500_000 // len(long))), *self.season[12:]]))
        kept, events = self.process(seconds=2).code(lines)
        self.assertEqual(events.to_json_lines(), self.wanted)
        self.assertEqual([(reject["id"], reject["status"], reject["reason"]) for reject in events.rejects], [("burns", "error", "coding took more than 2 s of processor time")])
        self.assertEqual([kept[:12], kept[13:]], [lines[:12], lines[13:]])
        self.assertEqual({**json.loads(kept[12]), "status": "ok", "reason": None}, json.loads(lines[12]))

    def test_articles_over_which_it_dies(self):
        with tempfile.TemporaryDirectory() as folder:
            lines = as_read(b"".join([article("first", "Here it ends the process."), *self.season, article("last", "This one ends the process too.")]))
            _, events = self.process(dying=folder).code(lines)
        self.assertEqual(events.to_json_lines(), self.wanted)
        self.assertEqual([(reject["id"], reject["reason"]) for reject in events.rejects], [(name, "coding ended its process (SIGSEGV)") for name in ("first", "last")])
        self.assertEqual(events.articles, 26)

    def test_killed_from_outside(self):
        """No article is blamed for that; where it happens over and over, the work is given up."""
        with tempfile.TemporaryDirectory() as folder:
            process = self.process(dying=folder)
            _, events = process.code(as_read(article("once", "Russia condemned Japan, and the process is killed once.")))
            self.assertEqual([len(events), events.rejects], [1, []])
            with self.assertRaisesRegex(lapwing.StoreError, "SIGKILL.*4 times over"):
                process.code(as_read(article("always", "The process is killed always.")))
            process._process.send_signal(signal.SIGKILL)  # while it waits
            self.assertEqual(process.code(as_read(b"".join(self.season)))[1].to_json_lines(), self.wanted)

    def test_what_is_wrong_with_a_coder_is_told(self):
        with self.assertRaisesRegex(lapwing.Error, "nowhere"):
            CodingProcess(("/nowhere", [], False), 60)

    def test_a_shard_with_such_articles(self):
        """It is made, counted, and loaded: the articles are rejects with their text."""
        with tempfile.TemporaryDirectory() as name, mock.patch.object(coding_process, "_START", DYING), mock.patch.dict(coding_process._idle, clear=True):
            folder = pathlib.Path(name)
            path = folder / "bad.jsonl.gz"
            path.write_bytes(gzip.compress(b"".join([*self.season[:5], article("dies", "It ends the process."), *self.season[5:]])))
            manifest = shards.code_shard(path, folder / "out", format="jsonl")
            self.assertEqual([manifest["articles"], manifest["rejects"], manifest["rejected"][0]["id"]], [25, {"error": 1}, "dies"])
            self.assertEqual(shards.code_shard(path, folder / "again", format="jsonl")["files"], manifest["files"])
            shards.load_shards(folder / "news.db", folder / "out")
            store = lapwing.open_store(folder / "news.db")
            self.assertEqual({event["id"] for event in store.events()}, {json.loads(line)["id"] for line in self.wanted.splitlines()})
            dead = store.articles(statuses="error", text=True)
            self.assertEqual([(one["id"], one["text"], one["events"]) for one in dead], [("dies", "It ends the process.", 0)])
            coding_process._close_all()


if __name__ == "__main__":
    unittest.main()
