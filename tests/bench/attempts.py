"""Whole attempts at a quiz of ten questions: start, look, ten answers, hand in, look back.

Many learners do each step together, so that the step's own CPU can be read.
"""

import gzip
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import brotli

from tests.bench.load import Answer, Client, Outcome, close, run
from tests.bench.requests import get, post
from tests.bench.servers import Server

CLIENTS = 8
STEPS = ("start", "page", "answer", "submit", "review")
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, "": bytes}


@dataclass(slots=True)
class Step:
    """What one kind of request cost: every answer, and the servers' CPU in seconds."""

    outcome: Outcome
    cpu: float

    @property
    def statements(self) -> int:
        return max(int(a.header("x-statements") or 0) for a in self.outcome.answers)


class Form(HTMLParser):
    """Reads an attempt's page: what each question may be answered with, and its ``seq``."""

    def __init__(self, html: str):
        super().__init__()
        self.seq: dict[str, str] = {}
        self.options: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        name, _, slot = (found.get("name") or "").partition("-")
        if tag == "input" and name == "seq":
            self.seq[slot] = found["value"]
        elif tag == "input" and name == "answer":
            self.options.setdefault(slot, []).append(found["value"])


@dataclass(slots=True)
class Taker:
    """One learner on their way through an attempt."""

    session: str
    path: str = ""
    chosen: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def learn(self, step: str, answer: Answer, right: list[str]) -> None:
        """Take from an answer what the next step needs."""
        if step == "start":
            self.path = answer.header("location")
            if "percobaan" not in self.path:
                sys.exit(f"The quiz may not be started: {self.path}")
        elif step == "page":
            self.choose(text(answer), right)

    def choose(self, html: str, right: list[str]) -> None:
        """Decide on the right answer to every question of the page."""
        form = Form(html)
        for slot, options in form.options.items():
            answers = [(f"answer-{slot}", option) for option in options if option in right]
            self.chosen[slot] = [(f"seq-{slot}", form.seq[slot]), *answers]

    def requests(self, step: str, start: str) -> list[bytes]:
        if step == "start":
            return [post(start, self.session)]
        if step == "page":
            return [get(self.path, self.session)]
        if step == "answer":
            return [self.save(fields) for fields in self.chosen.values()]
        if step == "submit":
            everything = [pair for fields in self.chosen.values() for pair in fields]
            return [post(self.path + "kirim/", self.session, everything)]
        return [get(self.path + "hasil/", self.session)]

    def save(self, fields: list[tuple[str, str]]) -> bytes:
        return post(self.path + "simpan/", self.session, fields, "application/json")


def take(
    server: Server, plan: dict, sessions: list[str], after_step: Callable[[], None] = int
) -> dict[str, Step]:
    """Let every session's learner take one whole attempt; return what each step cost."""
    takers, steps = [Taker(session) for session in sessions], {}
    clients = [Client(number, server.port, iter(())) for number in range(CLIENTS)]
    for step in STEPS:
        steps[step] = _step(server, plan, takers, clients, step)
        after_step()
    close(clients)
    return steps


def _step(
    server: Server, plan: dict, takers: list[Taker], clients: list[Client], step: str
) -> Step:
    before, outcomes = server.cpu(), []
    for first in range(0, len(takers), CLIENTS):
        group = takers[first : first + CLIENTS]
        for taker, client in zip(group, clients, strict=False):
            client.script = iter(taker.requests(step, plan["start"]))
        outcome = run(clients[: len(group)])
        refuse_failures(step, outcome.answers)
        for answer in outcome.answers:
            group[answer.client].learn(step, answer, plan["right"])
        outcomes.append(outcome)
    answers = [answer for outcome in outcomes for answer in outcome.answers]
    whole = Outcome(sum(outcome.seconds for outcome in outcomes), answers)
    return Step(whole, server.cpu() - before)


def refuse_failures(step: str, answers: list[Answer]) -> None:
    """A site that answers with errors is quick; that must not pass for speed."""
    wanted = {"start": 302, "submit": 302}.get(step, 200)
    wrong = [answer for answer in answers if answer.status != wanted]
    if wrong:
        sys.exit(f"{step}: {wrong[0].head.decode()}\n{text(wrong[0])[:2000]}")


def text(answer: Answer) -> str:
    return UNPACK[answer.header("content-encoding")](answer.body).decode()
