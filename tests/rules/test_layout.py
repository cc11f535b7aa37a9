"""Sections, pages, and what must be answered before handing in."""

from collections import Counter
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import layout
from quizzes.layout import PLAIN, HandIn, Line, Mark, Placed

# --- What the author has marked -------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "lines"),
    [
        ([], []),
        ([(False, False, False)] * 2, [PLAIN, PLAIN]),
        ([(True, False, False), (False, False, True)], [Line(1), Line(1, required=True)]),
        (  # a question before the first section; the second section on a page of its own
            [(False, False, False), (True, False, False), (True, True, False)],
            [Line(0, 0), Line(1, 0), Line(2, 1)],
        ),
    ],
)
def test_lay_out(marks, lines):
    assert layout.lay_out(marks) == lines


# --- Arranging ------------------------------------------------------------------------


def pages(drawn, **ways) -> list[int]:
    return [one.page for one in layout.arrange(drawn, seed=1, shuffle=False, **ways)]


@pytest.mark.parametrize(
    ("drawn", "per_page", "expected"),
    [
        ([], None, []),
        ([(PLAIN, [1, 2, 3])], None, [1, 1, 1]),
        ([(PLAIN, [1, 2, 3])], 2, [1, 1, 2]),
        ([(PLAIN, [1, 2, 3, 4])], 1, [1, 2, 3, 4]),
        ([(Line(), [1]), (Line(sheet=1), [2, 3])], None, [1, 2, 2]),
        ([(Line(sheet=1), [1]), (Line(sheet=2), [2])], None, [1, 2]),  # no empty first page
        ([(Line(), [1]), (Line(sheet=1), []), (Line(sheet=2), [2])], None, [1, 2]),
        ([(Line(), [1]), (Line(sheet=1), []), (Line(sheet=1), [2])], None, [1, 2]),
        ([(Line(), [1, 2, 3]), (Line(sheet=1), [4])], 2, [1, 1, 2, 3]),
    ],
)
def test_pages(drawn, per_page, expected):
    assert pages(drawn, per_page=per_page) == expected


def test_a_plain_quiz_stays_in_the_authors_order():
    placed = layout.arrange([(PLAIN, [3]), (PLAIN, [1])], seed=1, shuffle=False)
    assert placed == [Placed(3, 0, 1, False), Placed(1, 0, 1, False)]


DRAWN = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.booleans(), st.integers(0, 5)), max_size=8
).map(
    lambda rows: [
        (line, [100 * place + n for n in range(row[3])])
        for place, (row, line) in enumerate(
            zip(rows, layout.lay_out(row[:3] for row in rows), strict=True)
        )
    ]
)


@given(DRAWN, st.integers(0), st.none() | st.integers(1, 4))
def test_mixing_stays_within_a_section_and_moves_no_page(drawn, seed, per_page):
    plain = layout.arrange(drawn, seed=seed, shuffle=False, per_page=per_page)
    mixed = layout.arrange(drawn, seed=seed, shuffle=True, per_page=per_page)
    assert mixed == layout.arrange(drawn, seed=seed, shuffle=True, per_page=per_page)
    assert [(one.section, one.page) for one in mixed] == [(one.section, one.page) for one in plain]
    whole = {(one.version, one.section, one.required) for one in plain}
    assert {(one.version, one.section, one.required) for one in mixed} == whole
    assert len(mixed) == len(plain)


@given(DRAWN, st.integers(0), st.booleans(), st.none() | st.integers(1, 4))
def test_pages_count_up_without_a_gap_and_hold_what_they_may(drawn, seed, shuffle, per_page):
    placed = layout.arrange(drawn, seed=seed, shuffle=shuffle, per_page=per_page)
    found = [page for page, _group in groupby(one.page for one in placed)]
    assert found == list(range(1, len(found) + 1))
    if per_page:
        assert max(Counter(one.page for one in placed).values(), default=0) <= per_page


def test_different_seeds_mix_differently():
    drawn = [(PLAIN, list(range(10)))]
    orders = {
        tuple(one.version for one in layout.arrange(drawn, seed=seed, shuffle=True))
        for seed in range(10)
    }
    assert len(orders) > 5


# --- Handing in -----------------------------------------------------------------------

DONE, GAP = Mark(1, 1, answered=True), Mark(2, 1, answered=False)
FLAGGED = Mark(3, 1, answered=True, flagged=True)
NEEDED, GIVEN = Mark(4, 1, answered=False, required=True), Mark(5, 1, True, required=True)


@pytest.mark.parametrize(
    ("marks", "insists", "time_left", "expected"),
    [
        ([DONE, GIVEN], False, True, HandIn.TAKEN),
        ([DONE, GAP], False, True, HandIn.ASKED),
        ([DONE, GAP], True, True, HandIn.TAKEN),
        ([DONE, FLAGGED], False, True, HandIn.ASKED),
        ([DONE, FLAGGED], True, True, HandIn.TAKEN),
        ([DONE, NEEDED], False, True, HandIn.HELD),
        ([DONE, NEEDED], True, True, HandIn.HELD),  # insisting does not help
        ([DONE, NEEDED, GAP, FLAGGED], False, False, HandIn.TAKEN),  # time is up
        ([], False, True, HandIn.TAKEN),
    ],
)
def test_hand_in(marks, insists, time_left, expected):
    assert layout.hand_in(marks, insists=insists, time_left=time_left) is expected


def test_what_is_missing_is_required_and_unanswered():
    assert [mark.is_missing for mark in (DONE, GAP, NEEDED, GIVEN)] == [False, False, True, False]
