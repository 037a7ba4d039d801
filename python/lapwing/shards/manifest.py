# SPDX-License-Identifier: Apache-2.0
"""What a manifest says of a shard, and whether it is true."""

import json
import os
import pathlib

from .. import _check
from ..errors import DataError, InputError, NotFoundError, UsageError
from .files import digest_of

ENDING = ".manifest.json"
VERSION = 1


def run_of(process, options, published, format):
    """What must be the same for all shards of a folder."""
    _, actors, frames_only = options  # the codebook's hash is in the stamp
    settings = {"published": published or None, "actors": [digest_of(path)[0] for path in actors], "frames_only": frames_only, "article_seconds": process.seconds}
    return {"coder": process.stamp, "settings": settings, "format": format}


def read_manifest(path):
    try:
        manifest = json.loads(pathlib.Path(path).read_text("utf-8"))
        if manifest["lapwing_shard"] != VERSION:
            raise InputError("is a manifest of another version", str(path))
        return manifest
    except FileNotFoundError:
        raise NotFoundError("no such manifest", str(path)) from None
    except (ValueError, KeyError, TypeError):
        raise InputError("is no manifest of a shard", str(path)) from None


def verify(out, manifest):
    """Every file that a manifest names, with the bytes it names; a DataError says which is not."""
    for file in manifest["files"].values():
        path = os.path.join(out, file["name"])
        if not os.path.exists(path):
            raise DataError("is missing; code its input again", path)
        if digest_of(path) != (file["sha256"], file["bytes"]):
            raise DataError("is not what its manifest says; remove the manifest and code its input again", path)


def whole_shard(out, name, run):
    """The manifest of a shard that is there as it was made, or None; one of another run is a UsageError."""
    path = os.path.join(out, name + ENDING)
    if not os.path.exists(path):
        return None
    manifest = read_manifest(path)
    for what, value in run.items():
        if manifest[what] != value:
            raise UsageError(f"was made with {what} {json.dumps(manifest[what])}, now it is {json.dumps(value)}; choose another folder", manifest["shard"])
    try:
        verify(out, manifest)
    except DataError:  # what lies there is not what was made: made again
        return None
    return manifest


def manifests(out):
    """The manifests of a folder, in the order of their names."""
    out = _check.path(out, "out")
    if not os.path.isdir(out):
        raise NotFoundError("no such folder", out)
    return [read_manifest(os.path.join(out, name)) for name in sorted(os.listdir(out)) if name.endswith(ENDING)]
