# SPDX-License-Identifier: Apache-2.0
"""Whatever is handed in: a named exception that says what to do, and a process that goes on."""

import os
import pathlib
import pickle
import tempfile
import unittest
import warnings

import common
import lapwing


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.coder = lapwing.Coder()
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)

    def tearDown(self):
        """The process is usable after each."""
        self.assertEqual(self.coder.code(common.CLAIM, published="2024-01-17")[0]["type"], "AID")

    def refused(self, kind, words, call, *arguments, **options):
        with self.assertRaises(kind) as caught:
            call(*arguments, **options)
        self.assertIs(type(caught.exception), kind)
        self.assertIn(words, str(caught.exception))
        return caught.exception

    def test_wrong_types(self):
        for value in (None, 7, 1.5, object(), b"bytes", len):
            self.refused(lapwing.ArgumentError, "wants", self.coder.code, value)
        for value in (None, 7, ["a", None], {"text": 1}.keys()):
            self.refused(lapwing.ArgumentError, "wants", self.coder.code_file, value) if value != ["a", None] else self.refused(lapwing.ArgumentError, "path", self.coder.code_file, value)
        self.refused(lapwing.ArgumentError, "articles[1]: wants a dict", self.coder.code, [{"text": "x"}, 3])
        self.refused(lapwing.ArgumentError, "articles[0]", self.coder.code, [{"text": object()}])
        self.refused(lapwing.ArgumentError, "articles[0]: cannot be written as JSON", self.coder.code, [{("a", "b"): 1}])
        self.refused(lapwing.ArgumentError, "threads", lapwing.Coder, threads="2")
        self.refused(lapwing.InputError, "threads", lapwing.Coder, threads=0)
        for arguments in ((None, "a", "b"), ("A met B.", None, "B"), ("A met B.", "A", 3), ("A met B.", [1], "B")):
            with self.assertRaises(lapwing.UsageError):
                self.coder.relate(*arguments)
        self.refused(lapwing.ArgumentError, "text", self.coder.parse, None)
        self.refused(lapwing.ArgumentError, "page", lapwing.read_page, None)

    def test_they_are_the_usual_exceptions_too(self):
        with self.assertRaises(TypeError):
            self.coder.code(None)
        with self.assertRaises(ValueError):
            self.coder.code([])
        self.assertTrue(issubclass(lapwing.NotFoundError, lapwing.UsageError) and issubclass(lapwing.StoreError, lapwing.Error))
        error = pickle.loads(pickle.dumps(lapwing.InputError("bad", "here")))
        self.assertEqual([str(error), error.message, error.where, error.exit_code], ["here: bad", "bad", "here", 3])

    def test_half_characters(self):
        self.refused(lapwing.InputError, "lone surrogate", self.coder.code, "Russia \ud800 condemned Japan.")
        self.refused(lapwing.InputError, "lone surrogate", self.coder.parse, "\udfff")
        self.refused(lapwing.InputError, "lone surrogate", lapwing.read_page, "<p>\udfff")
        # In articles they are mended as in files: one bad letter of a million articles is no reason to stop.
        events = self.coder.code([{"text": "Russia condemned Japan on Tuesday \ud800.", "published": "2024-01-17"}])
        self.assertEqual(len(events), 1)

    def test_nothing_to_code(self):
        for nothing in ([], (), iter(()), set()):
            self.refused(lapwing.UsageError, "no article to code", self.coder.code, nothing)
        self.refused(lapwing.UsageError, "no file to code", self.coder.code_file, [])
        for nothing in ("", "   ", {}, {"text": ""}, {"title": "only a title"}):
            self.refused(lapwing.InputError, "", self.coder.code, nothing)

    def test_files(self):
        self.refused(lapwing.NotFoundError, "no such file", self.coder.code_file, "/nowhere/at/all")
        self.refused(lapwing.NotFoundError, "no such file", self.coder.code_file, [common.SEASON, "/nowhere/at/all"])
        self.refused(lapwing.NotFoundError, "no such file", lapwing.read_file, "/nowhere/at/all")
        self.refused(lapwing.NotFoundError, "no such file", lapwing.read_events, "/nowhere/at/all")
        self.refused(lapwing.InputError, "folder", self.coder.code_file, self.folder.name)
        self.refused(lapwing.InputError, "NUL", self.coder.code_file, "a\0b")
        broken = pathlib.Path(self.folder.name, "broken.jsonl")
        broken.write_text('{"text": \n{"id": 1}\n')
        self.refused(lapwing.InputError, "broken.jsonl:1: not JSON", lapwing.read_events, broken)
        with warnings.catch_warnings(record=True):
            warnings.simplefilter("always")
            events = self.coder.code_file(broken)
        self.assertEqual([len(events), events.articles, len(events.rejects)], [0, 2, 2])

    def test_dates(self):
        self.refused(lapwing.UsageError, "'yesterday' is not a date", self.coder.code, common.CLAIM, published="yesterday")
        self.refused(lapwing.ArgumentError, "published", self.coder.code, common.CLAIM, published=20240117)

    def test_own_data(self):
        self.refused(lapwing.NotFoundError, "", lapwing.Coder, codebook="/nowhere")
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("grup PRK\n")
            file.flush()
            error = self.refused(lapwing.DataError, ":1", lapwing.Coder, actors=file.name)
            self.assertEqual(error.exit_code, 2)

    def test_what_the_callers_iterator_raises_comes_through(self):
        def articles():
            yield {"text": common.CLAIM}
            raise ZeroDivisionError("the caller's own")

        with self.assertRaises(ZeroDivisionError):
            self.coder.code(articles())

        def late():
            for _ in range(500):
                yield {"text": "Russia condemned Japan."}
            raise ZeroDivisionError("late")

        with self.assertRaises(ZeroDivisionError):
            lapwing.Coder(threads=4).code(late())

    def test_an_iterator_that_codes(self):
        """The caller's iterator may use the coder itself."""
        events = self.coder.code({"text": article["sentence"]["text"]} for article in self.coder.code(common.season(10)))
        self.assertGreater(len(events), 0)

    def test_missing_packages_are_named(self):
        events = self.coder.code(common.CLAIM)
        for name, call in (("matplotlib", lambda: events.plot("PRK", "RUS")), ("pyarrow", events.to_arrow), ("polars", events.to_polars)):
            try:
                __import__(name)
            except ImportError:
                self.refused(lapwing.MissingPackageError, f"pip install {name}", call)

    def test_stores(self):
        self.refused(lapwing.ArgumentError, "store", lapwing.open_store, None)
        self.refused(lapwing.NotFoundError, "", lapwing.open_store, os.path.join(self.folder.name, "none.db"))
        letter = pathlib.Path(self.folder.name, "letter.db")
        letter.write_text("this is a letter " * 100)
        self.refused(lapwing.StoreError, "not a database", lapwing.open_store, letter)
        self.assertEqual(letter.read_text()[:16], "this is a letter")


if __name__ == "__main__":
    unittest.main()
