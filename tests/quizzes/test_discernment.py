"""Claims to be judged: what editors may write, what is told when, and a whole attempt."""

import copy
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.discernment import Verdict
from quizzes.rules import EVERYTHING
from tests.factories import judging
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

NAME = "discernment"
LETTERS = {"t": "true", "f": "false", "u": "unproven"}


def raw(letters, **changed):
    claims = [judging.claim(f"Kabar {n}", LETTERS[letter]) for n, letter in enumerate(letters)]
    return {"claims": claims, "sure": False, **changed}


def judged(body, *wrong):
    """Answer everything right but the claims at the places ``wrong``, called unproven."""
    values = sample(NAME)[0].solution(body)
    for place in wrong:
        values[place] = f"{body['claims'][place]['id']}:unproven"
    return values


# --- Editing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (raw("tttff"), "Lebih dari setengah pernyataan adalah “Benar”"),
        (raw("tffff"), "Lebih dari setengah pernyataan adalah “Salah”"),
        (raw("tfuuu"), "Lebih dari setengah pernyataan adalah “Belum jelas”"),
        (raw("ttuu"), "belum punya pernyataan “Salah”"),
        (raw("fuuf"), "belum punya pernyataan “Benar”"),
        ({"claims": [judging.claim("Sama", "true"), *raw("ffu")["claims"]] * 2}, "berbunyi sama"),
    ],
)
def test_what_would_pay_for_one_answer_or_cannot_be_told_apart_is_refused(changed, says):
    assert says in complaint(NAME, changed)


@pytest.mark.parametrize(
    ("field", "says"),
    [("text", "Tulis bunyi"), ("feedback", "Tulis umpan balik"), ("source", "Tulis sumbernya")],
)
def test_every_claim_needs_its_words(field, says):
    changed = raw("ttff")
    changed["claims"][2][field] = ""
    assert says in complaint(NAME, changed)


def test_what_is_unproven_needs_no_source():
    changed = raw("tfuu")
    changed["claims"][2]["source"] = ""
    accepts(NAME, changed)


@pytest.mark.parametrize("letters", ["ttff", "tffu", "tttfffuuu", "t" * 12 + "f" * 12])
def test_balanced_sets_are_allowed(letters):
    accepts(NAME, raw(letters))


@pytest.mark.parametrize("letters", ["tfu", "tf" * 13])
def test_too_few_and_too_many_claims_are_refused(letters):
    assert "claims" in refusal(NAME, raw(letters))


def test_a_new_question_is_balanced_and_asks_for_no_confidence():
    kind, _body = sample(NAME)
    default = kind.edit_block().get_default()
    verdicts = [claim["verdict"] for claim in default["claims"]]
    assert sorted(verdicts) == ["false", "true", "true", "unproven"]
    assert default["sure"] is False


# --- Answers and scoring --------------------------------------------------------------


def test_each_claim_earns_its_part():
    kind, body = sample(NAME)
    half = kind.clean_response(body, kind.solution(body)[:6])
    assert kind.score(body, half) == Fraction(1, 2)


@pytest.mark.parametrize("verdict", Verdict)
def test_one_verdict_for_all_earns_a_third(verdict):
    kind, body = sample(NAME)
    response = kind.clean_response(body, judging.all_called(body, verdict))
    assert kind.score(body, response) == Fraction(1, 3)


@given(st.permutations(range(24)))
def test_the_order_of_what_is_sent_does_not_matter(order):
    kind, body = sample(NAME)
    values = judging.rated(body, judged(body, 1), 65)
    sent = [values[place] for place in order]
    assert kind.clean_response(body, sent) == kind.clean_response(body, values)


def test_confidence_counts_only_with_a_verdict_and_where_it_is_asked():
    kind, body = sample(NAME)
    first, second, *_rest = kind.options(body)
    values = [f"{first}:true", f"{first}:~95", f"{second}:~65", f"{first}:~96"]
    assert kind.clean_response(body, values) == {"said": {first: "true"}, "sure": {first: 95}}
    assert kind.clean_response(body, [f"{second}:~65"]) is None
    assert kind.clean_response(body | {"sure": False}, values)["sure"] == {}


