"""Run a command with a PostgreSQL of its own: `python tests/postgres.py pytest -q`.

The cluster lives in a temporary directory, listens on a Unix socket only, writes nothing
safely (it is thrown away), and is gone when the command ends, however it ends. The command
finds it in DATABASE_URL; its exit code is returned.

It wraps pytest rather than being a fixture because settings are read before fixtures run.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

PLACES = ("/usr/local/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin")
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "timezone": "UTC",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class Missing(RuntimeError):
    """PostgreSQL's programs are not on this machine."""


def programs() -> Path:
    """Return the directory with initdb and pg_ctl: Debian keeps one per version."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    on_path = [Path(found).parent] if (found := shutil.which("pg_ctl")) else []
    for place in (*debian, *on_path, *map(Path, PLACES)):
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    raise Missing("PostgreSQL is not installed (Debian: apt-get install postgresql)")


def _version(place: Path) -> float:
    return float(place.parent.name)


def owner() -> dict:
    """Return subprocess options for a user PostgreSQL agrees to run as: anyone but root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    person = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


@contextlib.contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """Start a cluster; give its DATABASE_URL; stop and remove it at the end.

    With ``durable`` it writes as safely as a real one: what is committed survives its end.
    """
    bin_, run_as = programs(), owner()
    with tempfile.TemporaryDirectory(prefix="literasi-pg-") as name:
        home = Path(name)
        if run_as:
            os.chown(home, run_as["user"], run_as["group"])
        options = {"check": True, "cwd": home, "stdout": subprocess.DEVNULL, **run_as}
        data, log = home / "data", home / "log"
        subprocess.run(
            [bin_ / "initdb", "-D", data, "-U", "literasi", "-A", "trust", "-E", "UTF8"]
            + ["--locale=C.UTF-8", "--no-sync"],
            **options,
        )
        with (data / "postgresql.conf").open("a") as file:
            wanted = SETTINGS | (DURABLE if durable else {})
            file.writelines(f"{key} = '{value}'\n" for key, value in wanted.items())
            file.write(f"unix_socket_directories = '{home}'\n")
        subprocess.run([bin_ / "pg_ctl", "-D", data, "-l", log, "-w", "start"], **options)
        try:
            yield f"postgres://literasi@{quote(str(home), safe='')}/postgres"
        finally:
            subprocess.run([bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **options)


def main(command: list[str]) -> int:
    # A plain kill must clean up as Ctrl-C does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with cluster() as url:
            return _run(command, os.environ | {"DATABASE_URL": url})
    except Missing as problem:
        print(problem, file=sys.stderr)
        return 69
    except KeyboardInterrupt:
        return 130


def _run(command: list[str], environment: dict[str, str]) -> int:
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait()
    except BaseException:
        # Let it end in its own way before its database goes; it got the same Ctrl-C.
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        process.kill()
        raise


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
