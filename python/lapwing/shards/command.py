# SPDX-License-Identifier: Apache-2.0
"""The command line: python -m lapwing.shards."""

import argparse
import pathlib
import re
import sys

from ..coder import Coder
from ..coding_process import ARTICLE_SECONDS
from ..errors import Error, NotFoundError, UsageError
from .formats import FORMATS
from .load import load_shards
from .processes import code_all


def _paths(args):
    paths = list(args.input)
    if args.list:
        try:
            paths += [line.strip() for line in pathlib.Path(args.list).read_text("utf-8").splitlines() if line.strip()]
        except OSError as error:
            raise NotFoundError(f"cannot be read: {error.strerror}", args.list) from None
    if args.task is not None:
        begin, of = (int(number) for number in args.task.split("/")) if re.fullmatch(r"\d+/\d+", args.task) else (None, None)
        if not of or not 1 <= begin <= of:
            raise UsageError(f"'{args.task}' is not as 3/40: the third of forty parts", "--task")
        paths = sorted(paths)[begin - 1::of]
    return paths


def _code(args):
    paths = _paths(args)
    if args.task is not None and not paths:
        print(f"lapwing.shards: part {args.task} has no file", file=sys.stderr)
        return 0
    told = {"failed": 0, "rejects": 0}

    def said(path, manifest):
        if "failed" in manifest:
            told["failed"] += 1
            print(f"lapwing: {manifest['failed']}", file=sys.stderr)
            return
        rejected = sum(manifest["rejects"].values())
        told["rejects"] += rejected
        if not args.quiet:
            print(f"{'there already' if manifest['skipped'] else 'coded'}: {path}: {manifest['articles']} articles, {manifest['events']} events"
                  + (f"; {rejected} rejected ({', '.join(f'{count} {status}' for status, count in manifest['rejects'].items())})" if rejected else ""), file=sys.stderr)

    coder = Coder(args.codebook, args.actors) if args.codebook or args.actors else None
    code_all(paths, args.out, processes=args.processes, coder=coder, published=args.published, format=args.format, article_seconds=args.article_seconds, said=said)
    return 3 if told["failed"] or told["rejects"] else 0


def _load(args):
    totals = load_shards(args.store, args.out, waiting=lambda why: print(f"lapwing: waiting for the store: {why}", file=sys.stderr))
    if not args.quiet:
        print(f"{totals['shards']} shards: {totals['articles']} articles, {totals['known']} of them there already, {totals['events']} events", file=sys.stderr)
    return 0


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m lapwing.shards", description="Archives coded file by file, and loaded into a store.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verb = verbs.add_parser("code", help="code files into a folder of shards", epilog="Exit codes: 0 done, 2 usage, 3 some inputs failed (they are named, the rest is done), 4 storage.")
    verb.add_argument("out", metavar="OUT", help="folder of the results")
    verb.add_argument("input", nargs="*", metavar="INPUT", help="web archives, JSON lines, pages; gzip of any")
    verb.add_argument("--list", metavar="FILE", help="file with a path a line")
    verb.add_argument("--task", metavar="N/OF", help="only part N of OF of the sorted paths: for arrays of jobs")
    verb.add_argument("--processes", type=int, default=1, metavar="N")
    verb.add_argument("--published", metavar="DATE", help="date of whatever carries none")
    verb.add_argument("--codebook", metavar="DIR")
    verb.add_argument("--actors", action="append", metavar="FILE")
    verb.add_argument("--format", choices=FORMATS, default="parquet", help="jsonl needs no pyarrow")
    verb.add_argument("--article-seconds", type=int, default=ARTICLE_SECONDS, metavar="N", help=f"processor time after which an article is a reject (default {ARTICLE_SECONDS})")
    verb.add_argument("-q", "--quiet", action="store_true")
    verb.set_defaults(run=_code)
    verb = verbs.add_parser("load", help="load a folder of shards into a store")
    verb.add_argument("store", metavar="STORE", help="a file, or postgres://HOST/NAME")
    verb.add_argument("out", metavar="OUT")
    verb.add_argument("-q", "--quiet", action="store_true")
    verb.set_defaults(run=_load)
    args = parser.parse_args(arguments)
    try:
        return args.run(args)
    except Error as error:
        print(f"lapwing: {error}", file=sys.stderr)
        return error.exit_code
