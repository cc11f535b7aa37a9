"""What leaves in a file comes back the same, as far as its format can hold it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.exchange.formats.registry import FORMATS, WRITTEN, detect
from quizzes.exchange.items import Choice, Essay, GapText, Number, Order, Pairs, Typed
from tests.quizzes.exchange import generated as made

# Letters that no format mistakes for its own; the rest is for all where all can hold them.
QUIET = made.PLAIN

# What each format holds, answer by answer: the promise that docs/editor-guide.md makes.
HELD = {
    "gift": {
        "choices": made.choices(),
        "truths": made.truths(),
        "typed": made.typed(),
        "numbers": made.counted(unit=False),
        "pairs": made.paired(),
        "essays": made.essays(),
    },
    "moodle_xml": {
        "choices": made.choices(),
        "truths": made.truths(),
        "typed": made.typed(),
        "numbers": made.counted(),
        "pairs": made.paired(),
        "order": made.ordered(),
        "gaps": made.gapped(),
        "essays": made.essays(guide=True),
    },
    "qti": {
        "choices": made.choices(),
        "truths": made.truths(),
        "typed": made.typed(feedback=False),
        "numbers": made.counted(feedback=False, known=False, unit=False),
        "pairs": made.paired(),
        "order": made.ordered(feedback=False),
        "gaps": made.gapped(feedback=False),
        "essays": made.essays(),
    },
    "csv": {
        "choices": made.choices(),
        "truths": made.truths(),
        "typed": made.typed(),
        "numbers": made.counted(),
        "pairs": made.paired(QUIET, feedback=True),
        "order": made.ordered(),
        "gaps": made.gapped(),
        "essays": made.essays(model=True),
    },
}
HELD["xlsx"] = HELD["csv"]
AROUND = {
    "gift": {},
    "moodle_xml": {"picture": True},
    "qti": {"picture": True},
    "csv": {"source": True, "rich": False},
    "xlsx": {"source": True, "rich": False},
}
CASES = [(form, name) for form, answers in HELD.items() for name in answers]
SHAPES = (Choice, Typed, Number, Pairs, Order, GapText, Essay)


def test_every_format_that_writes_is_tried():
    assert set(HELD) == set(WRITTEN)
    assert set(FORMATS) - set(WRITTEN) == {"aiken"}


@settings(max_examples=12)
@pytest.mark.parametrize(("form", "name"), CASES)
@given(data=st.data())
def test_what_a_format_holds_comes_back_the_same(form, name, data):
    answers = HELD[form][name]
    item = data.draw(made.items(answers, **AROUND[form]))
    content = WRITTEN[form].write([item])
    back = FORMATS[form].read(content)
    assert not back.problems
    assert back.items == (item,)
    assert back.items[0].identity == item.identity
    assert detect("x", content).name == form


@pytest.mark.parametrize("form", HELD)
def test_a_format_says_what_it_writes(form):
    assert set(WRITTEN[form].writes) <= set(SHAPES)
