"""The rules of courses as tables: what is open, what is complete, what comes next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import rules
from courses.rules import Activity, Order, Progress, Stage, State

A, B, C = Activity("a"), Activity("b"), Activity("c")
EXTRA = Activity("x", required=False)
FINAL = Activity("f", opens_last=True)
FREE, SEQUENCE = Order.FREE, Order.SEQUENCE


@pytest.mark.parametrize(
    ("activities", "done", "expected"),
    [
        ([A, B, C], "", (3, 0)),
        ([A, B, C], "ab", (3, 2)),
        ([A, B, C], "abc", (3, 3)),
        ([A, EXTRA], "x", (1, 0)),  # what is optional does not count
        ([A, B], "abz", (2, 2)),  # nor what is no longer in the course
        ([], "a", (0, 0)),
        ([EXTRA], "x", (0, 0)),
    ],
)
def test_progress(activities, done, expected):
    assert rules.progress(activities, done) == Progress(*expected)


@pytest.mark.parametrize(
    ("required", "done", "percent", "complete"),
    [
        (0, 0, 0, False),  # nothing required is never complete
        (3, 0, 0, False),
        (3, 2, 66, False),  # rounded down
        (300, 299, 99, False),  # 100 means complete and nothing else does
        (3, 3, 100, True),
    ],
)
def test_percent_and_completeness(required, done, percent, complete):
    progress = Progress(required, done)
    assert (progress.percent, progress.is_complete) == (percent, complete)


@pytest.mark.parametrize(
    ("activities", "done", "order", "target", "expected"),
    [
        ([A, B, C], "", FREE, "c", ""),
        ([A, B, C], "", SEQUENCE, "a", ""),
        ([A, B, C], "", SEQUENCE, "c", "ab"),
        ([A, B, C], "a", SEQUENCE, "c", "b"),
        ([A, EXTRA, B], "a", SEQUENCE, "b", ""),  # optional ones hold nobody back
        ([A, EXTRA], "", SEQUENCE, "x", "a"),  # but wait their turn
        ([A, FINAL], "", FREE, "f", "a"),
        ([FINAL, A], "", FREE, "f", "a"),  # also what comes after it
        ([FINAL, A], "", SEQUENCE, "f", "a"),
        ([FINAL, A], "a", FREE, "f", ""),
        ([A, FINAL], "f", SEQUENCE, "f", ""),  # what is done stays open
    ],
)
def test_blockers(activities, done, order, target, expected):
    assert rules.blockers(activities, done, order, target) == list(expected)


@pytest.mark.parametrize(
    ("activities", "done", "order", "expected"),
    [
        ([A, B], "", FREE, [State.OPEN, State.OPEN]),
        ([A, B], "", SEQUENCE, [State.OPEN, State.LOCKED]),
        ([A, B], "a", SEQUENCE, [State.DONE, State.OPEN]),
        ([A, B, C], "b", SEQUENCE, [State.OPEN, State.DONE, State.LOCKED]),
        ([A, FINAL], "", FREE, [State.OPEN, State.LOCKED]),
        ([FINAL], "", FREE, [State.OPEN]),  # a test alone waits for nothing
    ],
)
def test_states(activities, done, order, expected):
    assert list(rules.states(activities, done, order).values()) == expected


@st.composite
def courses(draw):
    size = draw(st.integers(0, 8))
    return [
        Activity(str(n), required=draw(st.booleans()), opens_last=draw(st.booleans()))
        for n in range(size)
    ]


@given(courses(), st.sets(st.sampled_from("01234567")), st.sampled_from(Order))
def test_locked_says_the_same_as_blockers(activities, done, order):
    """``states`` decides in one pass what ``blockers`` explains one by one."""
    for id_, state in rules.states(activities, done, order).items():
        locked = bool(rules.blockers(activities, done, order, id_))
        assert (state is State.LOCKED) is locked
        assert (state is State.DONE) is (id_ in done)


@given(courses(), st.sets(st.sampled_from("01234567")), st.sampled_from(Order))
def test_doing_more_never_takes_anything_back(activities, done, order):
    """Monotonic: no further completion locks what was open or lowers the progress."""
    before = rules.states(activities, done, order)
    for extra in before:
        after = rules.states(activities, done | {extra}, order)
        assert not [i for i in before if before[i] is not State.LOCKED and after[i] is State.LOCKED]
        less, more = (rules.progress(activities, d) for d in (done, done | {extra}))
        assert more.done >= less.done


@given(courses(), st.sets(st.sampled_from("01234567")), st.sampled_from(Order))
def test_going_on_always_leads_somewhere_open(activities, done, order):
    target = rules.next_activity(activities, done, order)
    states = rules.states(activities, done, order)
    if target is None:
        assert State.OPEN not in states.values()
    else:
        assert states[target] is State.OPEN


@pytest.mark.parametrize(
    ("activities", "done", "order", "after", "expected"),
    [
        ([A, B, C], "", FREE, None, "a"),
        ([A, B, C], "a", FREE, None, "b"),
        ([A, B, C], "", FREE, "b", "c"),  # going on goes forward
        ([A, B, C], "bc", FREE, "c", "a"),  # and comes back for what was left
        ([A, EXTRA, B], "a", FREE, "a", "x"),  # and does not skip practice
        ([A, EXTRA, B], "a", FREE, None, "b"),  # which coming back later does
        ([EXTRA, A, B], "", FREE, None, "x"),  # beginning does not skip it either
        ([EXTRA, A, B], "", FREE, "b", "a"),
        ([EXTRA, A, B], "a", FREE, None, "b"),
        ([A, EXTRA], "a", FREE, "a", "x"),  # optional ones when nothing else is open
        ([A, FINAL], "a", FREE, "a", "f"),
        ([A, B], "ab", FREE, "b", None),
        ([A, B], "a", FREE, "gone", "b"),
        ([], "", FREE, None, None),
    ],
)
def test_next_activity(activities, done, order, after, expected):
    assert rules.next_activity(activities, done, order, after) == expected


@pytest.mark.parametrize(
    ("progress", "started", "completed", "expected"),
    [
        (Progress(3, 0), False, False, Stage.NEW),
        (Progress(3, 0), True, False, Stage.UNDERWAY),
        (Progress(3, 2), True, False, Stage.UNDERWAY),
        (Progress(3, 3), True, False, Stage.READY),
        (Progress(3, 3), True, True, Stage.COMPLETED),
        (Progress(9, 3), True, True, Stage.COMPLETED),  # a new release asks nothing
        (Progress(0, 0), True, False, Stage.UNDERWAY),
    ],
)
def test_stage(progress, started, completed, expected):
    assert rules.stage(progress, started=started, completed=completed) is expected
