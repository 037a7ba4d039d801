# SPDX-License-Identifier: Apache-2.0
"""Coding inside Apache Spark (3.5 or newer), by mapInArrow.

    from lapwing import spark as lapwing_spark
    events = lapwing_spark.code(articles)                    # a DataFrame with text, published, title ... to one of events
    results = lapwing_spark.code_paths(spark, paths, out)    # files to shards, each opened by its task and streamed

Spark runs a task again when a machine is lost, and at times twice at once; coding is pure and shards are written aside and renamed (lapwing.shards), so the result is
the same. Each Python worker has one process that codes (lapwing.coding_process). Executors need the same version of the package: a worker of another refuses to work.
"""

import contextlib
import json
import os
import sys

from . import _check, _core, shards
from .articles import line, records
from .coder import Coder
from .coding_process import ARTICLE_SECONDS, coding_process
from .errors import InputError, NotFoundError, UsageError
from .events import Events
from .shards.make import code_shard_with

_SHARD_SCHEMA = "path string, shard string, articles long, events long, rejected long, skipped boolean, failed string, manifest string"


@contextlib.contextmanager
def _process(options, stamp, article_seconds):
    """The process in which this worker codes, with the coder of the driver and no other."""
    with coding_process(options, article_seconds) as process:
        if process.stamp != stamp:
            raise UsageError(f"this worker has {json.dumps(process.stamp)}, the driver {json.dumps(stamp)}: install one version everywhere", os.uname().nodename)
        yield process


def _nullable(schema):
    import pyarrow
    return pyarrow.schema([field.with_nullable(True) for field in schema])


def _rejects(rejects, schema):
    import pyarrow
    rows = [{"article": reject["id"], "url": reject["url"], "reject_status": reject["status"], "reject_reason": reject["reason"]} for reject in rejects]
    return pyarrow.Table.from_pylist(rows, schema=schema)


def _lines(batch, published):
    """The articles of a batch as the reader gives them."""
    return _core.articles_of_bytes(b"".join(line(row) + b"\n" for row in records(batch)), published or "").take(sys.maxsize)


def code(articles, *, coder=None, published=None, rejects=False, article_seconds=ARTICLE_SECONDS):
    """A DataFrame of events of a DataFrame of articles, whose columns are fields of an article (docs/formats.md: text, published, title, url, id ... and their other
    names). Columns are those of docs/python.md. With `rejects` two more, reject_status and reject_reason, and a row for every article that could not be coded, which has
    `article` and `url` and no other; without it rejects are only told in the logs of the workers. An article over which the coder dies, or takes more than
    `article_seconds` of processor time, is a reject.

    An article's events have the ids that `lapwing code` gives them, in whatever partition and order.
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    _check.package("pyarrow", "lapwing.spark")
    import pyarrow
    if not any(name in articles.columns for name in ("text", "maintext", "content", "body", "event_text")):
        raise UsageError(f"a column of the text is needed: 'text', 'maintext', 'content', 'body' or 'event_text'; there are {', '.join(articles.columns)}", "articles")
    coder = coder or Coder()
    options, stamp = coder._options, coder.stamp
    published = _check.day(published, "published")
    if published is not None:
        coder.code("Russia condemned Japan.", published=published)  # refused here, not in every task
    schema = _nullable(pyarrow.schema(Events()))
    if rejects:
        schema = schema.append(pyarrow.field("reject_status", pyarrow.string())).append(pyarrow.field("reject_reason", pyarrow.string()))

    def work(batches):
        with _process(options, stamp, article_seconds) as process:
            for batch in batches:
                if batch.num_rows == 0:
                    continue
                _, events = process.code(_lines(batch, published))
                table = Coder._warned(events).to_arrow()
                if rejects:
                    for name in ("reject_status", "reject_reason"):
                        table = table.append_column(name, pyarrow.nulls(len(events), pyarrow.string()))
                tables = [table.cast(schema)]
                if rejects and events.rejects:
                    tables.append(_rejects(events.rejects, schema))
                yield from pyarrow.concat_tables(tables).to_batches()

    return articles.mapInArrow(work, from_arrow_schema(schema))


def code_paths(session, paths, out, *, coder=None, published=None, format="parquet", article_seconds=ARTICLE_SECONDS):
    """Codes files into shards (lapwing.shards) in the folder `out`, one task a file; both lie where every executor sees them. Gives a list of dicts in the order of the
    paths: path, shard, articles, events, rejected, skipped, failed (why a file could not be read, or None), manifest.

    A file that is damaged is coded as far as it goes; one that cannot be read is told in `failed`, and the others are done. What `out` holds already is left: the
    same call after a driver was lost goes on where it broke off. A full disk or a lost worker is a failed task, which Spark tries again.
    """
    _check.package("pyarrow", "lapwing.spark")
    paths = [_check.path(path, "paths").removeprefix("file://") for path in paths]
    if not paths:
        raise UsageError("there is no file to code: the list is empty", "paths")
    for path in [*paths, _check.path(out, "out")]:
        if "://" in path:
            raise UsageError("is no path of a file; mount the storage, or read it with Spark and use code()", path)
    if format not in shards.FORMATS:
        raise UsageError(f"'{format}' is none of {', '.join(shards.FORMATS)}", "format")
    coder = coder or Coder()
    options, stamp = coder._options, coder.stamp
    published = _check.day(published, "published")
    out = _check.path(out, "out")

    def work(batches):
        import pyarrow
        for batch in batches:
            for path in batch.column(0).to_pylist():
                with _process(options, stamp, article_seconds):
                    pass  # another version is told before a byte is read
                row = _shard_row(path, options, out, published, format, article_seconds)
                yield pyarrow.RecordBatch.from_pylist([row], schema=_shard_schema())

    frame = session.createDataFrame(session.sparkContext.parallelize([(path,) for path in paths], len(paths)), "path string")
    done = {row["path"]: row.asDict() for row in frame.mapInArrow(work, _SHARD_SCHEMA).collect()}
    shards.sweep(out, [row["shard"] for row in done.values() if row["shard"]])
    return [{**done[path], "manifest": json.loads(done[path]["manifest"]) if done[path]["manifest"] else None} for path in paths]


def _shard_schema():
    import pyarrow
    kinds = {"string": pyarrow.string(), "long": pyarrow.int64(), "boolean": pyarrow.bool_()}
    return pyarrow.schema([(name, kinds[kind]) for name, kind in (column.split() for column in _SHARD_SCHEMA.split(", "))])


def _shard_row(path, options, *how):
    try:
        manifest = code_shard_with(options, path, *how)
    except (NotFoundError, InputError) as error:
        return {"path": path, "failed": str(error)}
    return {"path": path, "shard": manifest["shard"], "articles": manifest["articles"], "events": manifest["events"], "rejected": sum(manifest["rejects"].values()),
            "skipped": manifest["skipped"], "failed": None, "manifest": json.dumps(manifest)}
