"""Spot the signs: what editors may write, what is told when, a check and a whole attempt."""

import copy
from fractions import Fraction

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StructBlockValidationError

from literasi.core.mock_posts import MARK
from quizzes import scoring
from quizzes.kinds.base import Pick
from quizzes.rules import EVERYTHING
from tests.factories import posts
from tests.factories.quizzes import attempt_at, quiz_page
from tests.quizzes.placed import (
    NO_KEY,
    SCORE_ONLY,
    Taken,
    accepts,
    complaint,
    published,
    refusal,
    sample,
    shown,
)

NAME = "spot_signs"


def raw(*signs: bool):
    parts = [posts.part("text", f"Bagian {n}", sign=sign) for n, sign in enumerate(signs)]
    return {"form": "whatsapp", "parts": parts}


def marks(body, *texts):
    return posts.marked(*texts)(body)


# --- Editing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (raw(False, False, False), "Belum ada bagian yang menjadi tanda"),
        (raw(True, True, True), "menunjuk semuanya sudah benar"),
        (raw(True, True, True, False), "Sertakan sedikitnya dua bagian yang wajar"),
    ],
)
def test_what_could_be_answered_by_marking_all_is_refused(changed, says):
    assert says in complaint(NAME, changed)


def test_one_sign_among_two_others_is_enough():
    accepts(NAME, raw(True, False, False))


@given(st.lists(st.booleans(), min_size=3, max_size=16))
def test_whatever_is_accepted_is_not_passed_by_marking_all(signs):
    changed = raw(*signs)
    try:
        accepts(NAME, changed)
    except StructBlockValidationError:
        assert not any(signs) or signs.count(False) < 2
        return
    kind, _body = sample(NAME)
    body = kind.freeze(kind.edit_block().to_python(changed))
    assert kind.score(body, kind.options(body)) < scoring.GIVEN_AWAY
    assert kind.score(body, kind.signs(body)) == 1


def test_two_parts_that_read_the_same_are_refused():
    changed = raw(True, False, False)
    changed["parts"][2]["text"] = "bagian  1"
    assert "berbunyi sama" in complaint(NAME, changed)
    # But the same word may be a name here and a text there.
    changed["parts"][2]["role"] = "sender"
    accepts(NAME, changed)


def test_what_no_such_post_has_and_what_is_real_are_refused_here_too():
    changed = copy.deepcopy(posts.SPOT_SIGNS)
    changed["parts"][0]["role"] = "number"
    assert "Nomor surat" in complaint(NAME, changed)
    changed = copy.deepcopy(posts.SPOT_SIGNS)
    changed["parts"][3]["text"] = "bantuan-warga.com"
    assert ".example" in complaint(NAME, changed)


def test_every_part_needs_its_feedback():
    changed = copy.deepcopy(posts.SPOT_SIGNS)
    changed["parts"][1]["feedback"] = ""
    assert "Tulis umpan balik untuk bagian ini" in refusal(NAME, changed)


def test_a_new_question_can_be_looked_at_before_anything_is_written():
    kind, _body = sample(NAME)
    body = kind.freeze(kind.edit_block().get_default())
    assert [part["role"] for part in body["parts"]] == [
        "sender", "forwarded", "text", "text", "link",
    ]  # fmt: skip
    assert kind.present(body, [], None, None)["post"]["form"] == "whatsapp"


# --- Scoring and counting ---------------------------------------------------------------


def test_a_miss_and_a_false_alarm_both_cost():
    kind, body = sample(NAME)
    assert kind.score(body, marks(body, posts.URGENT)) == Fraction(1, 2)
    both = marks(body, posts.URGENT, posts.LINK)
    assert kind.score(body, both) == 1
    assert kind.score(body, both + marks(body, posts.TIME)) == Fraction(2, 3)


def test_what_is_marked_keeps_the_order_of_the_post_and_nothing_twice():
    kind, body = sample(NAME)
    urgent, link = marks(body, posts.URGENT, posts.LINK)
    assert kind.clean_response(body, [link, "?", urgent, link]) == [urgent, link]


