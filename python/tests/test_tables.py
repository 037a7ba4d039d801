# SPDX-License-Identifier: Apache-2.0
"""Tables of other libraries hold what the lines hold. Each library is tested where it is installed."""

import gc
import html.parser
import importlib.util
import json
import os
import tempfile
import unittest

import common
import lapwing

HAS = {name: importlib.util.find_spec(name) is not None for name in ("pyarrow", "polars", "pandas", "duckdb", "matplotlib")}
RECORD = ("id", "date", "date_precision", "date_basis", "type", "mode", "contexts", "quad", "score", "cameo", "goldstein", "status", "reciprocal", "actors", "recipients", "attribution",
          "place", "field", "sentence", "trigger", "frame", "confidence", "same_as", "article", "url", "publisher", "published", "title", "story", "coder")


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.coder = lapwing.Coder()
        cls.events = cls.coder.code_file(common.SEASON)

    def test_columns(self):
        """The columns are the fields of the record, in its order, and flat ones behind them."""
        self.assertEqual(tuple(self.events.columns[:len(RECORD)]), RECORD)
        self.assertEqual(tuple(self.events[0]), RECORD)
        self.assertEqual(self.events.columns[len(RECORD)], "day")

    @unittest.skipUnless(HAS["pyarrow"], "pyarrow is not installed")
    def test_arrow_holds_the_records(self):
        table = self.events.to_arrow()
        table.validate(full=True)
        self.assertEqual(table.select(RECORD).to_pylist(), self.events.to_dicts())
        row, event = table.slice(0, 1).to_pylist()[0], self.events[0]
        self.assertEqual(row["actor_countries"], ";".join(side["country"] for side in event["actors"]))
        self.assertEqual(row["sentence_text"], event["sentence"]["text"])
        self.assertEqual([str(day) for day in table["day"].to_pylist()], [{"day": event["date"], "month": f"{event['date']}-01", "year": f"{event['date']}-01-01"}.get(
            event["date_precision"], "None") for event in self.events])

    @unittest.skipUnless(HAS["pyarrow"], "pyarrow is not installed")
    def test_columns_outlive_the_table(self):
        events = self.coder.code(common.season(50))
        lines = events.to_dicts()
        column = events.to_arrow()["sentence"]
        del events
        gc.collect()
        self.assertEqual(column.to_pylist(), [line["sentence"] for line in lines])

    @unittest.skipUnless(HAS["pyarrow"], "pyarrow is not installed")
    def test_streams_that_nobody_reads(self):
        for _ in range(1000):
            self.events.__arrow_c_stream__()
            self.events.__arrow_c_schema__()
        import pyarrow
        reader = pyarrow.RecordBatchReader.from_stream(self.events)
        self.assertEqual(reader.schema.names, self.events.columns)
        del reader

    @unittest.skipUnless(HAS["pyarrow"], "pyarrow is not installed")
    def test_empty(self):
        import pyarrow
        empty = lapwing.Events()
        table = pyarrow.table(empty)
        self.assertEqual([table.num_rows, table.schema.names], [0, self.events.columns])
        self.assertEqual([empty.to_json_lines(), empty.to_dicts(), len(empty + self.events)], ["", [], len(self.events)])

    @unittest.skipUnless(HAS["pyarrow"], "pyarrow is not installed")
    def test_many_batches(self):
        """More rows than one batch holds, and tables joined of others."""
        many = self.events
        while len(many) < 140000:
            many = many + many
        table = many.to_arrow()
        table.validate(full=True)
        self.assertEqual([table.num_rows, table.num_columns], [len(many), len(self.events.columns)])
        again = lapwing.Events()._table.from_lines(many.to_json_lines().encode(), "many")
        self.assertEqual(len(lapwing.Events(again).to_arrow().column(0).chunks), -(-len(many) // 65536))
        self.assertTrue(lapwing.Events(again).to_arrow().combine_chunks().equals(table.combine_chunks()))
        self.assertEqual(lapwing.Events(again)[100000], many[100000])

    @unittest.skipUnless(HAS["pyarrow"], "pyarrow is not installed")
    def test_parquet(self):
        import pyarrow.parquet
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "events.parquet")
            self.events.to_parquet(path)
            self.assertTrue(pyarrow.parquet.read_table(path).equals(self.events.to_arrow()))

    @unittest.skipUnless(HAS["polars"], "polars is not installed")
    def test_polars(self):
        frame = self.events.to_polars()
        self.assertEqual(frame.height, len(self.events))
        self.assertEqual(frame.select(RECORD).to_dicts(), self.events.to_dicts())
        articles = __import__("polars").DataFrame(common.season(30))
        self.assertEqual(self.coder.code(articles).to_json_lines(), self.coder.code(common.season(30)).to_json_lines())
        with self.assertRaises(lapwing.UsageError):
            self.coder.code(articles.head(0))

    @unittest.skipUnless(HAS["pandas"] and HAS["pyarrow"], "pandas is not installed")
    def test_pandas(self):
        import pandas
        frame = self.events.to_pandas()
        self.assertEqual(list(frame["id"]), [event["id"] for event in self.events])
        articles = pandas.DataFrame(common.season(30))
        self.assertEqual(self.coder.code(articles).to_json_lines(), self.coder.code(common.season(30)).to_json_lines())
        with self.assertRaises(lapwing.UsageError):
            self.coder.code(articles.head(0))
        # Missing cells are missing fields, and days may be days.
        dated = pandas.DataFrame({"text": ["Russia condemned Japan on Tuesday."] * 2, "published": [pandas.Timestamp("2024-01-17"), pandas.NaT], "title": [None, float("nan")]})
        self.assertEqual([event["date"] for event in self.coder.code(dated)][:1], ["2024-01-16"])

    @unittest.skipUnless(HAS["pyarrow"], "pyarrow is not installed")
    def test_arrow_articles(self):
        import pyarrow
        articles = pyarrow.Table.from_pylist([{key: article.get(key) for key in ("id", "published", "title", "text", "url")} for article in common.season(30)])
        self.assertEqual([event["id"] for event in self.coder.code(articles)], [event["id"] for event in self.coder.code(common.season(30))])
        with self.assertRaises(lapwing.UsageError):
            self.coder.code(articles.slice(0, 0))

    @unittest.skipUnless(HAS["duckdb"], "duckdb is not installed")
    def test_duckdb(self):
        import duckdb
        events = self.events
        self.assertEqual(duckdb.sql("select count(*), count(distinct id) from events").fetchone(), (len(events), len({event["id"] for event in events})))

    @unittest.skipUnless(HAS["matplotlib"], "matplotlib is not installed")
    def test_plot(self):
        import matplotlib
        matplotlib.use("agg")
        ax = self.events.plot("PRK", "RUS", either_way=True)
        self.assertGreater(len(ax.patches), 4)
        with self.assertRaises(lapwing.UsageError):
            self.events.plot("PRK", "RUS", by="year")


class Notebook(unittest.TestCase):
    def test_hostile_text_is_text(self):
        """A notebook shows what a page says; it never runs it."""
        line = json.loads(lapwing.code(common.CLAIM, published="2024-01-17").to_json_lines().splitlines()[0])
        hostile = "<img src=x onerror=alert(1)>"
        for field in ("publisher", "type", "mode", "title"):
            line[field] = hostile
        line["url"] = "javascript:alert(1)"
        line["actors"][0].update(text=hostile, name=hostile, sector=hostile)
        line["sentence"] = {"begin": 0, "end": 200, "text": hostile + " é " + hostile}
        line["trigger"] = {"begin": 3, "end": 20, "text": hostile}
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            shown = lapwing.read_events(file.name)._repr_html_()

        tags = set()

        class Tags(html.parser.HTMLParser):
            def handle_starttag(self, tag, attrs):
                tags.add(tag)
                assert all(name in ("style", "href", "rel") for name, _ in attrs), attrs

        Tags().feed(shown)
        self.assertLessEqual(tags, {"div", "p", "table", "thead", "tbody", "tr", "th", "td", "span"})
        self.assertNotIn("javascript:", shown)

    def test_words_are_marked(self):
        shown = lapwing.code(common.CLAIM, published="2024-01-17")._repr_html_()
        for words in ("Pyongyang", "Moscow", "supplied"):
            self.assertIn(f">{words}</span>", shown)


if __name__ == "__main__":
    unittest.main()
