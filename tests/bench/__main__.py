"""`make bench`: measure on SQLite and on PostgreSQL, print and write docs/performance.md."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from tests.bench.measure import Findings, measure
from tests.bench.report import write
from tests.postgres import Missing, cluster

ROOT = Path(__file__).resolve().parents[2]
STARTED = time.monotonic()


def say(line: str) -> None:
    print(f"[{time.monotonic() - STARTED:4.0f} s] {line}", flush=True)


@contextlib.contextmanager
def on_sqlite(data: Path) -> Iterator[list[str]]:
    yield [f"sqlite:///{data / name}.sqlite3" for name in ("site", "bare")]


@contextlib.contextmanager
def on_postgresql(_data: Path) -> Iterator[list[str]]:
    with cluster() as url:
        urls = []
        for name in ("site", "bare"):
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            urls.append(url.removesuffix("postgres") + name)
        yield urls


ENGINES = {"SQLite": on_sqlite, "PostgreSQL": on_postgresql}


def main() -> None:
    results = {}
    for engine, databases in ENGINES.items():
        with tempfile.TemporaryDirectory(prefix="literasi-bench-") as data:
            try:
                with databases(Path(data)) as urls:
                    results[engine] = run(engine, data, *urls)
            except Missing as problem:
                sys.exit(str(problem))
    text = write(results, os.cpu_count())
    (ROOT / "docs" / "performance.md").write_text(text)
    print(text)


def run(engine: str, data: str, site_url: str, bare_url: str) -> Findings:
    say(f"{engine}: filling the site")
    site = {"DATABASE_URL": site_url, "LITERASI_DATA_DIR": data}
    bare = {"DATABASE_URL": bare_url, "LITERASI_DATA_DIR": data}
    fill("tests.bench.bare.content", "tests.bench.bare_settings", bare)
    plan = json.loads(fill("tests.bench.content", "tests.bench.settings", site))
    say(f"{engine}: measuring")
    return measure(plan, site, bare)


def fill(module: str, settings: str, environment: dict[str, str]) -> str:
    """Run a module that fills a database; return the last line it prints."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": settings},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        sys.exit(done.returncode)
    return (done.stdout.splitlines() or [""])[-1]


if __name__ == "__main__":
    main()
