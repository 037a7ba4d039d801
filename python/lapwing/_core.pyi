# Private: the package's Python files check what they are given before it comes here.
from typing import Any

version: str

def __getattr__(name: str) -> Any: ...
