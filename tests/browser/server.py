"""One server for all browser tests: a process of its own, with its own data, never emptied."""

import os
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
PREPARE = (
    sys.executable,
    "manage.py",
    "shell",
    "--command=from tests.browser import prepare; prepare.main()",
)


@contextmanager
def running(directory: Path):
    """Serve a freshly prepared site from ``directory``; yield its address."""
    address = f"127.0.0.1:{free_port()}"
    env = os.environ | {
        "LITERASI_DATA_DIR": str(directory),
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "LITERASI_BASE_URL": f"http://{address}",
        "DATABASE_URL": "",
    }
    subprocess.run(PREPARE, cwd=ROOT, env=env, check=True)
    with (directory / "server.log").open("wb") as log:
        process = subprocess.Popen(gunicorn(address), cwd=ROOT, env=env, stdout=log, stderr=log)
    try:
        wait_for(f"http://{address}/healthz", process)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def gunicorn(address: str) -> list[str]:
    options = ["--worker-class", "gthread", "--threads", "4", "--bind", address]
    return [sys.executable, "-m", "gunicorn", "literasi.wsgi:application", *options]


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, process: subprocess.Popen) -> None:
    """Return once ``url`` answers; give up when the server has ended or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:  # refused, reset or, on a busy machine, too slow: it may be starting
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start; it ended with {process.poll()}.")
