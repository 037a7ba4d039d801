# SPDX-License-Identifier: Apache-2.0
"""A folder of shards into a store."""

import json

from .. import _check, _core
from ..coder import Coder
from ..errors import UsageError
from .formats import lines_of
from .manifest import manifests, verify


def load_shards(store, out, *, coder=None, waiting=None):
    """The shards of a folder into a store (a file, or postgres://HOST/NAME), each in one transaction: the store is what `lapwing ingest` of the same
    files would have made, in the order of the shards' names. What is there already is passed over, so the same call again goes on where one broke off.

    A server that goes away is waited for, a minute long, and `waiting` is told why; after that, as when the disk is full, it is a StoreError and what was loaded stays.
    Shards of another version, codebook or model than the coder's are refused, and so is a file that is not what its manifest says.
    """
    store, out = _check.path(store, "store"), _check.path(out, "out")
    found = manifests(out)
    if not found:
        raise UsageError("there is no shard to load: no manifest lies there", out)
    coder = coder or Coder()
    for manifest in found:
        if manifest["coder"] != coder.stamp:
            raise UsageError(f"was coded by {json.dumps(manifest['coder'])}, this is {json.dumps(coder.stamp)}; load it with the version that coded it, or code it again", manifest["shard"])

    def shards():
        for manifest in found:
            verify(out, manifest)
            yield manifest["shard"], lines_of(out, manifest, "articles"), lines_of(out, manifest, "events")

    return {"shards": len(found), **_core.load_shards(store, shards(), coder._core, waiting)}
