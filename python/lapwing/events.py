# SPDX-License-Identifier: Apache-2.0
"""A table of events."""

import json

from . import _check, _core
from ._html import as_html
from .errors import ArgumentError

_PAGE = 4096  # rows written at a time


class Events:
    """Events as a table. Its columns are the fields of the record (docs/formats.md) and flat ones behind them (docs/python.md).

    Speaks the Arrow C stream, so polars.DataFrame(events), pyarrow.table(events), duckdb.sql("from events") and the like take it without
    copying. Rows are dicts: events[0], events[-3:], for event in events.
    """

    def __init__(self, table=None, *, articles=0, rejects=()):
        self._table = _core.EventTable() if table is None else table
        self.articles = articles  #: articles that were read
        self.rejects = list(rejects)  #: those that could not be coded: dicts with id, url, path, status, reason

    def __len__(self):
        return len(self._table)

    def __repr__(self):
        rejected = f", {len(self.rejects)} rejected" if self.rejects else ""
        return f"<lapwing.Events: {len(self)} events of {self.articles} articles{rejected}>" if self.articles else f"<lapwing.Events: {len(self)} events>"

    def __iter__(self):
        for begin in range(0, len(self), _PAGE):
            yield from self._dicts(begin, min(begin + _PAGE, len(self)))

    def __getitem__(self, which):
        if isinstance(which, slice):
            begin, end, step = which.indices(len(self))
            if step == 1:
                return self._dicts(begin, max(begin, end))
            return [self[row] for row in range(begin, end, step)]
        if isinstance(which, str) or not hasattr(which, "__index__"):
            raise ArgumentError(f"wants the number of a row, not {_check.kind(which)}; columns are those of to_pandas(), to_polars(), to_arrow()", "events")
        row = which.__index__()
        if not -len(self) <= row < len(self):
            raise IndexError(f"there are {len(self)} events, and none of number {row}")
        row %= len(self)
        return self._dicts(row, row + 1)[0]

    def __add__(self, other):
        """Both, one behind the other."""
        if not isinstance(other, Events):
            return NotImplemented
        joined = Events(articles=self.articles + other.articles, rejects=self.rejects + other.rejects)
        joined._table.append(self._table)
        joined._table.append(other._table)
        return joined

    def __reduce__(self):
        return _restored, (self._table.lines(0, len(self)), self.articles, self.rejects)

    @property
    def columns(self):
        """Names of the columns."""
        return self._table.names()

    def to_dicts(self):
        """The events as dicts, as they stand in the lines."""
        return self._dicts(0, len(self))

    def to_json_lines(self, path=None):
        """The lines `lapwing code` writes, as one text; or into a file."""
        if path is None:
            return self._table.lines(0, len(self)).decode("utf-8")
        with open(_check.path(path, "path"), "wb") as out:
            for begin in range(0, len(self), _PAGE):
                out.write(self._table.lines(begin, min(begin + _PAGE, len(self))))
        return None

    def __arrow_c_stream__(self, requested_schema=None):
        del requested_schema  # a wish that the protocol lets unfulfilled
        return self._table.arrow_stream()

    def __arrow_c_schema__(self):
        return self._table.arrow_schema()

    def to_arrow(self):
        """A pyarrow.Table."""
        return _check.package("pyarrow", "to_arrow()").table(self)

    def to_pandas(self):
        """A pandas.DataFrame."""
        _check.package("pandas", "to_pandas()")
        return self.to_arrow().to_pandas()

    def to_polars(self):
        """A polars.DataFrame."""
        return _check.package("polars", "to_polars()").DataFrame(self)

    def to_parquet(self, path, **options):
        """Writes a Parquet file (zstd unless `compression` says otherwise)."""
        parquet = _check.package("pyarrow.parquet", "to_parquet()")
        parquet.write_table(self.to_arrow(), _check.path(path, "path"), **{"compression": "zstd", **options})

    def plot(self, source, target, *, either_way=False, by="month", ax=None):
        """Events of one side towards another over time, by quad class: the axes of a matplotlib chart."""
        from ._plot import plot
        return plot(self, source, target, either_way, by, ax)

    def _repr_html_(self):
        return as_html(self)

    def _dicts(self, begin, end):
        return [json.loads(line) for line in self._table.lines(begin, end).splitlines()] if end > begin else []


def _restored(lines, articles, rejects):
    return Events(_core.EventTable.from_lines(lines, "events"), articles=articles, rejects=rejects)


def read_events(path):
    """Events of a file of lines, as `lapwing code` or Events.to_json_lines wrote them; gzip or not. A line that is none is an InputError
    that names it."""
    name = _check.path(path, "path")
    return Events(_core.EventTable.from_lines(_core.read_bytes(name), name))
