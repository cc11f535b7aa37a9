"""How telling true from false is measured: published examples, tables, what always holds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes import discernment as rules
from quizzes.discernment import Certainty, Leaning, Sharpness, Tally, Verdict

PASS_MARK = Fraction(70, 100)
TRUE, FALSE, UNPROVEN = Verdict.TRUE, Verdict.FALSE, Verdict.UNPROVEN
LETTERS = {"t": TRUE, "f": FALSE, "u": UNPROVEN}
VERDICTS = st.lists(st.sampled_from("tfu"), min_size=1, max_size=24).map("".join)
BALANCED = VERDICTS.filter(lambda text: rules.too_many(list(verdicts(text).values())) is None)
SURE = st.dictionaries(st.integers(0, 24).map(str), st.sampled_from((33, 65, 95)))


def verdicts(text: str) -> dict[str, Verdict]:
    """Return one verdict for each letter, by its place; "-" leaves one out."""
    return {str(place): LETTERS[letter] for place, letter in enumerate(text) if letter != "-"}


def judged(kind: str, text: str) -> Tally:
    return rules.tally(verdicts(kind * len(text)), verdicts(text), LETTERS[kind])


def measured(false: str, true: str):
    return rules.discern(judged("f", false), judged("t", true))


# --- Scoring --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ("ttffuu", 1),
        ("tttttt", Fraction(1, 3)),
        ("ttff--", Fraction(2, 3)),
        ("fftt--", 0),
        ("------", 0),
    ],
)
def test_the_score_is_the_share_judged_right(said, score):
    assert rules.score(verdicts("ttffuu"), verdicts(said)) == score


def test_no_claims_earn_nothing():
    assert rules.score({}, verdicts("t")) == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tf", None),
        ("ttff", None),
        ("tttff", TRUE),
        ("tfff", FALSE),
        ("uuut", UNPROVEN),
        ("", None),
    ],
)
def test_no_verdict_may_fit_more_than_half(text, found):
    assert rules.too_many(list(verdicts(text).values())) is found


@given(VERDICTS, VERDICTS, st.randoms())
def test_scores_lie_between_nothing_and_one_in_any_order(key, said, dice):
    right, given_ = verdicts(key), verdicts(said)
    score = rules.score(right, given_)
    assert 0 <= score <= 1
    assert rules.score(right, right) == 1
    assert rules.score(right, {}) == 0
    claims = list(right.items())
    dice.shuffle(claims)
    assert rules.score(dict(claims), given_) == score


@given(BALANCED, st.sampled_from(Verdict))
def test_one_verdict_for_all_does_not_pass(key, verdict):
    right = verdicts(key)
    assert rules.score(right, dict.fromkeys(right, verdict)) < PASS_MARK


# --- Published examples ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("hits", "false_alarms", "d", "c"),
    [
        # Stanislaw and Todorov (1999), as Statistics::SDT documents it: 50 of 50 (brought
        # down to .99, as they do it) and 17 of 25.
        (0.99, 0.68, 1.86, -1.40),
        # Macmillan and Creelman (2005), recognising faces: normal, and under hypnosis.
        (0.69, 0.31, 0.992, 0.0),
        (0.89, 0.59, 0.999, -0.727),
    ],
)
def test_measures_agree_with_what_is_published(hits, false_alarms, d, c):
    assert rules.sensitivity(hits, false_alarms) == pytest.approx(d, abs=0.005)
    assert rules.criterion(hits, false_alarms) == pytest.approx(c, abs=0.005)


def test_the_log_linear_correction_agrees_with_what_is_published():
    """The example of ``signal`` in the R package statpsych: 82 and 46 of 100."""
    hits, alarms = rules.log_linear(82, 100), rules.log_linear(46, 100)
    assert (hits, alarms) == pytest.approx((0.8168317, 0.460396), abs=5e-7)
    assert rules.sensitivity(hits, alarms) == pytest.approx(1.002793, abs=5e-7)
    assert rules.criterion(hits, alarms) == pytest.approx(-0.4019603, abs=5e-7)


@pytest.mark.parametrize(
    ("rate", "z"),
    [(0.5, 0), (0.9, 1.2816), (0.1, -1.2816), (0.7, 0.5244), (0.975, 1.96)],
)
def test_deviates_are_those_of_the_tables(rate, z):
    assert rules.z(rate) == pytest.approx(z, abs=5e-5)


# --- Telling true from false ----------------------------------------------------------


def test_a_tally_counts_what_was_answered_of_one_kind():
    counted = rules.tally(verdicts("ffffttu"), verdicts("ftu-ftf"), FALSE)
    assert counted == Tally(believed=1, rejected=1, doubted=1)
    assert counted.answered == 3


@pytest.mark.parametrize(
    ("false", "true", "d", "c"),
    [
        # By hand: (4 + .5) / 5 = .9, z = 1.2816; (3 + .5) / 5 = .7, z = .5244.
        ("ffff", "tttt", 2.5631, 0),
        ("ffft", "tttt", 1.8060, 0.3786),
        ("fffu", "tttt", 1.8060, 0.3786),
        ("ffff", "tttf", 1.8060, -0.3786),
        ("ffft", "tttf", 1.0488, 0),
        ("ffff", "ffff", 0, -1.2816),
        ("tttt", "tttt", 0, 1.2816),
        ("tttt", "ffff", -2.5631, 0),
    ],
)
def test_discernment(false, true, d, c):
    found = measured(false, true)
    assert (found.d, found.c) == pytest.approx((d, c), abs=5e-5)


@pytest.mark.parametrize(("false", "true"), [("fff", "tttt"), ("ffff", "ttt"), ("fff-", "tttt")])
def test_too_few_answers_give_no_figure(false, true):
    assert measured(false, true) is None


@given(VERDICTS, VERDICTS)
def test_figures_are_finite_and_turn_over_with_the_answers(false, true):
    found = measured(false, true)
    if found is None:
        assert min(len(false), len(true)) < rules.LEAST
        return
    assert abs(found.d) < 8
    assert abs(found.c) < 4
    # Who is asked for the true ones instead is measured the same, the other way round.
    swapped = rules.discern(judged("f", true), judged("t", false))
    assert (swapped.d, swapped.c) == pytest.approx((-found.d, found.c))


@pytest.mark.parametrize(
    ("false", "true", "sharp", "leans"),
    [
        ("ffff", "tttt", Sharpness.KEEN, Leaning.BALANCED),
        # One slip is no leaning yet.
        ("ffft", "tttt", Sharpness.KEEN, Leaning.BALANCED),
        ("ffff", "tttf", Sharpness.KEEN, Leaning.BALANCED),
        ("ffft", "tttf", Sharpness.SOME, Leaning.BALANCED),
        ("fftt", "tttt", Sharpness.SOME, Leaning.CREDULOUS),
        ("fftu", "tttt", Sharpness.SOME, Leaning.CREDULOUS),
        ("ffuu", "tttt", Sharpness.SOME, Leaning.HESITANT),
        ("ffff", "ttff", Sharpness.SOME, Leaning.SUSPICIOUS),
        ("ffff", "ffff", Sharpness.NONE, Leaning.SUSPICIOUS),
        ("tttt", "tttt", Sharpness.NONE, Leaning.CREDULOUS),
        ("uuuu", "uuuu", Sharpness.NONE, Leaning.HESITANT),
        ("tttt", "ffff", Sharpness.NONE, Leaning.BALANCED),
    ],
)
def test_figures_in_words(false, true, sharp, leans):
    found = measured(false, true)
    assert rules.sharpness(found) is sharp
    assert rules.leaning(found, judged("f", false)) is leans


# --- Knowing how well -----------------------------------------------------------------


def calibrated(said: str, sure: list[int]):
    key = verdicts("t" * len(said))
    return rules.calibrate(key, verdicts(said), {str(i): p for i, p in enumerate(sure)})


@pytest.mark.parametrize(
    ("said", "sure", "confidence", "right", "brier"),
    [
        ("tttttttt", [100] * 8, 1, 1, 0),
        ("ffffffff", [100] * 8, 1, 0, 1),
        ("ttttffff", [50] * 8, Fraction(1, 2), Fraction(1, 2), Fraction(1, 4)),
        # By hand: (6 · .05² + 2 · .95²) / 8.
        ("ttttttff", [95] * 8, Fraction(19, 20), Fraction(3, 4), Fraction(91, 400)),
    ],
)
def test_calibration(said, sure, confidence, right, brier):
    found = calibrated(said, sure)
    assert (found.confidence, found.right, found.brier) == (confidence, right, brier)
    assert found.gap == confidence - right


def test_only_answers_with_a_confidence_are_calibrated():
    key, said = verdicts("t" * 10), verdicts("tttttttt-f")
    sure = {str(place): 95 for place in range(9)}
    found = rules.calibrate(key, said, sure)
    assert (found.count, found.right) == (8, 1)
    del sure["0"]
    assert rules.calibrate(key, said, sure) is None


@pytest.mark.parametrize(
    ("said", "sure", "verdict"),
    [
        ("ttttttff", 95, Certainty.OVER),
        ("tttttttf", 95, Certainty.MATCHED),
        ("ttttttff", 65, Certainty.MATCHED),
        ("tttttttt", 65, Certainty.UNDER),
        ("ffffffff", 33, Certainty.OVER),
    ],
)
def test_confidence_in_words(said, sure, verdict):
    assert rules.certainty(calibrated(said, [sure] * 8)) is verdict


@given(VERDICTS, VERDICTS, SURE)
def test_calibration_stays_within_bounds(key, said, sure):
    found = rules.calibrate(verdicts(key), verdicts(said), sure)
    if found is not None:
        assert found.count >= rules.LEAST_RATED
        assert 0 <= found.brier <= 1
        assert -1 <= found.gap <= 1
        # What is gained by being right must make up for the distance: Brier's score is
        # never better than the square of the gap.
        assert found.brier >= found.gap**2
