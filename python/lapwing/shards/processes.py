# SPDX-License-Identifier: Apache-2.0
"""Many shards on several processes of one machine."""

import concurrent.futures
import multiprocessing

from .. import _check
from ..coding_process import ARTICLE_SECONDS
from ..errors import InputError, NotFoundError, StoreError, UsageError
from .files import sweep
from .make import code_shard_with


def _work(path, *how):
    try:
        return code_shard_with(how[0], path, *how[1:])
    except (NotFoundError, InputError) as error:
        return {"failed": str(error), "exit_code": 3}


def code_all(paths, out, *, processes=1, coder=None, published=None, format="parquet", article_seconds=ARTICLE_SECONDS, said=None, attempts=4):
    """Codes files into a folder on several processes: [(path, manifest)] in the order given; the manifest of a file that cannot be read is {"failed": why}. A
    process that dies (killed, out of memory) is replaced and its shard tried again, at most `attempts` times."""
    paths = [_check.path(path, "paths") for path in paths]
    if not paths:
        raise UsageError("there is no file to code: the list is empty", "paths")
    how = (coder._options if coder else ("", [], False), out, published, format, article_seconds)
    results, tried = {}, 0
    while len(results) < len(set(paths)):
        waiting = [path for path in dict.fromkeys(paths) if path not in results]
        tried += 1
        with concurrent.futures.ProcessPoolExecutor(min(_check.number(processes, "processes", 1), len(waiting)), multiprocessing.get_context("spawn")) as pool:
            tasks = {pool.submit(_work, path, *how): path for path in waiting}
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
