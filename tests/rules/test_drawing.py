"""Which questions an attempt asks: what must hold for every quiz, and for every memory."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from quizzes import drawing
from quizzes.drawing import Draw, Seen, option_order

DAY = timedelta(days=1)
START = datetime(2026, 11, 1, tzinfo=UTC)


def draw(lines, **ways) -> list[int]:
    """Return what is drawn, line by line."""
    return [version for asked in drawing.draw(lines, **ways) for version in asked]


LINES = st.lists(
    st.builds(
        Draw,
        pick=st.integers(1, 5),
        choices=st.lists(st.integers(1, 30), max_size=12).map(tuple),
    ),
    max_size=6,
)


@given(LINES, st.integers(0))
def test_a_draw_repeats_nothing_and_invents_nothing(lines, seed):
    drawn = draw(lines, seed=seed)
    assert max(Counter(drawn).values(), default=1) == 1
    assert set(drawn) <= {choice for line in lines for choice in line.choices}
    assert len(drawn) <= sum(line.pick for line in lines)


@given(LINES, st.integers(0))
def test_a_draw_gives_each_line_its_own(lines, seed):
    drawn = drawing.draw(lines, seed=seed)
    for line, asked in zip(lines, drawn, strict=True):
        assert set(asked) <= set(line.choices)
        assert len(asked) <= line.pick


@given(LINES, st.integers(0))
def test_the_same_seed_draws_the_same(lines, seed):
    assert draw(lines, seed=seed) == draw(lines, seed=seed)


def test_questions_asked_outright_keep_their_place():
    lines = [Draw(1, (3,)), Draw(1, (1,)), Draw(1, (2,))]
    assert draw(lines, seed=5) == [3, 1, 2]


@given(st.integers(0))
def test_a_draw_never_takes_what_another_line_asks_outright(seed):
    lines = [Draw(2, (1, 2, 3)), Draw(1, (1,))]
    drawn = draw(lines, seed=seed)
    assert sorted(drawn) == [1, 2, 3]
    assert drawn[2] == 1


def test_a_draw_gives_what_it_has():
    assert sorted(draw([Draw(5, (1, 2))], seed=1)) == [1, 2]
    assert draw([Draw(5, ())], seed=1) == []


def test_different_seeds_draw_differently():
    lines = [Draw(3, tuple(range(20)))]
    drawn = {tuple(draw(lines, seed=seed)) for seed in range(20)}
    assert len(drawn) > 10


def test_slack_is_what_a_line_can_do_without():
    assert Draw(2, (1, 2, 3)).slack == 1


@given(st.lists(st.text(), unique=True), st.integers(0), st.integers(1, 50))
def test_option_order_keeps_every_option(options, seed, slot):
    order = option_order(options, seed=seed, slot=slot, shuffle=True)
    assert sorted(order) == sorted(options)
    assert order == option_order(options, seed=seed, slot=slot, shuffle=True)
    assert option_order(options, seed=seed, slot=slot, shuffle=False) == options


def test_option_order_differs_between_questions():
    options = list("abcdefgh")
    orders = {tuple(option_order(options, seed=1, slot=slot, shuffle=True)) for slot in range(8)}
    assert len(orders) > 1


# --- Variants -------------------------------------------------------------------------

# Version 100 + n is a wording of question n, which varies question n % 7, n // 2 or itself.
FAMILY = {n: n % 7 if n % 3 == 0 else n for n in range(30)}


def line(pick, questions) -> Draw:
    questions = tuple(dict.fromkeys(questions))
    families = tuple(FAMILY[question] for question in questions)
    return Draw(pick, tuple(100 + question for question in questions), questions, families)


VARIED = st.lists(
    st.builds(line, st.integers(1, 4), st.lists(st.integers(0, 29), max_size=8)), max_size=4
)
SEEN = st.lists(
    st.builds(
        lambda question, times, day: Seen(question, FAMILY[question], times, START + day * DAY),
        st.integers(0, 29),
        st.integers(1, 3),
        st.integers(0, 9),
    ),
    unique_by=lambda row: row.question,
)


def families(drawn) -> list[int]:
    return [FAMILY[version - 100] for version in drawn]


@given(VARIED, st.integers(0), SEEN)
def test_two_variants_are_never_asked_together(lines, seed, seen):
    asked = families(draw(lines, seed=seed, seen=seen))
    assert max(Counter(asked).values(), default=1) == 1


@given(VARIED, st.integers(0), SEEN)
def test_how_many_are_asked_depends_on_nothing_but_the_lines(lines, seed, seen):
    """So what a release says of its length is true for everybody."""
    asked = draw(lines, seed=seed, seen=seen)
    assert len(asked) == len(draw(lines, seed=0))


def possible(lines) -> list[set[int]]:
    """Return every set of families that the lines can give at once, found by trying all."""
    seats = [[-1, *set(line.families)] for line in lines for _pick in range(line.pick)]
    found = []
    for choice in product(*seats):
        taken = [family for family in choice if family >= 0]
        if len(taken) == len(set(taken)):
            found.append(set(taken))
    return found


SMALL = st.lists(
    st.builds(line, st.integers(1, 2), st.lists(st.integers(0, 9), max_size=4)), max_size=3
)


@given(SMALL, st.integers(0), SEEN)
def test_as_much_is_asked_as_can_be_and_as_much_of_it_is_new(lines, seed, seen):
    known = {row.family for row in seen}
    asked = set(families(draw(lines, seed=seed, seen=seen)))
    ways = possible(lines)
    most = max(len(way) for way in ways)
    assert len(asked) == most
    assert len(asked - known) == max(len(way - known) for way in ways if len(way) == most)


def remember(seen, drawn, day) -> list[Seen]:
    """Return what is seen after one more attempt."""
    rows = {row.question: row for row in seen}
    for version in drawn:
        question = version - 100
        times = rows[question].times if question in rows else 0
        rows[question] = Seen(question, FAMILY[question], times + 1, START + day * DAY)
    return list(rows.values())


@given(st.integers(0), st.integers(1, 5))
def test_everything_is_asked_before_anything_again(seed, pick):
    whole = line(pick, range(30))
    seen, rounds = [], len(set(FAMILY.values())) // pick
    asked = []
    for number in range(rounds):
        drawn = draw([whole], seed=seed + number, seen=seen)
        seen = remember(seen, drawn, number)
        asked += families(drawn)
    assert max(Counter(asked).values()) == 1


def test_of_what_was_seen_the_least_and_then_the_oldest_comes_first():
    seen = [
        Seen(1, 1, 2, START),
        Seen(2, 2, 1, START + 9 * DAY),
        Seen(4, 4, 1, START + 3 * DAY),
        Seen(5, 5, 1, START + 5 * DAY),
    ]
    for seed in range(20):
        drawn = draw([line(2, [1, 2, 4, 5])], seed=seed, seen=seen)
        assert sorted(drawn) == [104, 105]


def test_a_seen_variant_counts_as_seen_and_of_variants_the_unseen_one_is_asked():
    assert FAMILY[9] == FAMILY[2] == 2
    seen = [Seen(9, 2, 1, START)]
    for seed in range(20):
        assert draw([line(1, [2, 4])], seed=seed, seen=seen) == [104]
        assert draw([line(1, [2, 9])], seed=seed, seen=seen) == [102]


@given(st.integers(0), SEEN)
def test_a_question_asked_outright_is_asked_however_often_it_was_seen(seed, seen):
    lines = [line(2, [1, 2, 4]), line(1, [1])]
    assert draw(lines, seed=seed, seen=seen)[2] == 101


def test_a_variant_asked_outright_gives_way_to_none_that_is_drawn():
    for seed in range(20):
        lines = [line(2, [2, 4, 5]), line(1, [9])]
        drawn = draw(lines, seed=seed)
        assert drawn[2] == 109
        assert sorted(drawn[:2]) == [104, 105]


def test_a_large_bank_is_drawn_from_in_one_go():
    size = 300
    lines = [Draw(size // 4, tuple(range(place, size))) for place in range(4)]
    seen = [Seen(n, n, 1 + n % 3, START + n * DAY) for n in range(size)]
    assert len(draw(lines, seed=1, seen=seen)) == size
