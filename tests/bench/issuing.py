"""How quickly, and in how much memory, many awards are issued, signed and told of."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.bench.engines import ROOT, fill, say

SETTINGS = "tests.bench.settings"
AWARDS = 10_000
# What each process does, and how it is started.
STEPS = {
    "Issue what has been earned": ("reconcile_awards",),
    "Sign, and tell the holders": ("db_worker", "--batch", "--no-reload"),
}


@dataclass(frozen=True, slots=True)
class Process:
    """What one process took: seconds of the clock and of CPU, and its most memory in bytes."""

    seconds: float
    cpu: float
    memory: int

    @property
    def per_second(self) -> float:
        return AWARDS / self.seconds


@dataclass(frozen=True, slots=True)
class Issuing:
    steps: dict[str, Process]
    kept: dict[str, int]


def issue(site: dict[str, str]) -> Issuing:
    """Issue AWARDS awards by one process after the other; ends when one is missing."""
    fill("tests.bench.awards_content", SETTINGS, site, str(AWARDS))
    steps = {}
    for name, command in STEPS.items():
        say(f"Awards: {name.lower()}")
        steps[name] = watch(command, site)
    kept = json.loads(fill("tests.bench.awards_verdict", SETTINGS, site))
    if set(kept.values()) != {AWARDS}:
        sys.exit(f"{AWARDS} awards should be issued, numbered, signed and told of: {kept}")
    return Issuing(steps, kept)


def watch(command: tuple[str, ...], site: dict[str, str]) -> Process:
    """Run a management command to its end and return what it took."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=os.environ | site | {"DJANGO_SETTINGS_MODULE": SETTINGS},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    seconds = time.perf_counter() - began
    return Process(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
