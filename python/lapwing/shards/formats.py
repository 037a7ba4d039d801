# SPDX-License-Identifier: Apache-2.0
"""Events and articles of a shard as files, and back as lines of JSON. The same rows are the same bytes."""

import gzip
import io
import json
import os
import pathlib

from .. import _check
from ..events import Events

FORMATS = ("parquet", "jsonl")
ENDINGS = {"parquet": "parquet", "jsonl": "jsonl.gz"}
ROWS_A_GROUP = 20_000  # events of a Parquet row group

_ARTICLE_FIELDS = ("id", "url", "publisher", "author", "published", "published_basis", "title", "text", "language", "story", "path", "status", "reason")


def events_writer(file, format):
    """Takes Events by add()."""
    if format == "parquet":
        return _Parquet(file, lambda events: events.to_arrow(), Events())
    return _Lines(file, lambda events: events._table.lines(0, len(events)))


def articles_writer(file, format):
    """Takes lists of lines of JSON by add()."""
    if format == "parquet":
        return _Parquet(file, _articles_table, [])
    return _Lines(file, lambda lines: "".join(f"{line}\n" for line in lines).encode())


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


def lines_of(out, manifest, which):
    """The events or articles (`which`) of a shard as lines of JSON."""
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
