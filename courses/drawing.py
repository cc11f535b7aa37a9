"""Drawing an outline: every line once per release and language, in each of its states.

An outline stands on every page of a course, and drawing its lines anew for each learner
would cost more than all the rest of the page.
"""

from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from courses.outline import Outline, Part, Step
from courses.rules import State
from literasi.core import publication

Look = tuple[str, State, bool]
Lines = dict[Look, SafeString]


def draw(outline: Outline) -> list[tuple[Part, SafeString]]:
    """Return the outline's parts, each with the lines of its steps as HTML."""
    name = f"outline:{outline.release}:{get_language()}"
    lines = publication.remember(name, lambda: _all_lines(outline))
    return [(part, _joined(part, lines)) for part in outline.parts]


def _all_lines(outline: Outline) -> Lines:
    """Draw each step in every state, both where the reader is on it and elsewhere."""
    return {
        (step.id, state, here): _line(replace(step, state=state, is_current=here))
        for step in outline.steps
        for state in State
        for here in (False, True)
    }


def _joined(part: Part, lines: Lines) -> SafeString:
    drawn = (lines[step.id, step.state, step.is_current] for step in part.steps)
    return mark_safe("".join(drawn))  # noqa: S308 (lines that templates have escaped)


def _line(step: Step) -> SafeString:
    return render_to_string("courses/parts/step.html", {"step": step})
