# SPDX-License-Identifier: Apache-2.0
"""Lapwing in Python: news in, PLOVER events out.

    import lapwing
    coder = lapwing.Coder()
    events = coder.code("South Korea said Pyongyang had supplied Moscow with artillery shells.", published="2024-01-17")
    events.to_dicts()          # as `lapwing code` writes them
    polars.DataFrame(events)   # or pyarrow.table, duckdb.sql("from events"), events.to_pandas()

docs/python.md tells the rest.
"""

import os as _os

from . import _core

_core.set_data_folder(_os.path.join(_os.path.dirname(_os.path.abspath(__file__)), "data"))

from .coder import Coder, code, relate  # noqa: E402  (the data folder is named first)
from .errors import ArgumentError, DataError, Error, InputError, MissingPackageError, NotFoundError, RejectWarning, StoreError, UsageError  # noqa: E402
from .events import Events, read_events  # noqa: E402
from .pages import read_file, read_page  # noqa: E402
from .store import Store, open_store  # noqa: E402

__version__ = _core.version
__all__ = [
    "ArgumentError", "Coder", "DataError", "Error", "Events", "InputError", "MissingPackageError", "NotFoundError", "RejectWarning", "Store", "StoreError", "UsageError",
    "code", "open_store", "read_events", "read_file", "read_page", "relate",
]
