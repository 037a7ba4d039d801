# SPDX-License-Identifier: Apache-2.0
"""One file made a shard."""

import json
import os

from .. import _check, _core
from ..coding_process import ARTICLE_SECONDS, coding_process
from ..errors import StoreError, UsageError
from .files import Output, digest_of, make_folder, shard_name, sync_folder
from .formats import ENDINGS, FORMATS, articles_writer, events_writer
from .manifest import ENDING, VERSION, read_manifest, run_of, verify, whole_shard

ARTICLES_A_STEP = 512  # coded at a time: bounds the memory of a task
REJECTS_NAMED = 1000  # in a manifest; all are counted


def code_shard(path, out, *, coder=None, published=None, format="parquet", article_seconds=ARTICLE_SECONDS):
    """Codes one file into the folder `out` and gives its manifest; what is there already, whole and by the same coder, is left (`skipped` is true then).

    A damaged record is a reject, named in the manifest, and so is an article over which the coder dies or takes more than `article_seconds` of processor time. A file that
    cannot be read at all is a NotFoundError or InputError, a shard of another coder a UsageError.
    """
    return code_shard_with(coder._options if coder else ("", [], False), path, out, published, format, article_seconds)


def code_shard_with(options, path, out, published, format, article_seconds):
    """The same with the options of a coder, which only the process that codes need load."""
    path, out = _check.path(path, "path"), _check.path(out, "out")
    if format not in FORMATS:
        raise UsageError(f"'{format}' is none of {', '.join(FORMATS)}", "format")
    published = _check.day(published, "published") or ""
    with coding_process(options, _check.number(article_seconds, "article_seconds", 1)) as process:
        run = run_of(process, options, published, format)
        sha256, size = digest_of(path)
        name = shard_name(path, sha256)
        make_folder(out)
        if manifest := whole_shard(out, name, run):
            return {**manifest, "skipped": True}
        source = {"name": os.path.basename(path), "bytes": size, "sha256": sha256}
        steps = _coded(_core.open_articles(path, published), process)
        manifest = _make(steps, out, {"lapwing_shard": VERSION, "shard": name, "input": source, **run}, os.path.dirname(path))
        return {**manifest, "skipped": False}


def _coded(reader, process):
    """(lines of articles, their events), step by step."""
    while lines := reader.take(ARTICLES_A_STEP):
        yield process.code(lines)


def _make(steps, out, head, folder):
    """Writes the files of a shard, its manifest last. `head` is what the manifest says beforehand, `folder` what articles do not tell of where they lay."""
    name, ending = head["shard"], ENDINGS[head["format"]]
    outputs = []
    try:
        for what in (f"events.{ending}", f"articles.{ending}"):
            outputs.append(Output(out, f"{name}.{what}"))
        counts = _write(steps, events_writer(outputs[0].file, head["format"]), articles_writer(outputs[1].file, head["format"]), folder)
        manifest = {**head, **counts, "files": {"events": outputs[0].finish(), "articles": outputs[1].finish()}}
        outputs.append(Output(out, name + ENDING))
        outputs[2].file.write((json.dumps(manifest, indent=1, sort_keys=True) + "\n").encode())
        outputs[2].finish()
        try:
            for output in outputs:
                output.publish()
        except FileNotFoundError:  # another attempt at this shard was done first, and sweep() took this one's parts away
            verify(out, read_manifest(os.path.join(out, name + ENDING)))
        sync_folder(out)
        return manifest
    except OSError as error:
        raise StoreError(f"cannot be written: {error.strerror}; make room and run the same command again", out) from None
    finally:
        for output in outputs:
            output.discard()


def _write(steps, events_out, articles_out, folder):
    """Writes it all; the counts of the manifest."""
    counts, rejects, named = {"articles": 0, "events": 0}, {}, []
    for lines, events in steps:
        counts["articles"] += events.articles
        counts["events"] += len(events)
        for reject in events.rejects:
            rejects[reject["status"]] = rejects.get(reject["status"], 0) + 1
            if len(named) < REJECTS_NAMED:
                named.append({key: reject[key] for key in ("id", "url", "status", "reason")})
        articles_out.add([_placeless(line, folder) for line in lines] if folder else lines)
        events_out.add(events)
    events_out.close()
    articles_out.close()
    return {**counts, "rejects": dict(sorted(rejects.items())), "rejected": named}


def _placeless(line, folder):
    """An article whose `path` is the file's name alone: results do not tell on which machine it lay where."""
    article = json.loads(line)
    if (article["path"] or "").startswith(folder):
        article["path"] = article["path"][len(folder):].lstrip("/")
    return json.dumps(article, ensure_ascii=False, separators=(",", ":"))
