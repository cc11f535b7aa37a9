"""Measures one engine: pages as visitor and learner, whole attempts, statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from statistics import median

from tests.bench import attempts
from tests.bench.load import Outcome, play
from tests.bench.requests import get
from tests.bench.servers import Server, serving

CLIENTS = 8
ROUNDS = 5
SECONDS = 2.0
TAKERS = 24

BARE_VIEW, BARE_PAGE = "Bare Django view", "Bare Wagtail page"
BARE_PATH = "/artikel/"
# Name, whose server, key of the plan or path, signed in. What is compared stands together: a
# machine's speed changes from minute to minute.
PAGES = (
    (BARE_PAGE, "bare", BARE_PATH, False),
    ("Course, learner", "site", "course", True),
    ("Lesson, learner", "site", "lesson", True),
    ("Quiz page, learner", "site", "quiz", True),
    ("Belajar saya, learner", "site", "my_learning", True),
    (BARE_VIEW, "bare", "/nothing/", False),
    ("Article, visitor", "site", "article", False),
    ("Course, visitor", "site", "course", False),
    ("Lesson, visitor", "site", "lesson", False),
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a page costs: requests a second and CPU with 8 clients, latency with one.

    ``of_view`` and ``of_page``: its requests a second as a share of the bare view's and the
    bare page's of the same round; the median of the rounds, as all else.
    """

    per_second: float
    p50: float
    p95: float
    cpu: float
    statements: int
    of_view: float = 0
    of_page: float = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """An engine's results: pages and steps of an attempt by name; CPU in milliseconds.

    ``attempt_worth``: a whole attempt's CPU in bare pages that were asked for between its
    steps, so that both met the machine at the same speed; ``worth_without_page``: the same
    without fetching the attempt's page.
    """

    pages: dict[str, Row]
    steps: dict[str, Row]
    attempt_cpu: float
    attempt_worth: float
    worth_without_page: float


def measure(plan: dict, site: dict[str, str], bare: dict[str, str]) -> Findings:
    """``site`` and ``bare``: the environments their servers need."""
    counted, counted_steps = count(plan, site, bare)
    with (
        serving("tests.bench.settings", site) as site_server,
        serving("tests.bench.bare_settings", bare) as bare_server,
    ):
        servers = {"site": site_server, "bare": bare_server}
        attempts.take(site_server, plan, plan["sessions"][ROUNDS * TAKERS : -2])  # to get warm
        rounds = [one_round(plan, servers, number) for number in range(ROUNDS)]
    pages = {name: _page_row(name, rounds, counted[name]) for name, *_ in PAGES}
    steps = {
        step: _step_row([steps[step] for _pages, steps, _bare in rounds], counted_steps[step])
        for step in attempts.STEPS
    }
    spent = median(_attempt_cpu(steps) for _pages, steps, _bare in rounds) * 1000
    worth = median(_attempt_cpu(steps) / bare for _pages, steps, bare in rounds)
    less = median(_attempt_cpu(steps, but="page") / bare for _pages, steps, bare in rounds)
    return Findings(pages, steps, spent, worth, less)


def _attempt_cpu(steps: dict[str, attempts.Step], but: str = "") -> float:
    """Return the seconds of CPU that one learner's whole attempt took, but for one step."""
    return sum(step.cpu for name, step in steps.items() if name != but) / TAKERS


def count(plan: dict, site: dict, bare: dict) -> tuple[dict[str, int], dict[str, int]]:
    """Return the SQL statements of each page and step, once what can be kept is kept."""
    with (
        serving("tests.bench.counting", site, workers=1) as site_server,
        serving("tests.bench.bare_counting", bare, workers=1) as bare_server,
    ):
        servers = {"site": site_server, "bare": bare_server}
        pages = {
            name: _statements(servers[whose], requests(plan, where, signed_in))
            for name, whose, where, signed_in in PAGES
        }
        first, second = plan["sessions"][-2:]
        attempts.take(site_server, plan, [first])
        steps = attempts.take(site_server, plan, [second])
        return pages, {name: step.statements for name, step in steps.items()}


