# SPDX-License-Identifier: Apache-2.0
"""Articles as Python programs hold them (dicts, texts, tables of other libraries), made lines of JSON for the reader."""

import datetime
import itertools
import json
from collections.abc import Iterable, Mapping

from . import _check
from .errors import ArgumentError, UsageError

CHUNK_ARTICLES = 64  # few enough that Ctrl-C is heard, many enough that a reader a chunk costs nothing


def _value(value):
    """Values that JSON has no form for: dates, and the numbers and blanks of numpy and pandas."""
    if isinstance(value, (datetime.date, datetime.datetime)):
        return None if value != value else value.isoformat()  # pandas' NaT is not itself
    if hasattr(value, "item"):
        return value.item()
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    raise ArgumentError(f"an article holds a value of type {_check.kind(value)}, which is none of text, number, date, list", "articles")


def line(article, number=None):
    """One article as a line of JSON."""
    where = "articles" if number is None else f"articles[{number}]"
    if isinstance(article, str):
        article = {"text": _check.text(article, where)}
    if not isinstance(article, Mapping):
        raise ArgumentError(f"wants a dict with 'text', or text, not {_check.kind(article)}", where)
    # Lone surrogates become escapes, which the reader mends as it does those of files.
    try:
        return json.dumps(article if isinstance(article, dict) else dict(article), default=_value).encode("ascii")
    except (TypeError, ValueError) as error:
        if isinstance(error, ArgumentError):
            raise ArgumentError(error.message, where) from None
        raise ArgumentError(f"cannot be written as JSON: {error}", where) from None


def records(source):
    """The articles of whatever holds many, one after another."""
    if isinstance(source, (str, bytes, Mapping)) or source is None:
        raise ArgumentError(f"wants articles (dicts, texts, or a table of them), not {_check.kind(source)}", "articles")
    if hasattr(source, "to_pylist"):  # pyarrow: a table, a record batch, an array of structs
        return _rows(source.to_pylist())
    if hasattr(source, "iter_rows"):  # polars
        return _rows(source.iter_rows(named=True))
    if hasattr(source, "to_dict") and hasattr(source, "columns"):  # pandas
        return _rows(source.to_dict("records"))
    if not isinstance(source, Iterable):
        raise ArgumentError(f"wants articles (dicts, texts, or a table of them), not {_check.kind(source)}", "articles")
    return iter(source)


def _rows(rows):
    """Rows of a table, without what is not told in them: missing values are NaN in pandas."""
    for row in rows:
        yield {key: value for key, value in row.items() if value is not None and value == value} if isinstance(row, dict) else row


def chunks(source):
    """Chunks of lines for the module. A source without a single article is refused: an empty answer would look like quiet news."""
    lines = (line(article, number) for number, article in enumerate(records(source)))
    first = list(itertools.islice(lines, CHUNK_ARTICLES))
    if not first:
        raise UsageError("there is no article to code: the list, table or iterator is empty", "articles")
    return _chunks(first, lines)


def _chunks(first, lines):
    while first:
        yield b"\n".join(first) + b"\n"
        first = list(itertools.islice(lines, CHUNK_ARTICLES))
