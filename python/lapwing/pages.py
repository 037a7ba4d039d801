# SPDX-License-Identifier: Apache-2.0
"""Articles out of pages and files, as `lapwing read` gives them."""

import json

from . import _check, _core
from .errors import ArgumentError, InputError


def read_page(page, *, published=None, url=None):
    """The article of a web page or a page saved as text, given as bytes (the charset is found) or as str: a dict with the fields of
    docs/formats.md. What holds no article has a `status` other than "ok" and a `reason`."""
    if isinstance(page, str):
        page = _check.text(page, "page").encode("utf-8")
    elif isinstance(page, (bytearray, memoryview)):
        page = bytes(page)
    elif not isinstance(page, bytes):
        raise ArgumentError(f"wants a page as bytes or text, not {_check.kind(page)}", "page")
    lines = _core.articles_of_bytes(page, _check.day(published, "published") or "").take(2)
    if len(lines) > 1:
        raise InputError("holds more than one article; lapwing.read_file reads them one by one", "page")
    article = json.loads(lines[0])
    if url is not None and article["url"] is None:
        article["url"] = _check.text(url, "url")
    return article


def read_file(path, *, published=None):
    """The articles of a file one by one, whatever it is (JSON lines, page, web archive, text; gzip of any). Those that are none come too, with
    status and reason. Memory does not grow with the file."""
    reader = _core.open_articles(_check.path(path, "path"), _check.day(published, "published") or "")
    return _articles(reader)


def _articles(reader):
    while lines := reader.take(64):
        for line in lines:
            yield json.loads(line)
