"""What may be looked at by a person, and never decides by itself. docs/rules.md has the prose.

Two questions are asked of attempts at tests: could it be read in that time, and do two of the
same agency share more mistakes than chance explains? An answer in the affirmative is a sign
with its evidence, no more. Standard library only; times in seconds.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

# Words a minute that hardly anybody reaches in reading with understanding; 238 are usual.
# Brysbaert (2019), How many words do we read per minute?, Journal of Memory and Language 109.
FASTEST_WORDS = 400

# A quick attempt is also much quicker than the others': this part of their median, where at
# least so many others are known.
MUCH_QUICKER, OTHERS_NEEDED = 1 / 3, 10

# Answers that arrive this close were sent together, by a phone that was offline or without
# script: they tell nothing about time.
TOGETHER = 1.5

# So many answers must have been given one by one, and so large a part of them in a hurry.
TIMED_NEEDED, HURRIED_PART = 5, 0.8

# Exact errors in common that a pair must have at least, and how often such a pair may be
# expected by chance among all pairs compared.
SHARED_NEEDED, BY_CHANCE = 4, 0.01

Answer = Hashable
"""What was answered, told apart by equality; None for nothing."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How quickly an attempt was taken, in seconds.

    ``taken``: from start to hand-in. ``needed``: to read its questions once at
    FASTEST_WORDS. ``usual``: the median of others, None where too few are known. ``timed``
    and ``hurried``: answers given one by one, and those of them quicker than reading allows.
    """

    taken: float
    needed: float
    usual: float | None
    timed: int = 0
    hurried: int = 0

    @property
    def is_implausible(self) -> bool:
        """Whether the whole was quicker than it can be read, and much quicker than others."""
        usual = self.usual is None or self.taken < self.usual * MUCH_QUICKER
        return self.taken < self.needed and usual

    @property
    def is_hurried(self) -> bool:
        """Whether nearly all answers given one by one came quicker than they can be read."""
        return self.timed >= TIMED_NEEDED and self.hurried >= self.timed * HURRIED_PART


def reading_time(words: int) -> float:
    """Return the seconds that the quickest readers need for so many words."""
    return words * 60 / FASTEST_WORDS


def pace(
    *,
    taken: float,
    words: Mapping[int, int],
    saved: Sequence[tuple[float, int]],
    others: Sequence[float] = (),
) -> Pace:
    """Return how quickly an attempt was taken.

    ``words``: of each question. ``saved``: ``(seconds since the start, question)`` of each
    answer. ``others``: how long others took in all.
    """
    timed = one_by_one(saved)
    hurried = sum(gap < reading_time(words.get(question, 0)) for gap, question in timed)
    usual = median(others) if len(others) >= OTHERS_NEEDED else None
    return Pace(taken, reading_time(sum(words.values())), usual, len(timed), hurried)


def one_by_one(saved: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """Return ``(gap, question)`` of answers that were given neither together nor after a batch."""
    ordered = sorted(saved)
    times = [0.0, *(at for at, _question in ordered)]
    gaps = [after - before for before, after in zip(times, times[1:], strict=False)]
    batched = [gap < TOGETHER for gap in (*gaps[1:], TOGETHER)]
    return [
        (gap, question)
        for gap, (_at, question), more in zip(gaps, ordered, batched, strict=False)
        if gap >= TOGETHER and not more
    ]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two attempts have in common.

    ``common``: questions both were asked; ``shared``: the same wrong answer (EEIC, exact
    errors in common); ``different``: questions answered differently (D); ``chance``: the
    probability of at least so many identical ones, given which questions both got wrong.
    """

    common: int
    shared: int
    different: int
    chance: float

    def is_striking(self, compared: int) -> bool:
        """Whether it stands out among so many ``compared`` pairs.

        EEIC / D of 1 or more is the mark of Harpp, Hogan and Jennings (1996), Crime in the
        classroom, part II, Journal of Chemical Education 73. It knows no chance, and was made
        for tests of 30 questions; so we also ask that fewer than BY_CHANCE such pairs be
        expected among all compared, in the way of van der Linden and Sotaridona (2006),
        Detecting answer copying when the regular response process follows a known response
        model, Journal of Educational and Behavioral Statistics 31.
        """
        enough = self.shared >= SHARED_NEEDED and self.shared >= self.different
        return enough and self.chance * compared <= BY_CHANCE


def likeness(
    one: Mapping[int, Answer],
    other: Mapping[int, Answer],
    *,
    wrong: Mapping[int, Counter[Answer]],
    right: Mapping[int, frozenset[Answer]],
) -> Likeness:
    """Compare two attempts, each the answers by question.

    ``wrong``: how often each wrong answer was given by everybody; ``right``: the answers that
    earned the full point.
    """
    common = one.keys() & other.keys()
    both_wrong = [
        question
        for question in common
        if all(_is_wrong(each[question], right.get(question, frozenset())) for each in (one, other))
    ]
    shared = sum(one[question] == other[question] for question in both_wrong)
    different = sum(one[question] != other[question] for question in common)
    chances = [agreement(wrong.get(question, Counter())) for question in both_wrong]
    return Likeness(len(common), shared, different, at_least(shared, chances))


def _is_wrong(answer: Answer, right: frozenset[Answer]) -> bool:
    return answer is not None and answer not in right


def agreement(wrong: Counter[Answer]) -> float:
    """Return how likely two people who are both wrong give the same wrong answer.

    A popular mistake is shared by many who never met. What nobody else is known to have
    answered counts as certain, so that too little knowledge never makes a suspicion.
    """
    everything = sum(wrong.values())
    if not everything:
        return 1.0
    return min(1.0, sum((count / everything) ** 2 for count in wrong.values()))


def at_least(wanted: int, chances: Iterable[float]) -> float:
    """Return the probability that ``wanted`` or more of independent events come about."""
    exactly = [1.0]
    for chance in chances:
        missed = [p * (1 - chance) for p in (*exactly, 0.0)]
        hit = [p * chance for p in (0.0, *exactly)]
        exactly = [a + b for a, b in zip(missed, hit, strict=True)]
    return min(1.0, sum(exactly[max(0, wanted) :]))
