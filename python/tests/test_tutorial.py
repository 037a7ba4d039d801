# SPDX-License-Identifier: Apache-2.0
"""The tutorial runs from top to bottom in a new interpreter, and says what it says it says. No Jupyter is needed: cells are run as it runs them."""

import ast
import contextlib
import importlib.util
import io
import json
import os
import shutil
import unittest
import warnings

import common

TUTORIAL = common.ROOT / "examples" / "tutorial.ipynb"
NEEDED = ("polars", "pyarrow", "matplotlib")


def run(source, name, names):
    """Runs a cell; (what it printed, the value of its last line or None)."""
    tree = ast.parse(source, name)
    last = ast.Expression(tree.body.pop().value) if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, name, "exec"), names)
        shown = eval(compile(last, name, "eval"), names) if last else None
    return printed.getvalue(), shown


class Tutorial(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.notebook = json.loads(TUTORIAL.read_text("utf-8"))
        cls.code = [cell for cell in cls.notebook["cells"] if cell["cell_type"] == "code"]

    def test_no_output_is_kept(self):
        """What it shows is made anew by who runs it; kept outputs would be of an older codebook."""
        self.assertEqual([(cell["outputs"], cell["execution_count"]) for cell in self.code], [([], None)] * len(self.code))
        self.assertEqual(len({cell["id"] for cell in self.notebook["cells"]}), len(self.notebook["cells"]))

    @unittest.skipUnless(all(importlib.util.find_spec(name) for name in NEEDED), f"{', '.join(NEEDED)} are not all installed")
    def test_it_runs(self):
        import matplotlib
        matplotlib.use("agg")
        names, before = {}, os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(TUTORIAL.parent)
        told = []
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what a reader would see in red
            for cell in self.code:
                told.append(run("".join(cell["source"]), cell["id"], names))
                html = getattr(told[-1][1], "_repr_html_", None)
                self.assertTrue(html is None or html(), cell["id"])
        self.addCleanup(shutil.rmtree, names["folder"])
        self.assertTrue(all(printed or shown is not None for printed, shown in told), "a cell shows nothing")

        # What the text around the cells says.
        self.assertEqual([event["status"] for event in names["events"]], ["claimed", "planned"])
        self.assertEqual(names["claim"]["attribution"]["name"], "South Korea")
        self.assertEqual(names["season"].articles, 343)
        self.assertEqual(names["season"].to_json_lines().encode(), common.program("code", "--quiet", common.SEASON))
        self.assertEqual(names["frame"].height, len(names["season"]))
        self.assertLess(names["happened"].height, names["frame"].height)
        self.assertGreater(names["pairs"].height, 100)
        self.assertGreater(names["claims"].height, 3)
        self.assertEqual(set(names["claims"]["attribution_country"].to_list()[:5]), {"USA", "KOR"})
        self.assertEqual(names["manifest"]["events"], len(names["season"]))
        self.assertEqual(names["totals"]["events"], len(names["season"]))
        self.assertEqual(len(names["series"]), 12)
        self.assertIn("0 events without the file, 1 with it", "".join(printed for printed, _ in told))
        self.assertEqual(set(names["coder"].stamp), {"version", "codebook", "model"})

    def test_a_reader_needs_nothing_else(self):
        """Every package it imports is named at its top, or comes with Python."""
        import sys
        said = "".join(self.notebook["cells"][0]["source"])
        for cell in self.code:
            for node in ast.walk(ast.parse("".join(cell["source"]))):
                for name in [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module] if isinstance(node, ast.ImportFrom) else []:
                    root = name.partition(".")[0]
                    self.assertTrue(root in sys.stdlib_module_names or root == "lapwing" or root in said, name)


if __name__ == "__main__":
    unittest.main()
