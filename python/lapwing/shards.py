# SPDX-License-Identifier: Apache-2.0
"""Archives coded shard by shard, on as many machines as there are.

    python -m lapwing.shards code OUT archive/*.warc.gz --processes 8
    python -m lapwing.shards load news.db OUT

A shard is one input file. Coding one is a pure function: the same bytes and the same version of the program give the same bytes out. Its results lie in OUT:

    NAME.events.parquet     the events (columns: docs/python.md), or NAME.events.jsonl.gz
    NAME.articles.parquet   the articles, rejects too, or NAME.articles.jsonl.gz
    NAME.manifest.json      what went in and came out: digests, counts, rejects by reason, versions

Everything is written under another name, put on the disk and renamed, the manifest last: a shard with a manifest is whole, and one without is coded again. So a task may
be killed, run twice or twice at once; the shard is there once. NAME is the input's name and the beginning of its digest.
"""

import argparse
import concurrent.futures
import gzip
import hashlib
import io
import json
import multiprocessing
import os
import pathlib
import re
import sys
import uuid

from . import _check, _core
from .coder import Coder
from .errors import DataError, Error, InputError, NotFoundError, StoreError, UsageError
from .events import Events

ARTICLES_A_STEP = 512  # coded at a time: bounds the memory of a task
ROWS_A_GROUP = 20_000  # events of a Parquet row group
FORMATS = ("parquet", "jsonl")
REJECTS_NAMED = 1000  # in a manifest; all are counted

_ARTICLE_FIELDS = ("id", "url", "publisher", "author", "published", "published_basis", "title", "text", "language", "story", "path", "status", "reason")


def digest_of(path):
    """SHA-256 and size of a file."""
    total, size = hashlib.sha256(), 0
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
                size += len(block)
    except FileNotFoundError:
        raise NotFoundError("no such file", path) from None
    except IsADirectoryError:
        raise InputError("is a folder, not a file", path) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path) from None
    return total.hexdigest(), size


def shard_name(path, sha256):
    """Where a file lies does not matter, its bytes do."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", os.path.basename(path))
    for ending in (".gz", ".jsonl", ".json", ".warc", ".html", ".txt"):
        stem = stem.removesuffix(ending)
    return f"{stem[:80] or 'shard'}-{sha256[:12]}"


class _Output:
    """A file that is there wholly or not at all."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.part = os.path.join(folder, f".{name}.{uuid.uuid4().hex}.part")
        try:
            self.file = open(self.part, "xb")
        except OSError as error:
            raise StoreError(f"cannot be written: {error.strerror}", folder) from None

    def finish(self):
        """Puts it on the disk; nobody sees it yet."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        sha256, size = digest_of(self.part)
        return {"name": self.name, "bytes": size, "sha256": sha256}

    def publish(self):
        os.replace(self.part, os.path.join(self.folder, self.name))

    def discard(self):
        for give_up in (self.file.close, lambda: os.unlink(self.part)):
            try:
                give_up()
            except OSError:  # published and gone; or the disk is full, which was told already
                pass


class _Lines:
    """Lines of JSON, gzipped without a name or time inside: the same lines are the same bytes."""

    def __init__(self, file, lines_of):
        self.zip = gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0, compresslevel=6)
        self.lines_of = lines_of

    def add(self, part):
        self.zip.write(self.lines_of(part))

    def close(self):
        self.zip.close()


class _Parquet:
    def __init__(self, file, table_of, empty):
        parquet = _check.package("pyarrow.parquet", "shards as Parquet", "pip install {0}, or ask for the format jsonl")
        self.table_of, self.waiting, self.rows = table_of, [], 0
        self.writer = parquet.ParquetWriter(file, table_of(empty).schema, compression="zstd")

    def add(self, part):
        table = self.table_of(part)
        self.waiting.append(table)
        self.rows += table.num_rows
        if self.rows >= ROWS_A_GROUP or table.nbytes > 1 << 26:
            self._write()

    def _write(self):
        if self.rows:
            import pyarrow
            self.writer.write_table(pyarrow.concat_tables(self.waiting).combine_chunks())
        self.waiting, self.rows = [], 0

    def close(self):
        self._write()
        self.writer.close()


def _articles_table(lines):
    import pyarrow
    schema = pyarrow.schema([(name, pyarrow.string()) for name in _ARTICLE_FIELDS])
    return pyarrow.Table.from_pylist([json.loads(line) for line in lines], schema=schema)


def _placeless(line, folder):
    """An article whose `path` is the file's name alone: results do not tell on which machine it lay where."""
    article = json.loads(line)
    if (article["path"] or "").startswith(folder):
        article["path"] = article["path"][len(folder):].lstrip("/")
    return json.dumps(article, ensure_ascii=False, separators=(",", ":"))


