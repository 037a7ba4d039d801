# SPDX-License-Identifier: Apache-2.0
"""What a store holds, read."""

import json

from . import _check, _core
from .errors import UsageError
from .events import Events

QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}


def _quads(values):
    values = [values] if isinstance(values, (int, str)) else values or []
    for value in values:
        if value not in QUADS and (isinstance(value, bool) or value not in QUADS.values()):
            raise UsageError(f"'{value}' is no quad class; they are 1 to 4: {', '.join(QUADS)}", "quads")
    return [QUADS.get(value, value) for value in values]


class Store:
    """A store opened for reading. Sides are codes of countries or groups (NATO); days are dates or "2024-01-17", both ends included. Any number
    of threads may ask at once, while others write."""

    def __init__(self, target, *, groups=None):
        self._options = (_check.path(target, "store"), _check.path(groups, "groups") if groups is not None else "")
        if not self._options[0]:
            raise UsageError("which store? A file, or postgres://HOST/NAME", "store")
        self._core = _core.open_store(*self._options)

    def __repr__(self):
        return f"<lapwing.Store {self._options[0].rpartition('@')[2]}>"  # without a password

    def events(self, source=None, target=None, *, either_way=False, since=None, until=None, reported_since=None, reported_until=None, types=None, quads=None, statuses=None, words=None,
               article=None, story=None, limit=0, raw=False):
        """Events that all of this is true of, corrections applied (`raw`: as coded). Undated events count by the day of their report."""
        table = self._core.events(_check.texts(source, "source"), _check.texts(target, "target"), bool(either_way), _check.day(since, "since"), _check.day(until, "until"),
                                  _check.day(reported_since, "reported_since"), _check.day(reported_until, "reported_until"), _check.texts(types, "types"), _quads(quads),
                                  _check.texts(statuses, "statuses"), _check.optional_text(words, "words"), _check.optional_text(article, "article"), _check.optional_text(story, "story"),
                                  _check.number(limit, "limit", 0), bool(raw))
        return Events(table)

    def articles(self, *, id=None, words=None, since=None, until=None, statuses=None, limit=0, text=False):
        """Articles as dicts, the last saved first, with the number of their events; with their text where `text` is true."""
        found = []
        for line, events in self._core.articles(_check.optional_text(id, "id"), _check.optional_text(words, "words"), _check.day(since, "since"), _check.day(until, "until"),
                                                _check.texts(statuses, "statuses"), _check.number(limit, "limit", 0), bool(text)):
            article = json.loads(line)
            if not text:
                del article["text"]
            found.append({**article, "events": events})
        return found

    def alerts(self, *, since=None, until=None):
        """Alarms as `lapwing alerts --json` has told them, as dicts (docs/formats.md), by day: what another alarm of the day speaks of too is not told again."""
        alarms = (json.loads(line) for line in self._core.alerts(_check.day(since, "since"), _check.day(until, "until")))
        return [alarm for alarm in alarms if alarm["told_with"] is None]

    def series(self, source, target, *, either_way=False, by="month", since=None, until=None, by_report=False, statuses=None):
        """Counts of a pair over time, a dict for every period, quiet ones too: as `lapwing series --json`."""
        sides = _check.texts(source, "source"), _check.texts(target, "target")
        if not all(sides):
            raise UsageError("a series needs source and target", "series")
        lines = self._core.series(*sides, bool(either_way), _check.text(by, "by"), _check.day(since, "since"), _check.day(until, "until"), bool(by_report), _check.texts(statuses, "statuses"))
        return [json.loads(line) for line in lines]

    def counts(self):
        """How many articles, events ... there are."""
        return self._core.counts()


def open_store(target, *, groups=None):
    """A store (an SQLite file, or postgres://HOST/NAME) for reading; `groups` is a file of groups of your own."""
    return Store(target, groups=groups)
