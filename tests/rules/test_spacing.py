"""When a course is asked again, and what."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.spacing import AFTER, LAST_STAYS, SIZE, Candidate, State, ends, pick, schedule, state

NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
DAY = timedelta(days=1)


def about(version, *topics, family=None):
    return Candidate(version, family or version, frozenset(topics))


def test_drills_are_due_after_one_two_and_four_weeks():
    assert [(due - NOW).days for due in schedule(NOW)] == [7, 14, 28]


def test_each_gives_way_to_the_next_and_the_last_stays():
    due = schedule(NOW)
    assert [ends(due, place) for place in range(3)] == [due[1], due[2], due[2] + LAST_STAYS]


@pytest.mark.parametrize(
    ("days", "is_done", "expected"),
    [
        (-1, False, State.WAITING),
        (0, False, State.OPEN),
        (6, False, State.OPEN),
        (7, False, State.PASSED_BY),
        (30, True, State.DONE),
        (-1, True, State.DONE),
    ],
)
def test_state(days, is_done, expected):
    assert state(NOW, NOW + 7 * DAY, is_done=is_done, now=NOW + days * DAY) is expected


def test_topics_take_turns_the_most_missed_first():
    candidates = [about(1, 10), about(2, 10), about(3, 20), about(4, 30)]
    picked = pick(candidates, missed={10: 1.0, 20: 3.0}, seen={}, seed=1)
    assert picked[0] == 3
    assert set(picked[1:3]) == {1, 2}
    assert picked[3] == 4, "what was never missed only fills up"


def test_unseen_comes_before_seen_and_older_before_newer():
    candidates = [about(n, 10) for n in (1, 2, 3)]
    seen = {1: NOW, 2: NOW - DAY}
    assert pick(candidates, missed={10: 1.0}, seen=seen, seed=1) == [3, 2, 1]


def test_variants_count_as_one():
    candidates = [about(1, 10, family=1), about(2, 10, family=1), about(3, 10)]
    assert len(pick(candidates, missed={10: 2.0}, seen={}, seed=1)) == 2


def test_who_missed_nothing_is_asked_all_the_same():
    assert len(pick([about(n, 10) for n in range(9)], missed={}, seen={}, seed=1)) == SIZE


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.integers(1, 50),
        st.integers(1, 20),
        st.frozensets(st.integers(1, 5), max_size=3),
    ),
    max_size=30,
)


@given(
    candidates=CANDIDATES,
    missed=st.dictionaries(st.integers(1, 6), st.floats(0, 9), max_size=5),
    seen=st.dictionaries(st.integers(1, 20), st.datetimes(timezones=st.just(UTC)), max_size=9),
    seed=st.integers(0, 2**40),
)
def test_as_many_as_there_are_families_up_to_the_size(candidates, missed, seen, seed):
    picked = pick(candidates, missed=missed, seen=seen, seed=seed)
    families = {c.family for c in candidates}
    assert len(picked) == min(len(families), SIZE)
    assert set(picked) <= {c.version for c in candidates}
    assert picked == pick(candidates, missed=missed, seen=seen, seed=seed)


def test_gaps_grow():
    gaps = [AFTER[0], *(b - a for a, b in zip(AFTER, AFTER[1:], strict=False))]
    assert gaps == sorted(gaps)