def _statements(server: Server, wanted: list[bytes]) -> int:
    outcome = play(server.port, [iter(wanted[:1] * 6)])
    attempts.refuse_failures("page", outcome.answers)
    return max(int(answer.header("x-statements")) for answer in outcome.answers[2:])


def requests(plan: dict, where: str, signed_in: bool) -> list[bytes]:
    """Return a request of each learner, or the one request all visitors send."""
    path = plan.get(where, where)
    return [get(path, session) for session in plan["sessions"]] if signed_in else [get(path)]


@dataclass(frozen=True, slots=True)
class Sample:
    """One round of one page."""

    loaded: Outcome
    alone: Outcome
    cpu: float

    @property
    def cpu_each(self) -> float:
        """Seconds of CPU for one answer."""
        return self.cpu / len(self.loaded.answers)


def one_round(plan: dict, servers: dict[str, Server], number: int):
    """Let new learners take the quiz, then ask for every page in turn."""
    takers = plan["sessions"][number * TAKERS : (number + 1) * TAKERS]
    bare = Tally(servers["bare"], [get(BARE_PATH)])
    steps = attempts.take(servers["site"], plan, takers, after_step=bare.add)
    pages = {
        name: _sample(servers[whose], requests(plan, where, signed_in))
        for name, whose, where, signed_in in PAGES
    }
    return pages, steps, bare.cpu_each


@dataclass(slots=True)
class Tally:
    """What one page costs, asked for a moment at a time."""

    server: Server
    wanted: list[bytes]
    cpu: float = 0
    answers: int = 0

    def add(self) -> None:
        before = self.server.cpu()
        outcome = play(self.server.port, _scripts(self.wanted), SECONDS / 4)
        attempts.refuse_failures("page", outcome.answers)
        self.cpu += self.server.cpu() - before
        self.answers += len(outcome.answers)

    @property
    def cpu_each(self) -> float:
        return self.cpu / self.answers


def _scripts(wanted: list[bytes]) -> list[Iterator[bytes]]:
    return [cycle(wanted[number:] + wanted[:number]) for number in range(CLIENTS)]


def _sample(server: Server, wanted: list[bytes]) -> Sample:
    scripts = _scripts(wanted)
    play(server.port, scripts, SECONDS / 4)
    before = server.cpu()
    loaded = play(server.port, scripts, SECONDS)
    cpu = server.cpu() - before
    alone = play(server.port, scripts[:1], SECONDS / 2)
    attempts.refuse_failures("page", loaded.answers + alone.answers)
    return Sample(loaded, alone, cpu)


def _page_row(name: str, rounds: list, statements: int) -> Row:
    samples = [pages[name] for pages, *_ in rounds]
    return Row(
        per_second=median(sample.loaded.per_second for sample in samples),
        p50=median(sample.alone.milliseconds(0.5) for sample in samples),
        p95=median(sample.alone.milliseconds(0.95) for sample in samples),
        cpu=median(sample.cpu_each for sample in samples) * 1000,
        statements=statements,
        of_view=_share(name, BARE_VIEW, rounds),
        of_page=_share(name, BARE_PAGE, rounds),
    )


def _share(name: str, other: str, rounds: list) -> float:
    return median(
        pages[name].loaded.per_second / pages[other].loaded.per_second for pages, *_ in rounds
    )


def _step_row(steps: list[attempts.Step], statements: int) -> Row:
    return Row(
        per_second=median(step.outcome.per_second for step in steps),
        p50=median(step.outcome.milliseconds(0.5) for step in steps),
        p95=median(step.outcome.milliseconds(0.95) for step in steps),
        cpu=median(step.cpu / len(step.outcome.answers) * 1000 for step in steps),
        statements=statements,
    )
