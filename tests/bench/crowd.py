"""A room full of people: all start within seconds, answer, and hand in within seconds.

Every person has a connection of their own, opens the attempt's page as a browser does, thinks
between answers, and looks at the result.
"""

import random
import threading
import time
from dataclasses import dataclass, field

from tests.bench.attempts import Taker, refuse_failures
from tests.bench.line import Line
from tests.bench.load import Answer, Outcome
from tests.bench.requests import get
from tests.bench.servers import serving

PEOPLE = 300
# Seconds in which all of them start; answer their ten questions; and hand in.
WINDOWS = {"start": 10.0, "answer": 60.0, "submit": 10.0}
FOLLOWED_BY = {"start": "page", "submit": "review"}
STEPS = ("start", "page", "answer", "submit", "review")


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came back, by step; by phase the seconds until the last had their answer."""

    steps: dict[str, Outcome]
    seconds: dict[str, float]


@dataclass(slots=True)
class Seat:
    """One person in the room."""

    taker: Taker
    line: Line
    random: random.Random
    answers: dict[str, list[Answer]] = field(default_factory=lambda: {step: [] for step in STEPS})

    def ask(self, step: str, start: str, right: list[str]) -> None:
        for request in self.taker.requests(step, start):
            answer = self.line.ask(request)
            self.answers[step].append(answer)
            self.taker.learn(step, answer, right)

    def think_and_answer(self, start: str) -> None:
        """Answer one question after the other, at any moment of the time there is."""
        requests = self.taker.requests("answer", start)
        moments = sorted(self.random.uniform(0, WINDOWS["answer"]) for _ in requests)
        began = time.perf_counter()
        for moment, request in zip(moments, requests, strict=True):
            time.sleep(max(0, began + moment - time.perf_counter()))
            self.answers["answer"].append(self.line.ask(request))


def gather(plan: dict, site: dict[str, str]) -> Crowd:
    """Let the plan's crowd take the quiz, all at once; ends when any request fails."""
    with serving("tests.bench.settings", site) as server:
        seats = [
            Seat(Taker(session), Line(server.port, number), random.Random(number))
            for number, session in enumerate(plan["crowd"])
        ]
        warm_up(server.port, plan)
        seconds = {phase: together(seats, plan, phase) for phase in WINDOWS}
        for seat in seats:
            seat.line.close()
    return Crowd({step: outcome(seats, step, seconds) for step in STEPS}, seconds)


def warm_up(port: int, plan: dict) -> None:
    """Let both workers load what they keep, as a site that is up has long done."""
    for _ in range(8):
        line = Line(port)
        line.ask(get(plan["quiz"]))
        line.close()


def together(seats: list[Seat], plan: dict, phase: str) -> float:
    """Let everybody go through a phase side by side; return the seconds it took."""
    jobs = [threading.Thread(target=act, args=(seat, plan, phase)) for seat in seats]
    began = time.perf_counter()
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    return time.perf_counter() - began


def act(seat: Seat, plan: dict, phase: str) -> None:
    start, right = plan["start"], plan["right"]
    if phase == "answer":
        seat.think_and_answer(start)
        return
    time.sleep(seat.random.uniform(0, WINDOWS[phase]))
    for step in (phase, FOLLOWED_BY[phase]):
        seat.ask(step, start, right)


def outcome(seats: list[Seat], step: str, seconds: dict[str, float]) -> Outcome:
    answers = [answer for seat in seats for answer in seat.answers[step]]
    refuse_failures(step, answers)
    wanted = len(seats) * (10 if step == "answer" else 1)
    if len(answers) != wanted:
        raise SystemExit(f"{step}: {len(answers)} answers instead of {wanted}")
    phase = next((first for first, then in FOLLOWED_BY.items() if then == step), step)
    return Outcome(seconds[phase], answers)
