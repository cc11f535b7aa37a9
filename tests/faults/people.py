"""People who take a quiz over a connection that breaks, each with a trouble of their own.

Whatever is not answered is asked again until it is, as the page's script does; what the server
acknowledged is remembered, to be compared with what it kept.
"""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.bench.attempts import Form, text
from tests.bench.line import Cut, Line
from tests.bench.load import Answer
from tests.bench.requests import get, post

PATIENCE = 120.0
LAST = 5
PAUSES = (0.2, 0.6)
# A phone that believes in 2001, and one that is twenty years ahead: milliseconds since 1970.
WRONG_CLOCKS = {"clock behind": 978_307_200_000, "clock ahead": 2_400_000_000_000}
KINDS = ("steady", "clock behind", "clock ahead", "stale tab", "offline at the end")


@dataclass(slots=True)
class Tally:
    """What has happened so far, to everybody together."""

    done: Counter = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, what: str) -> None:
        with self.lock:
            self.done[what] += 1

    def __str__(self) -> str:
        return ", ".join(f"{number} {what}" for what, number in sorted(self.done.items()))


@dataclass(slots=True)
class Person:
    """One person in an attempt. ``given``: slot to (number of the answer, what was chosen)."""

    session: str
    kind: str
    number: int
    plan: dict
    path: str = ""
    form: Form | None = None
    given: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    dice: Random = field(init=False)
    line: Line = field(init=False)

    def __post_init__(self):
        self.dice = Random(self.number)

    # --- Phases ---------------------------------------------------------------------------

    def start(self, port: int, tally: Tally) -> None:
        self.line = Line(port, self.number)
        self.path = self.insist(post(self.plan["start"], self.session), tally).header("location")
        self.form = Form(text(self.insist(get(self.path, self.session), tally)))
        tally.add("starts")

    def answer_all(self, port: int, tally: Tally) -> None:
        slots = list(self.form.options)
        self.dice.shuffle(slots)
        online = slots[:-LAST] if self.kind == "offline at the end" else slots
        for slot in slots:
            self.choose(slot)
        for slot in online:
            time.sleep(self.dice.uniform(*PAUSES))
            self.save(slot, tally)
        if self.kind == "stale tab":
            self.answer_in_a_stale_tab(online[0], tally)

    def hand_in(self, port: int, tally: Tally) -> None:
        time.sleep(self.dice.uniform(0, 2))
        fields = [pair for slot in self.given for pair in self.fields(slot)]
        answer = self.insist(post(f"{self.path}kirim/", self.session, fields), tally)
        if not answer.header("location").endswith("/hasil/"):
            self.complaints.append(f"{self.path}: handing in led to {answer.header('location')}")
        self.insist(get(f"{self.path}hasil/", self.session), tally)
        tally.add("hand-ins")

    # --- Answering ------------------------------------------------------------------------

    def choose(self, slot: str) -> None:
        """Decide on everything that is right, or on one wrong option."""
        options = self.form.options[slot]
        right = [option for option in options if option in self.plan["right"]]
        wrong = [option for option in options if option not in self.plan["right"]]
        chosen = right if self.dice.random() < 0.7 else [self.dice.choice(wrong)]
        self.given[slot] = (self.next_number(slot), chosen)

    def next_number(self, slot: str) -> int:
        """As the page's script: the phone's clock, but never below what the page has seen."""
        clock = WRONG_CLOCKS.get(self.kind, int(time.time() * 1000))
        return max(clock, int(self.form.seq[slot]) + 1)

    def fields(self, slot: str) -> list[tuple[str, str]]:
        number, chosen = self.given[slot]
        return [(f"seq-{slot}", str(number)), *((f"answer-{slot}", one) for one in chosen)]

    def save(self, slot: str, tally: Tally) -> None:
        if slot in self.send(self.fields(slot), tally)["saved"]:
            self.acknowledged.add(slot)
            tally.add("answers")
        else:
            self.complaints.append(f"{self.path}: the answer to {slot} was refused")

    def answer_in_a_stale_tab(self, slot: str, tally: Tally) -> None:
        """Say something else with an older number: it must be told, not taken."""
        other = next(o for o in self.form.options[slot] if [o] != self.given[slot][1])
        old = self.given[slot][0] - 1
        told = self.send([(f"seq-{slot}", str(old)), (f"answer-{slot}", other)], tally)
        if slot not in told["stale"]:
            self.complaints.append(f"{self.path}: a stale tab was told {told}")

    def send(self, fields: list[tuple[str, str]], tally: Tally) -> dict[str, list[str]]:
        request = post(f"{self.path}simpan/", self.session, fields, "application/json")
        told = json.loads(text(self.insist(request, tally)))
        return {name: [str(slot) for slot in told[name]] for name in ("saved", "stale")}

    # --- The connection -------------------------------------------------------------------

    def insist(self, request: bytes, tally: Tally) -> Answer:
        """Ask until there is an answer."""
        for _attempt in self.tries():
            try:
                answer = self.line.ask(request)
            except Cut:
                tally.add("interruptions")
                continue
            if answer.status < 400:
                return answer
            self.complaints.append(f"{self.path}: {answer.status} to {request.split(b' ')[1]!r}")
            break
        raise SystemExit(f"{self.path or 'start'}: no answer to {request[:60]!r}")

    def tries(self) -> Iterator[None]:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            yield
            time.sleep(0.2)
        self.complaints.append(f"{self.path}: no answer for {PATIENCE:.0f} seconds")

    # --- Afterwards -----------------------------------------------------------------------

    def testimony(self) -> dict:
        """Return what this person chose, what of it was acknowledged, and what is right."""
        return {
            "path": self.path,
            "given": {slot: chosen for slot, (_number, chosen) in self.given.items()},
            "acknowledged": sorted(self.acknowledged),
            "right": sum(
                set(chosen) <= set(self.plan["right"]) for _n, chosen in self.given.values()
            ),
        }
