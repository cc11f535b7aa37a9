"""`make faults`: kill the server, twice, under people who are being examined; and who issues.

Once while they answer and once while they hand in; after each, what is kept is compared with
what they were told. Ends with an error unless every attempt could be finished, every answer
that was acknowledged is there, and every result is what the answers given are worth. Then
issuing.py does the like to whoever makes awards.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial

from tests.bench.engines import ROOT, fill, on_postgresql, on_sqlite, say, site_on
from tests.bench.servers import free_port, kill, launch
from tests.faults import issuing
from tests.faults.people import KINDS, Person, Tally

PEOPLE = 200
SETTINGS = "tests.bench.settings"
ENGINES = {"SQLite": on_sqlite, "PostgreSQL": partial(on_postgresql, durable=True)}
# The server dies when so many answers, and later so many hand-ins, have been acknowledged.
KILLED_AT = {"answers": 0.4, "hand-ins": 0.3}
SECONDS_DOWN = 1.5


def main() -> None:
    told = [examine(engine) for engine in ENGINES] + [examine_awards(engine) for engine in ENGINES]
    print("\n".join(told))


def examine_awards(engine: str) -> str:
    with site_on(ENGINES[engine]) as (data, urls):
        say(f"{engine}: filling a site with people who have earned a badge")
        return f"{engine}: " + issuing.examine({"DATABASE_URL": urls[0], "LITERASI_DATA_DIR": data})


def examine(engine: str) -> str:
    with site_on(ENGINES[engine]) as (data, urls):
        say(f"{engine}: filling the site")
        site = {"DATABASE_URL": urls[0], "LITERASI_DATA_DIR": data}
        plan = json.loads(fill("tests.bench.content", SETTINGS, site, "0", str(PEOPLE)))
        people, tally = sit_down(plan), Tally()
        say(f"{engine}: {PEOPLE} people start")
        run(plan, site, people, tally, engine)
        return f"{engine}: {tally}. Everything survived."


def sit_down(plan: dict) -> list[Person]:
    return [
        Person(session, KINDS[number % len(KINDS)], number, plan)
        for number, session in enumerate(plan["crowd"])
    ]


def run(plan: dict, site: dict, people: list[Person], tally: Tally, engine: str) -> None:
    """Let everybody start; then answer and hand in while the server is killed twice."""
    port = free_port()
    server = launch(port, SETTINGS, site)
    try:
        finish(threads(people, lambda person: person.start(port, tally)))
        for phase, act in PHASES.items():
            jobs = threads(people, lambda person, act=act: act(person, port, tally))
            wait_until(lambda phase=phase: tally.done[phase] >= enough(people, phase), jobs)
            kill(server)
            say(f"{engine}: killed after {tally.done[phase]} {phase}")
            time.sleep(SECONDS_DOWN)
            server = launch(port, SETTINGS, site)
            finish(jobs)
            say(judge(people, site, phase))
    finally:
        kill(server)


PHASES: dict[str, Callable[[Person, int, Tally], None]] = {
    "answers": Person.answer_all,
    "hand-ins": Person.hand_in,
}


def enough(people: list[Person], phase: str) -> int:
    each = 10 if phase == "answers" else 1
    return int(len(people) * each * KILLED_AT[phase])


def threads(people: list[Person], act: Callable[[Person], None]) -> list[threading.Thread]:
    jobs = [threading.Thread(target=act, args=(person,), daemon=True) for person in people]
    for job in jobs:
        job.start()
    return jobs


def wait_until(is_so: Callable[[], bool], jobs: list[threading.Thread]) -> None:
    while not is_so():
        if not any(job.is_alive() for job in jobs):
            sys.exit("Everybody had finished before the server was killed: nothing was shown.")
        time.sleep(0.01)


def finish(jobs: list[threading.Thread]) -> None:
    for job in jobs:
        job.join(timeout=180)
    if any(job.is_alive() for job in jobs):
        sys.exit("Somebody could not go on within three minutes.")


def judge(people: list[Person], site: dict[str, str], phase: str) -> str:
    """Compare what people were told with what is kept; end with the differences, if any."""
    lost = [word for person in people for word in person.complaints]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.verdict", phase],
        env=os.environ | site | {"DJANGO_SETTINGS_MODULE": SETTINGS},
        input=json.dumps([person.testimony() for person in people]),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    if done.returncode or lost:
        sys.exit("\n".join([*lost, done.stdout, "make faults: NOT everything survived."]))
    return done.stdout.strip()


if __name__ == "__main__":
    main()
