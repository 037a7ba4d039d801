# SPDX-License-Identifier: Apache-2.0
"""Text to events."""

import json
import threading
import warnings
from collections.abc import Mapping

from . import _check, _core, articles as _articles
from .errors import InputError, RejectWarning, UsageError
from .events import Events


class Coder:
    """Codes articles as `lapwing code` does, byte for byte.

    codebook  folder of another codebook ("" or None: the shipped PLOVER codebook)
    actors    actor file or files that add to or override the shipped knowledge
    threads   workers of a call (None: all cores); never changes the result
    frames_only  the codebook decides alone, without the coder's model

    Loading takes a fifth of a second and 60 MiB. One Coder serves any number of threads; calls release the interpreter's lock.
    """

    def __init__(self, codebook=None, actors=None, *, threads=None, frames_only=False):
        self._threads = 0 if threads is None else _check.number(threads, "threads", 1)
        self._options = (_check.path(codebook, "codebook") if codebook else "",
                         [_check.path(path, "actors") for path in ([actors] if isinstance(actors, str) or hasattr(actors, "__fspath__") else actors or [])], bool(frames_only))
        self._core = _core.load_coder(*self._options)

    def __reduce__(self):  # loaded anew in another process
        codebook, actors, frames_only = self._options
        return _remake, (codebook, actors, self._threads, frames_only)

    def __repr__(self):
        return f"<lapwing.Coder {self.stamp['version']}, codebook {self.stamp['codebook']}, model {self.stamp['model']}>"

    @property
    def stamp(self):
        """Version of the program, hashes of codebook and model: what to name when counts are published."""
        return self._core.stamp()

    def code(self, text_or_articles, *, published=None, title=None, url=None, publisher=None):
        """Events of one article (text, or a dict with `text`, `published`, `title` ...) or of many: a list or iterator of such, a table of
        pandas, polars or pyarrow with such columns. `published` dates what carries no date; `title`, `url`, `publisher` are of one text.

        One article that cannot be coded is an InputError; of many, those that cannot are named in `rejects` of the result, with a warning.
        """
        published = _check.day(published, "published") or ""
        single = isinstance(text_or_articles, (str, Mapping))
        told = {"title": title, "url": url, "publisher": publisher}
        if isinstance(text_or_articles, str):
            article = {"text": _check.text(text_or_articles, "text")}
            article.update((name, _check.text(value, name)) for name, value in told.items() if value is not None)
            text_or_articles = article
        elif any(value is not None for value in told.values()):
            raise UsageError("title, url and publisher go with one text; articles carry their own", "code")
        source = iter([_articles.line(text_or_articles) + b"\n"]) if single else _articles.chunks(text_or_articles)
        events = self._events(self._core.code_chunks(source, published, self._threads))
        if single and events.rejects and events.rejects[0]["status"] != "truncated":
            reject = events.rejects[0]
            raise InputError(f"{reject['status']}: {reject['reason'] or 'nothing to code'}", reject["url"] or "text")
        return self._warned(events)

    def code_file(self, path, *, published=None):
        """Events of a file or of several: JSON lines, pages, web archives, text; gzip of any; told apart by content. As `lapwing code FILE`."""
        paths = [path] if isinstance(path, str) or hasattr(path, "__fspath__") else path
        paths = [_check.path(one, "path") for one in paths] if isinstance(paths, (list, tuple)) else [_check.path(paths, "path")]
        if not paths:
            raise UsageError("there is no file to code: the list is empty", "path")
        return self._warned(self._events(self._core.code_paths(paths, _check.day(published, "published") or "", self._threads)))

    def relate(self, text, actor, recipient):
        """What `actor` does to `recipient` in `text`: the best PLOVER type with its confidence. Each is a phrase of the text, or a list of
        them. Always answers; `frame` None says that the answer is a guess."""
        text = _check.text(text, "text")
        if not text.strip():
            raise InputError("no text", "text")
        sides = [_check.texts(side, name) for side, name in ((actor, "actor"), (recipient, "recipient"))]
        for side, name in zip(sides, ("actor", "recipient")):
            if not side or not all(phrase.strip() for phrase in side):
                raise UsageError("a phrase of the text is needed", name)
        return self._core.relate(text, *sides)

    def parse(self, text):
        """Sentences of a text: `begin`, `end`, `text`, `tokens` (form, lemma, upos, xpos, head, deprel, begin, end; heads count from 1, 0 is the
        root) and `names` (PER, ORG, LOC, WEAPON). Offsets are UTF-8 bytes of the text."""
        return self._core.parse(_check.text(text, "text"))

    @staticmethod
    def _events(coded):
        table, count, rejects = coded
        return Events(table, articles=count, rejects=[json.loads(line) for line in rejects.splitlines()])

    @staticmethod
    def _warned(events):
        if events.rejects:
            kinds = {}
            for reject in events.rejects:
                kinds[reject["status"]] = kinds.get(reject["status"], 0) + 1
            told = ", ".join(f"{count} {status}" for status, count in kinds.items())
            warnings.warn(f"{len(events.rejects)} of {events.articles} articles rejected ({told}); `rejects` of the result names them", RejectWarning, stacklevel=3)
        return events


def _remake(codebook, actors, threads, frames_only):
    return Coder(codebook or None, actors, threads=threads or None, frames_only=frames_only)


_default = None
_lock = threading.Lock()


def _coder():
    global _default
    with _lock:
        if _default is None:
            _default = Coder()
        return _default


def code(text_or_articles, **options):
    """Coder().code(...), with one coder for all such calls."""
    return _coder().code(text_or_articles, **options)


def relate(text, actor, recipient):
    """Coder().relate(...), with one coder for all such calls."""
    return _coder().relate(text, actor, recipient)
