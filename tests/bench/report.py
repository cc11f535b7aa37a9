"""Writes docs/performance.md: what was measured, beside what was promised."""

import platform
from collections.abc import Iterator
from importlib.metadata import version

from tests.bench.crowd import PEOPLE, WINDOWS, Crowd
from tests.bench.issuing import AWARDS, Issuing
from tests.bench.load import ANSWERS_PER_CONNECTION
from tests.bench.measure import CLIENTS, ROUNDS, TAKERS, Findings, Row

HEAD = """# Performance

Written by `make bench`; do not edit. Ratios hold from machine to machine, absolute figures do
not: load generator, servers and PostgreSQL share the same {cores} cores. Repeats differ by 10
to 20 %.

*{python}, Django {django}, Wagtail {wagtail}, gunicorn gthread with two workers of four
threads, production-like settings, the demonstration content.* Requests a second are with
{clients} clients, each on a new connection after {answers} answers; milliseconds are with one
client. CPU is what gunicorn's processes used, user and system, without PostgreSQL's. Statements
include BEGIN and COMMIT. Everything is the median of {rounds} rounds, and a ratio the median of
the rounds' ratios.

An attempt is measured in bare Wagtail pages that are asked for between its steps.

"Bare Django view" answers two letters behind Django's seven stock middlewares. "Bare Wagtail
page" is a stock Wagtail page with 8 KB of StreamField, not cached. Both run on the same engine,
in turns with the site.
"""
CROWD = f"""
## A room full of people

{PEOPLE} people, each with a connection of their own, start a quiz of ten questions within
{WINDOWS["start"]:.0f} seconds and open it, answer within {WINDOWS["answer"]:.0f} seconds, hand
in within {WINDOWS["submit"]:.0f} seconds and look at the result. PostgreSQL writes durably
(fsync on); it, the server and the {PEOPLE} clients share the machine. The promise: no error,
and 95 % of every kind of request answered within a second.
"""
ISSUING = f"""
## Many awards at once

{AWARDS:,} people have earned a badge that nobody has given them yet. One process issues what
has been earned: a number, a frozen snapshot and a line in the log, each award in a transaction
of its own. One worker then signs each as an Open Badge and tells its holder (into a mailbox
that throws letters away). PostgreSQL writes durably. Counted afterwards: {AWARDS:,} awards,
serials without a gap, {AWARDS:,} signed and told of; anything else would have ended the run.
"""
STEP_NAMES = {
    "start": "Start (POST)",
    "page": "The attempt's page",
    "answer": "Save an answer (POST)",
    "submit": "Hand in (POST)",
    "review": "Review",
}
VISITOR = ("Article, visitor", "Course, visitor", "Lesson, visitor")
LEARNER = ("Course, learner", "Lesson, learner")


def write(results: dict[str, Findings], crowd: Crowd, awards: Issuing, cores: int) -> str:
    """Return the whole document; ``results`` by engine, the others on PostgreSQL."""
    head = HEAD.format(
        cores=cores,
        python=f"Python {platform.python_version()}",
        django=version("django"),
        wagtail=version("wagtail"),
        clients=CLIENTS,
        answers=ANSWERS_PER_CONNECTION,
        rounds=ROUNDS,
    )
    parts = [head, "## What was promised\n", *promises(results)]
    for engine, findings in results.items():
        parts += [f"\n## {engine}\n", *page_table(findings), "", *step_table(findings)]
    parts += [CROWD, *crowd_table(crowd), ISSUING, *awards_table(awards)]
    return "\n".join(parts) + "\n"


def promises(results: dict[str, Findings]) -> Iterator[str]:
    yield "| Promise | " + " | ".join(results) + " |"
    yield "|---|" + "---|" * len(results)
    columns = [list(kept(findings)) for findings in results.values()]
    for cells in zip(*columns, strict=True):
        told = " | ".join(f"{value} {'✓' if holds else '✗'}" for _name, value, holds in cells)
        yield f"| {cells[0][0]} | {told} |"


def kept(findings: Findings) -> Iterator[tuple[str, str, bool]]:
    """Yield each promise in words, what was measured, and whether it holds."""
    for name in VISITOR:
        share = findings.pages[name].of_view
        yield f"{name}: at least 60 % of the bare Django view", f"{share:.0%}", share >= 0.6
    for name in LEARNER:
        share = findings.pages[name].of_page
        yield f"{name}: at least 70 % of the bare Wagtail page", f"{share:.0%}", share >= 0.7
    for name in LEARNER:
        number = findings.pages[name].statements
        yield f"{name}: at most 12 statements", str(number), number <= 12
    worth = findings.worth_without_page
    name = "An attempt (start, ten answers, hand in, review): at most the CPU of 9 bare pages"
    yield name, f"{worth:.1f}", worth <= 9
    for step, most in (("answer", 5), ("submit", 15)):
        number = findings.steps[step].statements
        yield f"{STEP_NAMES[step]}: at most {most} statements", str(number), number <= most


def page_table(findings: Findings) -> Iterator[str]:
    yield "| Page | req/s | of bare view | of bare page | p50 ms | p95 ms | CPU ms | SQL |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for name, row in findings.pages.items():
        shares = f"{row.of_view:.0%} | {row.of_page:.0%}"
        yield f"| {name} | {row.per_second:,.0f} | {shares} | {figures(row)} |"


def step_table(findings: Findings) -> Iterator[str]:
    yield f"An attempt of ten questions, taken by {TAKERS} learners, {CLIENTS} at a time:\n"
    yield "| Step | req/s | p50 ms | p95 ms | CPU ms | SQL |"
    yield "|---|--:|--:|--:|--:|--:|"
    for step, row in findings.steps.items():
        yield f"| {STEP_NAMES[step]} | {row.per_second:,.0f} | {figures(row)} |"
    yield f"\nThe whole attempt, ten answers included: {findings.attempt_cpu:.0f} ms of CPU,"
    yield f"as much as {findings.attempt_worth:.1f} bare Wagtail pages;"
    yield f"without fetching the attempt's page, as much as {findings.worth_without_page:.1f}."


def figures(row: Row) -> str:
    return f"{row.p50:.1f} | {row.p95:.1f} | {row.cpu:.2f} | {row.statements}"


def crowd_table(crowd: Crowd) -> Iterator[str]:
    yield "| Step | requests | errors | p50 ms | p95 ms | slowest ms | |"
    yield "|---|--:|--:|--:|--:|--:|---|"
    for step, outcome in crowd.steps.items():
        p50, p95, slowest = (outcome.milliseconds(part) for part in (0.5, 0.95, 1))
        told = f"{p50:.0f} | {p95:.0f} | {slowest:.0f} | {'✓' if p95 < 1000 else '✗'}"
        yield f"| {STEP_NAMES[step]} | {len(outcome.answers):,} | 0 | {told} |"
    started, handed_in = crowd.seconds["start"], crowd.seconds["submit"]
    yield f"\nAll had started and seen their questions after {started:.1f} s, and all had handed"
    yield f"in and seen their result after {handed_in:.1f} s."


def awards_table(awards: Issuing) -> Iterator[str]:
    yield "| Process | awards/s | minutes | CPU s | most memory MB |"
    yield "|---|--:|--:|--:|--:|"
    for name, process in awards.steps.items():
        told = f"{process.seconds / 60:.1f} | {process.cpu:.0f} | {process.memory / 2**20:.0f}"
        yield f"| {name} | {process.per_second:.0f} | {told} |"
