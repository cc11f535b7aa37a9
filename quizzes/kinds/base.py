"""What a question kind must offer. The engine knows kinds only through this protocol."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol, TypeGuard

from wagtail.blocks import Block

from quizzes.marking import Rubric
from quizzes.rules import Review

Body = dict[str, Any]
"""The kind's part of ``QuestionVersion.body``: JSON, and all that is needed to ask and grade."""

Response = Any
"""A learner's answer as stored: JSON, or None for no answer."""


TYPED = "typed:"
"""How the key begins of something typed that a question does not know; the text follows."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that can be chosen in answering a question, for counting who chose what.

    ``key`` tells it apart within its question, ``label`` is what people read of it, and
    ``right`` is None where it is neither right nor wrong by itself.
    """

    key: str
    label: str
    right: bool | None


class Kind(Protocol):
    """A question kind. Stateless; one instance serves all questions.

    ``template`` draws what the learner answers with, inside the question's fieldset, both for
    answering and afterwards. It takes ``question``, a ``presenting.Asked``: inputs are named
    ``question.field``, ids start with ``question.key``, and ``question.shown`` is what
    ``present`` returned. Where a question has several groups of radio buttons, each group is
    named ``question.field``, "-" and a part of its own: a letter, then up to seven letters or
    digits. ``fixed_order`` keeps the options where the editor put them.

    A kind may also have a ``script``, see ``script_of``, be graded by people, see ``rubric_of``,
    be answered in parts, see ``is_finished``, unfold, see ``Unfolding``, and show editors more
    than its questions, see ``previews_of``.
    """

    name: str
    label: str
    template: str
    fixed_order: bool

    def edit_block(self) -> Block:
        """Return the block editors fill in; its ``clean`` refuses what cannot be graded."""

    def freeze(self, value: Any) -> Body:
        """Return the published form of an edited block value."""

    def options(self, body: Body) -> list[str]:
        """Return the ids of what is chosen among; empty when the kind has no options."""

    def clean_response(self, body: Body, values: Sequence[str]) -> Response:
        """Turn what a browser sent into a response. Never raises: rubbish is no answer."""

    def solution(self, body: Body) -> list[str]:
        """Return what a browser sends when everything is answered right: it scores 1, or
        for a kind that people grade is what the author would have written."""

    def score(self, body: Body, response: Response) -> Fraction | None:
        """Grade a response, from 0 to 1; None where only people can, see ``rubric_of``.

        No answer is worth 0, without asking anybody.
        """

    def picks(self, body: Body) -> list[Pick]:
        """Return all that can be chosen; of what is typed, the answers the author knows."""

    def picked(self, body: Body, response: Response) -> list[str]:
        """Return the keys of what a stored response chose; of None, nothing.

        Keys that are not among ``picks`` are counted as something else; what was typed is
        told by ``TYPED`` and the text. Never raises for what ``clean_response`` returned.
        """

    def present(
        self, body: Body, order: Sequence[str], response: Response, review: Review | None
    ) -> dict[str, Any]:
        """Return what the template draws. Without ``review`` it must not give the key away."""


def script_of(kind: Kind) -> str:
    """Return the ES module, among the static files, that a kind's template gains by; or "".

    It is loaded once on pages that ask a question of the kind, after answers kept on the
    device were put back. Without it the template must work as well.
    """
    script: str = getattr(kind, "script", "")
    return script


def rubric_of(kind: Kind, body: Body) -> Rubric | None:
    """Return what people grade an answer by; None for a kind that the machine grades.

    A kind that people grade has a method ``rubric(body)`` that gives the ``marking.Rubric``,
    and ``criteria(body)`` that words it: ``[{"id", "text", "levels": [{"id", "points",
    "text"}]}]``, as whoever marks reads it. ``response`` is then the text that was written.
    """
    made = getattr(kind, "rubric", None)
    rubric: Rubric | None = made(body) if made else None
    return rubric


def is_finished(kind: Kind, body: Body, response: Response) -> bool:
    """Return whether a question is answered to its end; most are by any answer.

    A kind of several parts has a method ``is_finished(body, response)`` that says so, of an
    answer. It must not tell the key: what may be right to leave out is no part. Its template
    gives each part's element the attribute ``data-part``, by which scripts count alike.
    """
    own = getattr(kind, "is_finished", None)
    return response is not None and (own is None or bool(own(body, response)))


# --- Questions that unfold ------------------------------------------------------------


class Unfolding(Kind, Protocol):
    """A kind whose questions show what comes next only when what comes before is answered.

    Its responses are lists that only ever grow: what was answered is never taken back, and no
    page holds what would follow. Its template puts the answer so far into hidden inputs before
    those for the next step, and ends with ``quizzes/parts/go_on.html``. What is newest has the
    id ``<question.key>-terbaru`` and takes the focus; what stays on the page while more comes
    is a list marked ``data-grows``. Their ``script`` is ``js/go-on.js``.
    """

    unfolds: bool

    def is_finished(self, body: Body, response: Response) -> bool:
        """Return whether there is nothing more to answer."""


def unfolds(kind: Kind) -> TypeGuard[Unfolding]:
    return getattr(kind, "unfolds", False)


def extends(kind: Kind, response: Response, kept: Response) -> bool:
    """Return whether ``response`` may take the place of what is kept."""
    return not unfolds(kind) or (response or [])[: len(kept or [])] == (kept or [])


def covers(kind: Kind, kept: Response, response: Response) -> bool:
    """Return whether what is kept says all that ``response`` says."""
    return extends(kind, kept, response) if unfolds(kind) else kept == response


# --- What else editors see ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Preview:
    """A further way to look at a question being edited.

    ``draw`` takes a frozen body, which in a draft may be incomplete, and returns what
    ``template`` shows.
    """

    name: str
    label: str
    template: str
    draw: Callable[[Body], dict[str, Any]]


def previews_of(kind: Kind) -> Sequence[Preview]:
    """Return the previews a kind offers besides the question itself; most offer none."""
    previews: Sequence[Preview] = getattr(kind, "previews", ())
    return previews


# --- Comparing ------------------------------------------------------------------------


def shape_of(kind: Kind, body: Body) -> list[str]:
    """Return what answers to a question refer to: what can be chosen, and how it reads.

    An answer to one wording can be judged by the key of another of the same kind and shape. A
    kind may say so itself by a function ``shape(body)``.
    """
    own = getattr(kind, "shape", None)
    if own is not None:
        return list(own(body))
    return sorted(_readings(body)) if kind.options(body) else []


def _readings(part: Any) -> Iterator[str]:
    """Yield everything in a body that has an id and a text."""
    if isinstance(part, dict):
        if "id" in part and "text" in part:
            yield f"{part['id']} {' '.join(str(part['text']).split()).casefold()}"
        part = list(part.values())
    if isinstance(part, list):
        for child in part:
            yield from _readings(child)