def test_what_was_chosen_can_be_counted():
    kind, body = sample(NAME)
    picks = {pick.key: pick for pick in kind.picks(body)}
    assert len(picks) == 36
    assert [key for key, pick in picks.items() if pick.right] == kind.solution(body)
    response = kind.clean_response(body, judging.rated(body, judged(body, 0), 95))
    picked = kind.picked(body, response)
    assert [picks[key].label for key in picked][0] == "Pernyataan TRUE 1: Belum jelas"
    assert [picks[key].right for key in picked] == [False] + [True] * 11
    assert kind.picked(body, None) == []


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize("review", [None, SCORE_ONLY])
def test_the_key_is_not_told_early(review):
    kind, body = sample(NAME)
    text = shown(NAME, body, judging.rated(body, kind.solution(body), 95), review)
    for secret in ("Karena:", "Sumber:", "tepat<", "Yang tepat", "Cara Anda menilai"):
        assert secret not in text


def test_answering_looks_the_same_whatever_the_claims_are():
    kind, body = sample(NAME)
    other = copy.deepcopy(body)
    for claim in other["claims"]:
        claim["verdict"] = "unproven"
    assert shown(NAME, body, [], None) == shown(NAME, other, [], None)


def test_before_passing_only_what_was_judged_right_is_explained():
    _kind, body = sample(NAME)
    text = shown(NAME, body, judged(body, 0)[:2], NO_KEY)
    assert text.count("Jawaban Anda, tepat") == text.count("Karena:") == 1
    assert text.count("Jawaban Anda, belum tepat") == 1
    assert text.count("Tidak dijawab") == 10
    assert "Yang tepat:" not in text
    assert "Cara Anda menilai" in text


def test_with_the_key_every_claim_is_explained_with_its_source():
    _kind, body = sample(NAME)
    text = shown(NAME, body, judged(body, 0, 1), EVERYTHING)
    assert text.count("Karena:") == text.count("Sumber: Pernyataan") == 12
    assert text.count("Yang tepat:") == 2


def test_nothing_answered_has_no_summary():
    _kind, body = sample(NAME)
    assert "Cara Anda menilai" not in shown(NAME, body, [], EVERYTHING)


# --- The summary ----------------------------------------------------------------------


def told(body, values):
    """Return the sentences and the figures of the summary, read off the page."""
    text = shown(NAME, body, values, EVERYTHING)
    panel = text[text.index("Cara Anda menilai") : text.index("</section>")]
    rows = re.findall(r'<th scope="row">([^<]+)<.*?<td>([^<]*)</td>', panel, re.DOTALL)
    return re.findall(r"<p>([^<]+)</p>", panel), dict(rows)


def test_a_perfect_answer_with_confidence_in_words_and_figures():
    kind, body = sample(NAME)
    words, figures = told(body, judging.rated(body, kind.solution(body), 95))
    assert words == [
        "Anda tajam membedakan yang benar dari yang salah.",
        "Anda seimbang: tidak terlalu curiga dan tidak terlalu mudah percaya.",
        "Keyakinan Anda sesuai dengan ketepatan Anda.",
    ]
    assert figures == {
        "Pernyataan yang Anda nilai tepat": "12 dari 12",
        "Pernyataan salah yang Anda tolak": "4 dari 4",
        "Pernyataan benar yang Anda sangka salah": "0 dari 4",
        "Pernyataan belum jelas yang Anda tangguhkan": "4 dari 4",
        "Ketajaman (d′)": "2,56",
        "Kecenderungan (c)": "0,00",
        "Rata-rata keyakinan": "95%",
        "Ketepatan pada jawaban itu": "100%",
        "Selisih keyakinan dan ketepatan": "−5 poin",
        "Skor Brier (0 terbaik)": "0,00",
    }


def test_figures_are_rounded_and_not_cut_off():
    kind, body = sample(NAME)
    first_false = [claim["verdict"] for claim in body["claims"]].index("false")
    words, figures = told(body, judging.rated(body, judged(body, first_false), 65))
    assert (figures["Ketajaman (d′)"], figures["Kecenderungan (c)"]) == ("1,81", "0,38")
    # (11 · .35² + .65²) / 12 = .1475
    assert figures["Skor Brier (0 terbaik)"] == "0,15"
    assert figures["Ketepatan pada jawaban itu"] == "92%"
    assert figures["Selisih keyakinan dan ketepatan"] == "−27 poin"
    assert words[2] == "Anda lebih sering tepat daripada yang Anda kira."