def test_it_says_what_can_be_picked_and_what_was():
    kind, body = sample(NAME)
    assert [pick.right for pick in kind.picks(body)] == [False, False, True, True, False]
    (link,) = marks(body, posts.LINK)
    assert Pick(link, posts.LINK, True) in kind.picks(body)
    assert kind.picked(body, [link]) == [link]


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
def test_the_key_is_not_told_early(review):
    _kind, body = sample(NAME)
    text = shown(NAME, body, marks(body, posts.URGENT, posts.TIME), review)
    for secret in ("Karena", "Salah tunjuk", "Wajar", "yang terlewat<", "temukan", "menemukan"):
        assert secret not in text


def test_signs_and_others_are_drawn_alike():
    """Or the page's source would tell them apart."""
    _kind, body = sample(NAME)
    turned = copy.deepcopy(body)
    for part in turned["parts"]:
        part["sign"] = not part["sign"]
    assert shown(NAME, body, [], None) == shown(NAME, turned, [], None)


def test_before_passing_only_what_was_marked_is_told():
    _kind, body = sample(NAME)
    text = shown(NAME, body, marks(body, posts.URGENT, posts.TIME), NO_KEY)
    assert "Anda menemukan 1 tanda dan 1 salah tunjuk." in text
    assert text.count("Tanda, Anda temukan") == text.count("Salah tunjuk, ini wajar") == 1
    assert f"Karena: {posts.URGENT}" in text
    assert "terlewat" not in text
    assert "tepat dibiarkan" not in text
    assert f"Karena: {posts.LINK}" not in text


def test_with_the_key_every_part_is_judged_and_explained():
    _kind, body = sample(NAME)
    text = shown(NAME, body, marks(body, posts.URGENT, posts.TIME), EVERYTHING)
    assert "Anda menemukan 1 dari 2 tanda dan 1 salah tunjuk." in text
    assert text.count("Tanda yang terlewat") == 1
    assert text.count("Wajar, tepat dibiarkan") == 2
    assert text.count("Karena: ") == 5
    perfect = shown(NAME, body, marks(body, posts.URGENT, posts.LINK), EVERYTHING)
    assert "Anda menemukan 2 dari 2 tanda, tanpa salah tunjuk." in perfect


@pytest.mark.parametrize("review", [None, SCORE_ONLY, NO_KEY, EVERYTHING])
def test_it_is_never_without_its_mark(review):
    _kind, body = sample(NAME)
    text = shown(NAME, body, [], review)
    assert text.count(MARK) > 20
    assert "<a " not in text


def test_a_part_is_one_label_with_a_real_box():
    _kind, body = sample(NAME)
    text = shown(NAME, body, marks(body, posts.LINK), None)
    assert text.count("<label") == text.count('type="checkbox" name="answer-1"') == 5
    assert text.count(" checked") == 1


# --- On the site ------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_attempt(as_account, home, account):
    page = quiz_page(home, published(NAME), review="after_pass", shuffle_options=True)
    taken = Taken(as_account, attempt_at(page, account))
    ids = [part["id"] for part in taken.body["parts"]]
    answering = taken.page()
    # From top to bottom as written: mixed, it would be no post.
    assert [answering.index(i) for i in ids] == sorted(answering.index(i) for i in ids)
    assert "Karena" not in answering
    assert taken.saves(marks(taken.body, posts.LINK))["saved"] == [1]
    assert taken.page().count(" checked") == 1
    review = taken.hands_in(marks(taken.body, posts.URGENT, posts.LINK))
    assert "100%" in review
    assert "tanpa salah tunjuk" in review


@pytest.mark.django_db
def test_a_check_inside_a_lesson(client, home):
    made = published(NAME)
    answer = marks(made.current.body, posts.URGENT)
    text = client.get(reverse("quizzes:check", args=[made.current_id]), {"answer": answer}).text
    assert "Anda menemukan 1 dari 2 tanda, tanpa salah tunjuk." in text
    assert "Tanda yang terlewat" in text
