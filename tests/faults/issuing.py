"""Kill whoever issues, signs and announces awards, again and again; then count them.

Part of `make faults`. Ends with an error unless everybody who earned the badge has it once,
numbered without a gap, signed once and told.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import psycopg

from tests.bench.engines import ROOT, fill, say
from tests.bench.issuing import SETTINGS, STEPS

PEOPLE = 400
KILLS = 6
# What each process makes more of, as it works.
PROGRESS = {
    "reconcile_awards": "SELECT count(*) FROM badges_award",
    "db_worker": "SELECT count(*) FROM badges_credential",
}


def examine(site: dict[str, str]) -> str:
    fill("tests.bench.awards_content", SETTINGS, site, str(PEOPLE))
    dice = random.Random(2026)
    for command, most in zip(STEPS.values(), (lambda: PEOPLE, lambda: issued(site)), strict=True):
        # Each kill may take one task away for good; the last must still meet some work.
        reachable = most() - 2 * KILLS
        for number in range(KILLS):
            kill_after(command, (number + dice.random()) * reachable / KILLS, site)
    fill("tests.faults.issuing_recovered", SETTINGS, site)
    kept = json.loads(fill("tests.bench.awards_verdict", SETTINGS, site))
    if set(kept.values()) != {PEOPLE}:
        sys.exit(f"make faults: of {PEOPLE} awards not everything survived: {kept}")
    return f"{PEOPLE} awards, their makers killed {KILLS * len(STEPS)} times: {kept}"


def kill_after(command: tuple[str, ...], goal: float, site: dict[str, str]) -> None:
    """Start a command and kill it once there is so much of what it makes."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=os.environ | site | {"DJANGO_SETTINGS_MODULE": SETTINGS},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    query, url = PROGRESS[command[0]], site["DATABASE_URL"]
    while process.poll() is None and ask(url, query) < goal:
        time.sleep(0.005)
    if process.poll() is not None:
        sys.exit(f"{command[0]} had finished before it was killed: nothing was shown.")
    process.kill()
    process.wait()
    say(f"killed {command[0]} at {ask(url, query)}")


def issued(site: dict[str, str]) -> int:
    return ask(site["DATABASE_URL"], PROGRESS["reconcile_awards"])


def ask(url: str, query: str) -> int:
    path = url.removeprefix("sqlite:///")
    opened = sqlite3.connect(path, timeout=20) if path != url else psycopg.connect(url)
    with closing(opened) as connection:
        return connection.execute(query).fetchone()[0]
