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

from .files import sweep
from .formats import FORMATS
from .load import load_shards
from .make import code_shard
from .manifest import manifests, read_manifest, verify
from .processes import code_all

__all__ = ["FORMATS", "code_all", "code_shard", "load_shards", "manifests", "read_manifest", "sweep", "verify"]
