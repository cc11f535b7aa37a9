"""Reads the TOML files that lie beside this module."""

import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent


def read(name: str) -> dict:
    """Return one file, such as ``home.toml``, as a dict."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def read_all(pattern: str) -> list[dict]:
    """Return every file that matches the pattern, in the order of their names."""
    return [read(str(path.relative_to(HERE))) for path in sorted(HERE.glob(pattern))]
