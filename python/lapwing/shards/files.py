# SPDX-License-Identifier: Apache-2.0
"""Files that are there wholly or not at all."""

import hashlib
import os
import re
import uuid

from ..errors import InputError, NotFoundError, StoreError


def digest_of(path):
    """SHA-256 and size of a file."""
    total, size = hashlib.sha256(), 0
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                total.update(block)
                size += len(block)
    except FileNotFoundError:
        raise NotFoundError("no such file", path) from None
    except IsADirectoryError:
        raise InputError("is a folder, not a file", path) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path) from None
    return total.hexdigest(), size


def shard_name(path, sha256):
    """Where a file lies does not matter, its bytes do."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", os.path.basename(path))
    for ending in (".gz", ".jsonl", ".json", ".warc", ".html", ".txt"):
        stem = stem.removesuffix(ending)
    return f"{stem[:80] or 'shard'}-{sha256[:12]}"


def make_folder(folder):
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot be made: {error.strerror}", folder) from None


class Output:
    """A file that is there wholly or not at all."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.part = os.path.join(folder, f".{name}.{uuid.uuid4().hex}.part")
        try:
            self.file = open(self.part, "xb")
        except OSError as error:
            raise StoreError(f"cannot be written: {error.strerror}", folder) from None

    def finish(self):
        """Puts it on the disk; nobody sees it yet."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        sha256, size = digest_of(self.part)
        return {"name": self.name, "bytes": size, "sha256": sha256}

    def publish(self):
        os.replace(self.part, os.path.join(self.folder, self.name))

    def discard(self):
        for give_up in (self.file.close, lambda: os.unlink(self.part)):
            try:
                give_up()
            except OSError:  # published and gone; or the disk is full, which was told already
                pass


def sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(out, names):
    """Takes away what killed attempts at these shards, which are done, left behind."""
    for file in os.listdir(out) if os.path.isdir(out) else ():
        if file.startswith(".") and file.endswith(".part") and any(file[1:].startswith(f"{name}.") for name in names):
            try:
                os.unlink(os.path.join(out, file))
            except FileNotFoundError:
                pass
