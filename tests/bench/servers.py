"""gunicorn as in production: two workers of four threads; and what CPU it has used."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    pid: int

    def cpu(self) -> float:
        """Return the seconds of CPU that master and workers have used, user and system."""
        return sum(map(cpu_of, (self.pid, *children_of(self.pid))))


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def children_of(pid: int) -> list[int]:
    return [int(c) for c in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@contextlib.contextmanager
def serving(settings: str, environment: dict[str, str], *, workers: int = 2) -> Iterator[Server]:
    """Serve with the given settings module until the block ends."""
    port = free_port()
    process = launch(port, settings, environment, workers=workers)
    try:
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def launch(
    port: int, settings: str, environment: dict[str, str], *, workers: int = 2
) -> subprocess.Popen:
    """Start gunicorn in a process group of its own; return once it answers."""
    command = [sys.executable, "-m", "gunicorn", "literasi.wsgi", f"--bind=127.0.0.1:{port}"]
    command += ["--worker-class=gthread", f"--workers={workers}", "--threads=4"]
    command += ["--keep-alive=30", "--log-level=warning"]
    process = subprocess.Popen(
        command,
        env=os.environ | environment | {"DJANGO_SETTINGS_MODULE": settings},
        start_new_session=True,
    )
    wait_for(port, process)
    return process


def kill(process: subprocess.Popen) -> None:
    """End master and workers at once, with no chance to finish anything."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen) -> None:
    """Return when the server answers anything at all."""
    for _attempt in range(300):
        if process.poll() is not None:
            sys.exit("gunicorn has stopped; its reason is above")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=30)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("gunicorn did not answer within 30 s")
