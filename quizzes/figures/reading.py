"""Figures read from the tables and made ready to be shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from quizzes.figures import charts, words
from quizzes.kinds.base import TYPED, Pick
from quizzes.kinds.registry import KINDS
from quizzes.models import (
    AttemptItem,
    IntegrityFlag,
    Question,
    QuestionStatistics,
    QuestionVersion,
    Quiz,
)
from quizzes.wording import plain

# An order of ten has a hundred places; more rows than this nobody reads.
MOST_ROWS = 24
NOBODY = [0.0] * 4
NOTHING = {"shares": {}, "other": NOBODY, "unanswered": NOBODY, "suspects": [], "idle": []}
Verdict = QuestionStatistics.Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of choices, with its bars; shares in percent."""

    label: str
    right: bool | None
    shares: Sequence[str]
    bars: Sequence[charts.Bar]
    y: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class VersionFigures:
    """One wording of a question with all that is said about it."""

    version: QuestionVersion
    found: QuestionStatistics | None
    text: str
    rows: Sequence[Row] = ()
    hidden: int = 0

    @property
    def height(self) -> int:
        return len(self.rows) * charts.CHOICE_HEIGHT

    @property
    def verdict(self) -> str:
        return self.found.verdict if self.found else Verdict.FEW

    @property
    def verdict_label(self) -> str:
        return Verdict(self.verdict).label

    @property
    def advice(self) -> str:
        return words.ADVICE[self.verdict]

    @property
    def sentences(self) -> list[str]:
        if not self.found:
            return [_("Belum ada percobaan pertama yang dinilai untuk versi ini.")]
        found = self.found
        said = (words.facility(found), words.discrimination(found), words.time(found))
        return [*said, words.people(found.people)]

    @property
    def typed(self) -> list[list[Any]]:
        return self.found.choices.get("typed", []) if self.found else []


def versions_of(question: Question) -> list[VersionFigures]:
    """Return a question's wordings, the newest first; only those that were ever asked, and it."""
    versions = question.versions.select_related("statistics").order_by("-number")
    read = [_read(version) for version in versions]
    return [each for each in read if each.found or each.version.pk == question.current_id]


def _read(version: QuestionVersion) -> VersionFigures:
    found = getattr(version, "statistics", None)
    text = plain(version.body.get("stem", ""))
    if found is None or version.kind not in KINDS:
        return VersionFigures(version, found, text)
    rows, hidden = _rows(found, KINDS[version.kind].picks(version.body))
    return VersionFigures(version, found, text, rows, hidden)


def _rows(found: QuestionStatistics, picks: Sequence[Pick]) -> tuple[list[Row], int]:
    """Return the rows of what could be chosen, and how many that few chose are left out."""
    choices = NOTHING | found.choices
    shares = choices["shares"]
    if not picks:
        return [], 0
    by_share = sorted(picks, key=lambda pick: (not pick.right, -shares.get(pick.key, NOBODY)[0]))
    shown = {pick.key for pick in by_share[:MOST_ROWS]}
    lines = [
        (pick.label, pick.right, shares.get(pick.key, NOBODY), _note(pick.key, choices))
        for pick in picks
        if pick.key in shown
    ]
    extra = (("other", _("Jawaban lain")), ("unanswered", _("Tidak dijawab")))
    lines += [(label, None, choices[name], "") for name, label in extra if choices[name][0]]
    rows = [
        Row(
            label,
            right,
            [words.percent(share) for share in parts],
            charts.bars([min(1.0, part) for part in parts[1:]]),
            place * charts.CHOICE_HEIGHT,
            note,
        )
        for place, (label, right, parts, note) in enumerate(lines)
    ]
    return rows, len(picks) - len(shown)


def _note(key: str, choices: dict[str, Any]) -> str:
    if key in choices["suspects"]:
        return _("lebih disukai yang menguasai bahan daripada kuncinya")
    return _("hampir tidak dipilih") if key in choices["idle"] else ""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question in the list of a quiz."""

    question: int
    text: str
    verdict: str
    people: int
    facility: str
    discrimination: str
    seconds: str
    doubtful: bool

    @property
    def label(self) -> str:
        return Verdict(self.verdict).label


def questions_of(quiz: Quiz) -> list[QuestionLine]:
    """Return what the quiz may ask today, what needs somebody's attention first."""
    versions = (
        QuestionVersion.objects.filter(pk__in=quiz.current.questions.values("version"))
        .select_related("statistics")
        .order_by("pk")
        if quiz.current
        else []
    )
    lines = [_line(version) for version in versions]
    return sorted(lines, key=lambda line: (words.URGENCY[line.verdict], line.text))


def _line(version: QuestionVersion) -> QuestionLine:
    found = getattr(version, "statistics", None) or QuestionStatistics(
        people=0, verdict=Verdict.FEW
    )
    return QuestionLine(
        version.question_id,
        plain(version.body.get("stem", "")),
        found.verdict,
        found.people,
        words.percent(found.facility),
        words.decimal(found.discrimination),
        words.seconds(found.seconds),
        found.verdict not in (Verdict.GOOD, Verdict.FEW),
    )


def with_figures(questions):
    """Add the figures of each question's current wording, for lists."""
    names = ("facility", "discrimination", "verdict", "people")
    return questions.annotate(**{name: F(f"current__statistics__{name}") for name in names})


def shared_mistakes(flag: IntegrityFlag) -> list[tuple[str, str]]:
    """Return ``(question, answer)`` for each mistake that two attempts have in common."""
    attempts = [flag.attempt_id, flag.other_id]
    items = AttemptItem.objects.filter(attempt__in=attempts, score__lt=1)
    chosen: dict[tuple[int, tuple[str, ...]], list[AttemptItem]] = defaultdict(list)
    for item in items.select_related("version").order_by("slot", "attempt_id"):
        if item.version.kind in KINDS:
            picked = KINDS[item.version.kind].picked(item.version.body, item.response)
            chosen[item.version_id, tuple(sorted(picked))].append(item)
    return [
        (plain(same[0].version.body.get("stem", "")), _answer(same[0].version, picked))
        for (_version, picked), same in chosen.items()
        if picked and len(same) > 1
    ]


def _answer(version: QuestionVersion, picked: Sequence[str]) -> str:
    labels = {pick.key: pick.label for pick in KINDS[version.kind].picks(version.body)}
    return "; ".join(labels.get(key, key.removeprefix(TYPED)) for key in picked)
