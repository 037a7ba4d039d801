# SPDX-License-Identifier: Apache-2.0
"""What can go wrong, by what to do about it. The words are those of the command line, and so are the exit codes (docs/formats.md)."""


class Error(Exception):
    """Anything Lapwing refuses. `message` says what is wrong and what to do, `where` names the file, line or argument."""

    exit_code = 2

    def __init__(self, message="", where=""):
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        self.where = where

    def __reduce__(self):  # so that it comes back whole from another process
        return type(self), (self.message, self.where)


class UsageError(Error, ValueError):
    """An argument that cannot be."""


class ArgumentError(UsageError, TypeError):
    """An argument of the wrong type."""


class NotFoundError(UsageError):
    """A file or an entry that is not there."""


class DataError(Error):
    """Models, codebook or knowledge that are unfit: `where` names file and line."""


class InputError(Error, ValueError):
    """Bytes or text that are not what they should be."""

    exit_code = 3


class StoreError(Error):
    """The disk, the store or its server failed."""

    exit_code = 4


class MissingPackageError(Error, ImportError):
    """A Python package that this one call needs."""


class RejectWarning(UserWarning):
    """Some articles could not be coded; `rejects` of the result names them."""
