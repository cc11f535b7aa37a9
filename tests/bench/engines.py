"""The two databases the site runs on, made for measuring and thrown away afterwards."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from tests.postgres import Missing, cluster

ROOT = Path(__file__).resolve().parents[2]
STARTED = time.monotonic()

Opener = Callable[[Path], contextlib.AbstractContextManager[list[str]]]


def say(line: str) -> None:
    print(f"[{time.monotonic() - STARTED:4.0f} s] {line}", flush=True)


@contextlib.contextmanager
def on_sqlite(data: Path) -> Iterator[list[str]]:
    yield [f"sqlite:///{data / name}.sqlite3" for name in ("site", "bare")]


@contextlib.contextmanager
def on_postgresql(_data: Path, *, durable: bool = False) -> Iterator[list[str]]:
    with cluster(durable=durable) as url:
        urls = []
        for name in ("site", "bare"):
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            urls.append(url.removesuffix("postgres") + name)
        yield urls


@contextlib.contextmanager
def site_on(databases: Opener) -> Iterator[tuple[str, list[str]]]:
    """Give a data directory and the addresses of two new databases; without them, end."""
    with tempfile.TemporaryDirectory(prefix="literasi-bench-") as data:
        try:
            with databases(Path(data)) as urls:
                yield data, urls
        except Missing as problem:
            sys.exit(str(problem))


def fill(module: str, settings: str, environment: dict[str, str], *arguments: str) -> str:
    """Run a module that fills a database; return the last line it prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": settings},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        sys.exit(done.returncode)
    return (done.stdout.splitlines() or [""])[-1]
