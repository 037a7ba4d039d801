# SPDX-License-Identifier: Apache-2.0
"""Arguments, made what the module takes or refused in words."""

import datetime
import importlib
import os

from .errors import ArgumentError, InputError, MissingPackageError


def text(value, name):
    """A str that is text: half characters cannot be written as UTF-8."""
    if not isinstance(value, str):
        raise ArgumentError(f"wants text, not {kind(value)}", name)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"holds half a character (a lone surrogate) at {error.start}; mend it with .encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')", name) from None
    return value


def optional_text(value, name):
    return "" if value is None else text(value, name)


def day(value, name):
    """None, a date, or text that the module reads as one."""
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return text(value, name)


def texts(value, name):
    """A list of texts; one text is a list of one, None an empty one."""
    if value is None:
        return []
    if isinstance(value, str):
        return [text(value, name)]
    if not isinstance(value, (list, tuple, set, frozenset)):
        raise ArgumentError(f"wants text or a list of texts, not {kind(value)}", name)
    return [text(item, name) for item in (sorted(value) if isinstance(value, (set, frozenset)) else value)]


def path(value, name):
    if not isinstance(value, (str, os.PathLike)):
        raise ArgumentError(f"wants a path, not {kind(value)}", name)
    value = os.fspath(value)
    if isinstance(value, bytes):
        value = os.fsdecode(value)
    if "\0" in value:
        raise InputError("a path holds no NUL", name)
    return text(value, name)


def number(value, name, least):
    if isinstance(value, bool) or not isinstance(value, int):
        raise ArgumentError(f"wants a whole number, not {kind(value)}", name)
    if not least <= value < 2**31:
        raise InputError(f"wants a number from {least} on, not {value}", name)
    return value


def package(name, what, instead="pip install {0}"):
    """Another library, which only this call needs."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        root = name.partition(".")[0]
        if (error.name or "").partition(".")[0] not in ("", root):
            raise  # it is there, and something of its own is not
        raise MissingPackageError(f"{what} needs the package {root}: {instead.format(root)}") from None


def kind(value):
    return "None" if value is None else type(value).__name__