def _settings(coder, published):
    codebook, actors, frames_only = coder._options
    del codebook  # its hash is in the stamp
    return {"published": published or None, "actors": [digest_of(path)[0] for path in actors], "frames_only": frames_only}


def read_manifest(path):
    try:
        manifest = json.loads(pathlib.Path(path).read_text("utf-8"))
        if manifest["lapwing_shard"] != 1:
            raise InputError("is a manifest of another version", str(path))
        return manifest
    except FileNotFoundError:
        raise NotFoundError("no such manifest", str(path)) from None
    except (ValueError, KeyError, TypeError):
        raise InputError("is no manifest of a shard", str(path)) from None


def verify(out, manifest):
    """Every file that a manifest names, with the bytes it names; a DataError says which is not."""
    for file in manifest["files"].values():
        path = os.path.join(out, file["name"])
        if not os.path.exists(path):
            raise DataError("is missing; code its input again", path)
        if digest_of(path) != (file["sha256"], file["bytes"]):
            raise DataError("is not what its manifest says; remove the manifest and code its input again", path)


def _same_run(manifest, stamp, settings, format):
    ours = {"coder": stamp, "settings": settings, "format": format}
    for name, value in ours.items():
        if manifest[name] != value:
            raise UsageError(f"was made with {name} {json.dumps(manifest[name])}, now it is {json.dumps(value)}; choose another folder", manifest["shard"])