@pytest.mark.parametrize(
    ("verdict", "says", "c"),
    [
        ("true", "Anda mudah percaya.", "1,28"),
        ("false", "Anda cenderung mencurigai berita benar.", "−1,28"),
        ("unproven", "Anda sering menunda menilai.", "1,28"),
    ],
)
def test_one_verdict_for_all_is_told_as_a_leaning(verdict, says, c):
    _kind, body = sample(NAME)
    words, figures = told(body, judging.rated(body, judging.all_called(body, verdict), 95))
    assert words[0] == "Jawaban Anda belum membedakan yang benar dari yang salah."
    assert words[1].startswith(says)
    assert words[2] == "Keyakinan Anda lebih tinggi daripada ketepatan Anda."
    assert (figures["Ketajaman (d′)"], figures["Kecenderungan (c)"]) == ("0,00", c)
    assert figures["Selisih keyakinan dan ketepatan"] == "+62 poin"


def test_being_right_without_daring_to_say_so_is_told():
    kind, body = sample(NAME)
    words, _figures = told(body, judging.rated(body, kind.solution(body), 33))
    assert words[2] == "Anda lebih sering tepat daripada yang Anda kira."


def test_too_few_answers_give_words_instead_of_wild_figures():
    kind, body = sample(NAME)
    words, figures = told(body, judging.rated(body, kind.solution(body)[:7], 95))
    assert words[0].startswith("Ketajaman dan kecenderungan belum dihitung")
    assert words[1].startswith("Keyakinan belum dibandingkan")
    assert list(figures.values()) == ["7 dari 12", "2 dari 2", "0 dari 3", "2 dari 2"]


def test_where_confidence_is_not_asked_nothing_is_said_of_it():
    kind, body = sample(NAME)
    words, figures = told(body | {"sure": False}, kind.solution(body))
    assert len(words) == 2
    assert "Rata-rata keyakinan" not in figures


# --- A whole attempt ------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_attempt(as_account, home, account):
    page = quiz_page(home, published(NAME), review="after_pass", shuffle_options=True)
    taken = Taken(as_account, attempt_at(page, account))
    ids = [claim["id"] for claim in taken.body["claims"]]
    assert sorted(taken.order) == sorted(ids)
    values = judging.rated(taken.body, judging.every_verdict(taken.body)[:12], 65)
    answering = taken.page()
    assert answering.count('type="radio"') == 84
    assert len(set(re.findall(r'name="(answer-1-[cs]\d+)"', answering))) == 24
    assert "Karena" not in answering
    assert taken.saves([f"{ids[3]}:false", f"{ids[3]}:~65"])["saved"] == [1]
    assert given(taken.page()) == [f"{ids[3]}:false", f"{ids[3]}:~65"]
    assert values[0] in answering
    review = taken.hands_in([f"{c['id']}:{c['verdict']}" for c in taken.body["claims"]])
    assert "100%" in review
    assert review.count("Jawaban Anda, tepat") == 12


def given(page: str) -> list[str]:
    """Return what is chosen on the page, without what says that confidence is left open."""
    chosen = re.findall(r'value="([^"]+)" checked', page)
    return [value for value in chosen if not value.endswith(":~")]


@pytest.mark.django_db
def test_confidence_can_be_taken_back(as_account, home, account):
    taken = Taken(as_account, attempt_at(quiz_page(home, published(NAME)), account))
    first = taken.body["claims"][0]["id"]
    assert taken.page().count(':~" checked') == 12
    taken.saves([f"{first}:true", f"{first}:~95"])
    page = taken.page()
    assert f'value="{first}:~"' in page
    assert page.count(':~" checked') == 11
    taken.saves([f"{first}:true", f"{first}:~"], seq=9 * 10**12 + 1)
    page = taken.page()
    assert f'value="{first}:~" checked' in page
    assert given(page) == [f"{first}:true"]


@pytest.mark.django_db
def test_a_plain_form_with_its_groups_is_understood(as_account, home, account):
    page = quiz_page(home, published(NAME))
    taken = Taken(as_account, attempt_at(page, account))
    fields = {"seq-1": str(9 * 10**12)}
    for place, claim in enumerate(taken.body["claims"], start=1):
        fields[f"answer-1-c{place}"] = f"{claim['id']}:{claim['verdict']}"
        fields[f"answer-1-s{place}"] = f"{claim['id']}:~95"
    as_account.post(taken.at("save"), fields)
    item = taken.attempt.items.get()
    assert len(item.response["said"]) == len(item.response["sure"]) == 12
