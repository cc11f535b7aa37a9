"""`make bench`: measure on SQLite and on PostgreSQL, print and write docs/performance.md."""

import json
import os
from functools import partial

from tests.bench.crowd import PEOPLE, Crowd, gather
from tests.bench.engines import ROOT, fill, on_postgresql, on_sqlite, say, site_on
from tests.bench.issuing import Issuing, issue
from tests.bench.measure import Findings, measure
from tests.bench.report import write

ENGINES = {"SQLite": on_sqlite, "PostgreSQL": on_postgresql}
SETTINGS = "tests.bench.settings"


def main() -> None:
    results = {engine: run(engine) for engine in ENGINES}
    text = write(results, crowd(), awards(), os.cpu_count())
    (ROOT / "docs" / "performance.md").write_text(text)
    print(text)


def run(engine: str) -> Findings:
    with site_on(ENGINES[engine]) as (data, urls):
        say(f"{engine}: filling the site")
        site, bare = ({"DATABASE_URL": url, "LITERASI_DATA_DIR": data} for url in urls)
        fill("tests.bench.bare.content", "tests.bench.bare_settings", bare)
        plan = json.loads(fill("tests.bench.content", SETTINGS, site))
        say(f"{engine}: measuring")
        return measure(plan, site, bare)


def crowd() -> Crowd:
    """A full room is met by a database that writes as safely as a real one."""
    with site_on(partial(on_postgresql, durable=True)) as (data, urls):
        say("A room full of people: filling the site")
        site = {"DATABASE_URL": urls[0], "LITERASI_DATA_DIR": data}
        plan = json.loads(fill("tests.bench.content", SETTINGS, site, "0", str(PEOPLE)))
        say("A room full of people: measuring")
        return gather(plan, site)


def awards() -> Issuing:
    with site_on(partial(on_postgresql, durable=True)) as (data, urls):
        say("Awards: filling the site")
        return issue({"DATABASE_URL": urls[0], "LITERASI_DATA_DIR": data})


if __name__ == "__main__":
    main()