def code_shard(path, out, *, coder=None, published=None, format="parquet"):
    """Codes one file into the folder `out` and gives its manifest; what is there already, whole and by the same coder, is left (`skipped` is true then).

    A damaged record is a reject, named in the manifest. A file that cannot be read at all is a NotFoundError or InputError, a shard of another coder a UsageError.
    """
    path, out = _check.path(path, "path"), _check.path(out, "out")
    if format not in FORMATS:
        raise UsageError(f"'{format}' is none of {', '.join(FORMATS)}", "format")
    published = _check.day(published, "published") or ""
    coder = coder or Coder(threads=1)
    settings, stamp = _settings(coder, published), coder.stamp
    sha256, size = digest_of(path)
    name = shard_name(path, sha256)
    manifest_name = f"{name}.manifest.json"
    try:
        os.makedirs(out, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot be made: {error.strerror}", out) from None
    if os.path.exists(os.path.join(out, manifest_name)):
        manifest = read_manifest(os.path.join(out, manifest_name))
        _same_run(manifest, stamp, settings, format)
        try:
            verify(out, manifest)
            return {**manifest, "skipped": True}
        except DataError:
            pass  # what lies there is not what was made: made again

    reader = _core.open_articles(path, published)
    folder = os.path.dirname(path)
    ending = "parquet" if format == "parquet" else "jsonl.gz"
    outputs = []
    try:
        outputs = [_Output(out, f"{name}.events.{ending}")]
        outputs.append(_Output(out, f"{name}.articles.{ending}"))
        if format == "parquet":
            events_out = _Parquet(outputs[0].file, lambda events: events.to_arrow(), Events())
            articles_out = _Parquet(outputs[1].file, _articles_table, [])
        else:
            events_out = _Lines(outputs[0].file, lambda events: events._table.lines(0, len(events)))
            articles_out = _Lines(outputs[1].file, lambda lines: "".join(f"{line}\n" for line in lines).encode())
        counts, rejects, named = {"articles": 0, "events": 0}, {}, []
        while lines := reader.take(ARTICLES_A_STEP):
            events = coder._events(coder._core.code_chunks(iter(["".join(f"{line}\n" for line in lines).encode()]), "", coder._threads or 1))
            counts["articles"] += events.articles
            counts["events"] += len(events)
            for reject in events.rejects:
                rejects[reject["status"]] = rejects.get(reject["status"], 0) + 1
                if len(named) < REJECTS_NAMED:
                    named.append({"id": reject["id"], "url": reject["url"], "status": reject["status"], "reason": reject["reason"]})
            articles_out.add([_placeless(line, folder) for line in lines] if folder else lines)
            events_out.add(events)
        events_out.close()
        articles_out.close()
        manifest = {"lapwing_shard": 1, "shard": name, "input": {"name": os.path.basename(path), "bytes": size, "sha256": sha256}, "coder": stamp, "settings": settings, "format": format,
                    **counts, "rejects": dict(sorted(rejects.items())), "rejected": named, "files": {"events": outputs[0].finish(), "articles": outputs[1].finish()}}
        outputs.append(_Output(out, manifest_name))
        outputs[2].file.write((json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode())
        outputs[2].finish()
        try:
            for output in outputs:
                output.publish()
        except FileNotFoundError:  # another attempt at this shard was done first, and swept() took this one's parts away
            verify(out, read_manifest(os.path.join(out, manifest_name)))
        _sync_folder(out)
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}; make room and run the same command again", out) from None
    finally:
        for output in outputs:
            output.discard()
    return {**manifest, "skipped": False}


def _sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(out, names):
    """Takes away what killed attempts at these shards, which are done, left behind."""
    for file in os.listdir(out) if os.path.isdir(out) else ():
        if file.startswith(".") and file.endswith(".part") and any(file[1:].startswith(f"{name}.") for name in names):
            try:
                os.unlink(os.path.join(out, file))
            except FileNotFoundError:
                pass


def manifests(out):
    """The manifests of a folder, in the order of their names."""
    out = _check.path(out, "out")
    if not os.path.isdir(out):
        raise NotFoundError("no such folder", out)
    return [read_manifest(os.path.join(out, name)) for name in sorted(os.listdir(out)) if name.endswith(".manifest.json")]


def _lines_of(out, manifest, which):
    path = os.path.join(out, manifest["files"][which]["name"])
    if manifest["format"] == "jsonl":
        return gzip.decompress(pathlib.Path(path).read_bytes())
    parquet = _check.package("pyarrow.parquet", "shards of Parquet")
    lines = io.BytesIO()
    table = parquet.read_table(path)
    if which == "events":
        table = table.select(Events().columns[:30])  # the fields of the record
    for batch in table.to_batches(max_chunksize=1024):
        for row in batch.to_pylist():
            lines.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return lines.getvalue()


def load_shards(store, out, *, coder=None):
    """The shards of a folder into a store (a file, or postgres://HOST/NAME), each in one transaction: the store is what `lapwing ingest` of the same
    files would have made, in the order of the shards' names. What is there already is passed over, so the same call again goes on where one broke off.

    Shards of another version, codebook or model than the coder's are refused, and so is a file that is not what its manifest says.
    """
    store, out = _check.path(store, "store"), _check.path(out, "out")
    found = manifests(out)
    if not found:
        raise UsageError("there is no shard to load: no manifest lies there", out)
    coder = coder or Coder()
    for manifest in found:
        if manifest["coder"] != coder.stamp:
            raise UsageError(f"was coded by {json.dumps(manifest['coder'])}, this is {json.dumps(coder.stamp)}; load it with the version that coded it, or code it again", manifest["shard"])

    def shards():
        for manifest in found:
            verify(out, manifest)
            yield manifest["shard"], _lines_of(out, manifest, "articles"), _lines_of(out, manifest, "events")

    return {"shards": len(found), **_core.load_shards(store, shards(), coder._core)}


# Many processes. Each loads the coder once.

_worker_coder = None


def _start_worker(options):
    global _worker_coder
    codebook, actors, frames_only = options
    _worker_coder = Coder(codebook or None, actors, threads=1, frames_only=frames_only)


def _work(path, out, published, format):
    try:
        return code_shard(path, out, coder=_worker_coder, published=published, format=format)
    except (NotFoundError, InputError) as error:
        return {"failed": str(error), "exit_code": 3}


def code_all(paths, out, *, processes=1, coder=None, published=None, format="parquet", said=None, attempts=4):
    """Codes files into a folder on several processes: [(path, manifest)] in the order given; the manifest of a file that cannot be read is {"failed": why}. A
    process that dies (killed, out of memory) is replaced and its shard tried again, at most `attempts` times."""
    paths = [_check.path(path, "paths") for path in paths]
    if not paths:
        raise UsageError("there is no file to code: the list is empty", "paths")
    options = coder._options if coder else ("", [], False)
    results, tried = {}, 0
    while len(results) < len(set(paths)):
        waiting = [path for path in dict.fromkeys(paths) if path not in results]
        tried += 1
        with concurrent.futures.ProcessPoolExecutor(min(_check.number(processes, "processes", 1), len(waiting)), multiprocessing.get_context("spawn"), _start_worker, (options,)) as pool:
            tasks = {pool.submit(_work, path, out, published, format): path for path in waiting}
            try:
                for task in concurrent.futures.as_completed(tasks):
                    results[tasks[task]] = task.result()
                    if said:
                        said(tasks[task], results[tasks[task]])
            except concurrent.futures.process.BrokenProcessPool:
                if tried >= attempts:
                    raise StoreError(f"processes died {tried} times; is there enough memory? {len(set(paths)) - len(results)} shards are left", out) from None
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
    sweep(out, [manifest["shard"] for manifest in results.values() if "shard" in manifest])
    return [(path, results[path]) for path in paths]


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
    code_all(paths, args.out, processes=args.processes, coder=coder, published=args.published, format=args.format, said=said)
    return 3 if told["failed"] or told["rejects"] else 0


def _load(args):
    totals = load_shards(args.store, args.out)
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


if __name__ == "__main__":
    sys.exit(main())
