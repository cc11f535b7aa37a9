"""Run the groups of tests: `python tests/groups.py [sqlite] [postgresql] [browser]`.

One named group shows its output as it goes. Several run in two rounds: the same tests on
SQLite and on PostgreSQL side by side, then the browser, which needs the machine to itself.

What a group needs and the machine lacks is installed where that is possible (root on
Debian). Where it is not, the group is skipped and says so, except under CI=true: there a
group that did not run has failed.
"""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import postgres

PYTEST = [sys.executable, "-m", "pytest", "-q"]
UNIT = ["tests", "--ignore=tests/browser"]
NO_TESTS = 5
IN_CI = os.environ.get("CI") == "true"


@dataclass(frozen=True, slots=True)
class Group:
    """``package``: what to install on Debian when ``is_ready`` says that it is missing."""

    name: str
    command: tuple[str, ...]
    package: str = ""
    round: int = 1

    def is_ready(self) -> bool:
        return NEEDS[self.package]()


def has_postgresql() -> bool:
    try:
        return bool(postgres.programs())
    except postgres.Missing:
        return False


def has_chromium() -> bool:
    return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


NEEDS = {"": lambda: True, "postgresql": has_postgresql, "chromium": has_chromium}
GROUPS = (
    Group("sqlite", (*PYTEST, *UNIT, "--reuse-db")),
    Group(
        "postgresql",
        (sys.executable, "tests/postgres.py", *PYTEST, *UNIT, "--create-db"),
        package="postgresql",
    ),
    Group(
        "browser",
        (*PYTEST, "tests/browser", "--reuse-db", "-p", "no:randomly"),
        package="chromium",
        round=2,
    ),
)


def main(names: list[str]) -> int:
    if unknown := set(names) - {group.name for group in GROUPS}:
        sys.exit(f"No such group: {', '.join(unknown)}")
    wanted = [group for group in GROUPS if not names or group.name in names]
    ready = [group for group in wanted if prepare(group)]
    failed = [group.name for group in wanted if IN_CI and group not in ready]
    if len(ready) == 1:
        failed += run_alone(ready[0])
    else:
        failed += [name for number in (1, 2) for name in run_round(ready, number)]
    if failed:
        print(f"Not passed: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def prepare(group: Group) -> bool:
    """Return whether the group can run, installing what it lacks where we may."""
    if not group.is_ready() and os.geteuid() == 0 and shutil.which("apt-get"):
        install(group.package)
    if group.is_ready():
        return True
    print(f"Skipped {group.name}: install {group.package}, then run `make test` again.")
    return False


def install(package: str) -> None:
    print(f"Installing {package}", flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", package]):
        subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL)


def run_alone(group: Group) -> list[str]:
    return failures(group, subprocess.run(group.command).returncode)


def run_round(groups: list[Group], number: int) -> list[str]:
    """Run a round's groups side by side; print each one's output whole, in their order."""
    chosen = [group for group in groups if group.round == number]
    failed = []
    with ThreadPoolExecutor() as pool:
        for group, done in zip(chosen, pool.map(run_quietly, chosen), strict=True):
            print(f"\n--- {group.name}\n{done.stdout}", flush=True)
            failed += failures(group, done.returncode)
    return failed


def run_quietly(group: Group) -> subprocess.CompletedProcess:
    return subprocess.run(
        group.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def failures(group: Group, code: int) -> list[str]:
    """Return the group's name in a list if it failed. No tests at all is a failure in CI."""
    if code == NO_TESTS and not IN_CI:
        print(f"{group.name} has no tests.")
        return []
    return [group.name] if code else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
