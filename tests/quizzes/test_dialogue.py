"""A branching conversation: what editors may write, what it is worth, what is told when."""

from fractions import Fraction

import pytest
from wagtail.blocks import StructBlockValidationError

from quizzes.rules import EVERYTHING
from tests.factories import conversing
from tests.factories.conversing import by_text
from tests.quizzes.conversations import KIND, NAME, body_of, raw, with_part, with_reply
from tests.quizzes.placed import NO_KEY, SCORE_ONLY, accepts, complaint, shown

SAID = [part["value"]["text"] for part in conversing.DIALOGUE["parts"]]
TOLD = ("Umpan balik:", "Ulasan:", "Aturan:", "Sumber:", "Judul:")


# --- Editing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (raw(parts=[]), "Belum ada percakapan"),
        (raw(parts=conversing.DIALOGUE["parts"][::-1]), "harus sebuah giliran"),
        (with_part(1, replies=[]), "“Tempat” buntu"),
        (with_part(1, replies=raw()["parts"][1]["value"]["replies"][:1]), "hanya punya satu"),
        (with_reply(0, 0, to="Tmpat"), "Tidak ada bagian bernama “Tmpat”"),
        (with_reply(1, 0, to="awal"), "kembali ke “Awal”"),
        (with_reply(1, 1, to="Kecewa"), "Tidak ada jalan dari awal menuju “Tenang”"),
        (with_part(3, name="kecewa"), "dipakai lebih dari sekali"),
        (with_part(3, outcome="mixed"), "tidak Anda sebut baik"),
        (with_reply(2, 0, trust="2", reach="2", risk="-2"), "Anda sebut akhir yang buruk"),
        (with_reply(1, 0, trust="0", risk="0"), "selalu memilih balasan di tempat yang sama"),
        (with_reply(0, 1, text="Terima kasih,  Bu. Di mana?"), "berbunyi sama"),
        (with_part(0, text=""), "Tulis apa yang dikatakan"),
        (with_reply(0, 0, feedback=""), "Tulis umpan balik"),
        (with_part(3, rule=""), "Tulis aturan atau pedoman"),
        (raw(me=""), "Tulis peran peserta"),
    ],
)
def test_what_cannot_be_graded_is_refused_where_it_is(value, says):
    assert says in complaint(NAME, value)


def test_the_complaint_stands_at_the_reply_it_is_about():
    block = KIND.edit_block()
    with pytest.raises(StructBlockValidationError) as caught:
        block.clean(block.to_python(with_reply(1, 1, to="Entah")))
    errors = caught.value.as_json_data()["blockErrors"]["parts"]["blockErrors"]
    assert list(errors) == [1, 3]  # where it leads, and what nobody comes to any more
    reply = errors[1]["blockErrors"]["replies"]["blockErrors"][1]["blockErrors"]["to"]
    assert "Entah" in reply["messages"][0]


def test_names_are_found_however_they_are_written():
    accepts(NAME, with_reply(0, 0, to="  TEMPAT "))


def test_a_new_conversation_is_begun_and_complains_of_nothing_yet():
    block = KIND.edit_block()
    default = block.get_default()
    assert [part.block_type for part in default["parts"]] == ["turn", "ending", "ending"]
    block.clean_deferred(default)
    body = KIND.freeze(default)
    assert [reply["to"] for reply in body["nodes"][0]["replies"]] == ["n2", "n3"]


# --- Scoring --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "worth"),
    [
        (["Terima kasih", "Kami kabari"], Fraction(1)),
        (["Terima kasih", "Besok"], Fraction(6, 11)),
        (["Itu bukan", "Maaf"], Fraction(5, 11)),
        (["Itu bukan", "Silakan"], Fraction(0)),
        (["Terima kasih"], Fraction(6, 11)),
        (["Kami kabari"], Fraction(0)),
    ],
)
def test_what_a_conversation_is_worth(texts, worth):
    body = body_of()
    assert KIND.score(body, KIND.clean_response(body, by_text(body, *texts))) == worth


def test_a_reply_is_right_when_nothing_better_can_be_said_there():
    body = body_of()
    right = {pick.label for pick in KIND.picks(body) if pick.right}
    assert right == {
        "Awal: Terima kasih, Bu. Di mana?",
        "Tempat: Kami kabari hari Jumat.",
        "Marah: Maaf, Bu. Kami bantu teruskan.",
    }
    path = by_text(body, "Terima kasih", "Kami kabari")
    assert KIND.picked(body, KIND.clean_response(body, path)) == path


# --- The key --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "heard"),
    [([], 1), (["Terima kasih"], 2), (["Terima kasih", "Kami kabari"], 3), (["Itu bukan"], 2)],
)
def test_only_what_was_said_so_far_is_on_the_page(texts, heard):
    body = body_of()
    page = shown(NAME, body, by_text(body, *texts), None)
    assert sum(said in page for said in SAID) == heard
    assert not any(words in page for words in TOLD)
    given = {reply["id"] for node in body["nodes"] for reply in node["replies"]}
    offered = 0 if heard == 3 else 2
    assert sum(ident in page for ident in given) == len(texts) + offered
    assert not any(name in page for name in ("Tenang", "Kecewa", "Ribut"))


def test_with_the_score_alone_the_conversation_stands_without_comment():
    body = body_of()
    page = shown(NAME, body, conversing.worst(body), SCORE_ONLY)
    assert "Saya viralkan saja!" in page
    assert not any(words in page for words in TOLD)
    assert "Kepercayaan" not in page
    assert "Kami kabari" not in page


def test_before_the_key_each_reply_is_told_but_not_the_best_way():
    body = body_of()
    page = shown(NAME, body, conversing.worst(body), NO_KEY)
    assert page.count("Ada balasan yang lebih baik") == 2
    assert "Kepercayaan turun banyak <b>(−2)</b>" in page
    assert "Risiko hukum naik banyak <b>(+2)</b>" in page
    assert "Umpan balik: Itu bukan" in page
    assert "Aturan: Ribut" in page
    assert "Sumber: Ribut" in page
    assert "Kami kabari" not in page
    assert "Umpan balik: Terima kasih" not in page


def test_with_the_key_the_best_way_stands_below_what_was_said():
    body = body_of()
    page = shown(NAME, body, conversing.worst(body), EVERYTHING)
    mine, best = page.split("Jalur terbaik")
    assert "Judul: Ribut" in mine
    assert "Kami kabari hari Jumat." in best
    assert "Judul: Tenang" in best
    assert "Jalur terbaik" not in shown(NAME, body, conversing.best(body), EVERYTHING)


def test_who_said_nothing_is_shown_the_best_way_as_far_as_the_key_may_be_told():
    body = body_of()
    page = shown(NAME, body, [], EVERYTHING)
    assert "Kami kabari hari Jumat." in page
    assert "Ulasan: Tenang" in page
    assert "belum selesai" not in page, "nothing was begun"
    assert "Kami kabari" not in shown(NAME, body, [], NO_KEY)


def test_what_it_changed_is_measured_between_the_least_and_the_most():
    body = body_of()
    page = shown(NAME, body, conversing.worst(body), EVERYTHING)
    assert 'min="-4" max="4" value="-4"' in page
    assert "Kepercayaan turun <b>(−4)</b>" in page
    assert "mungkin dari 0 sampai +2" in page


def test_an_unfinished_conversation_says_how_it_is_counted():
    body = body_of()
    page = shown(NAME, body, by_text(body, "Terima kasih"), EVERYTHING)
    assert "belum selesai" in page
    assert "terburuk" in page
    assert "Judul: Kecewa" not in page
