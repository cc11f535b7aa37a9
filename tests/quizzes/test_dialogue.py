"""A branching conversation: what editors may write, what is told when, and a whole attempt."""

import copy
import html
from fractions import Fraction

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError

from quizzes.kinds.registry import KINDS
from quizzes.rules import EVERYTHING
from tests.factories import conversing
from tests.factories.conversing import by_text
from tests.factories.quizzes import attempt_at, question, quiz_page
from tests.quizzes.placed import NO_KEY, SCORE_ONLY, Taken, accepts, complaint, published, shown
from tests.quizzes.taking import at

NAME = "dialogue"
KIND = KINDS[NAME]
SAID = [part["value"]["text"] for part in conversing.DIALOGUE["parts"]]
TOLD = ("Umpan balik:", "Ulasan:", "Aturan:", "Sumber:", "Judul:")


def raw(**changes):
    return copy.deepcopy(conversing.DIALOGUE) | changes


def body_of(raw_value=conversing.DIALOGUE):
    return KIND.freeze(KIND.edit_block().to_python(raw_value))


def with_reply(part, place, **fields):
    made = raw()
    made["parts"][part]["value"]["replies"][place].update(fields)
    return made


def with_part(place, **fields):
    made = raw()
    made["parts"][place]["value"].update(fields)
    return made


def without(place):
    made = raw()
    del made["parts"][place]
    return made


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


# --- The map --------------------------------------------------------------------------


def drawn(raw_value) -> str:
    preview = KIND.previews[0]
    return html.unescape(render_to_string(preview.template, preview.draw(body_of(raw_value))))


@pytest.mark.django_db
def test_the_map_shows_every_part_and_every_reply_in_a_picture_and_in_words(home):
    page = drawn(conversing.DIALOGUE)
    assert page.count("<rect") == 6
    assert page.count('class="map__arrow"') == 6
    assert page.count("map__box--good") == page.count("map__box--off") == 1
    assert "A +3" in page
    assert "Percakapan ini utuh" in page
    assert "faulty" not in page.split("</defs>")[1]
    for part in conversing.DIALOGUE["parts"]:
        assert part["value"]["text"] in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "says"),
    [
        (with_reply(0, 0, to="Entah"), "1. Awal, A:</b> Tidak ada bagian bernama “Entah”"),
        (with_reply(1, 0, to="Awal"), "2. Tempat, A:</b> Balasan ini kembali ke “Awal”"),
        (with_reply(1, 0, to=""), "belum menuju ke mana pun"),
        (without(5), "Tidak ada bagian bernama “Ribut”"),
        (raw(parts=[]), "Belum ada percakapan"),
        (with_part(0, name=""), "Percakapan"),
    ],
)
def test_the_map_of_a_faulty_draft_shows_what_is_wrong(home, value, says):
    page = drawn(value)
    assert says in page
    if value["parts"] and value["parts"][0]["value"]["name"]:
        assert "Belum dapat diterbitkan" in page
        assert "faulty" in page.split("</defs>")[1]


@pytest.mark.django_db
def test_editors_choose_the_map_as_a_way_to_preview(home, rf):
    made = published(NAME)
    assert ("map", "Peta percakapan") in [(n, str(label)) for n, label in made.preview_modes]
    page = made.make_preview_request(preview_mode="map")
    assert "<svg" in page.render().text
    other = question(publish=False)
    assert "map" not in [name for name, _label in other.preview_modes]


# --- A whole attempt ------------------------------------------------------------------


@pytest.fixture
def taken(as_account, home, account):
    return Taken(as_account, attempt_at(quiz_page(home, published(NAME)), account))


def stored(taken):
    return taken.attempt.items.get().response


@pytest.mark.django_db
def test_a_whole_attempt_step_by_step(taken):
    first, second = conversing.best(taken.body)
    told = taken.saves([first])
    assert told["saved"] == [1]
    step = html.unescape(told["unfolded"]["1"])
    assert "Di Blok Senin." in step
    assert "Saya tunggu" not in step
    assert "0 dari 1 terjawab" in taken.page()
    told = taken.saves([first, second], seq=9 * 10**12 + 1)
    assert "Saya tunggu, ya." in html.unescape(told["unfolded"]["1"])
    assert "1 dari 1 terjawab" in taken.page()
    review = taken.hands_in([first, second])
    assert "100%" in review
    assert "Aturan: Tenang" in review


@pytest.mark.django_db
def test_a_step_costs_no_statement_more_than_any_answer(taken, django_assert_max_num_queries):
    taken.page()
    with django_assert_max_num_queries(5):
        assert taken.saves(conversing.best(taken.body)[:1])["unfolded"]


@pytest.mark.django_db
def test_without_scripts_the_button_comes_back_to_the_newest_message(taken, as_account):
    first, second = conversing.best(taken.body)
    form = {"seq-1": str(9 * 10**12), "answer-1": [first], "go_on": "1"}
    response = as_account.post(at("save", taken.attempt), form)
    assert response.url == f"{at('attempt', taken.attempt)}?halaman=1#soal-1-terbaru"
    page = taken.page()
    assert 'id="soal-1-terbaru"' in page
    assert f'<input type="hidden" name="answer-1" value="{first}">' in page
    assert second in page
    again = {"seq-1": str(9 * 10**12 + 1), "answer-1": [first], "go_on": "1"}
    told = as_account.post(at("save", taken.attempt), again, follow=True)
    assert "Soal 1: pilih dahulu" in told.text


@pytest.mark.django_db
def test_a_reply_cannot_be_taken_back(taken):
    first, second = conversing.best(taken.body)
    other = conversing.worst(taken.body)
    taken.saves([first, second])
    for values in (other, [other[0]]):
        told = taken.saves(values, seq=9 * 10**12 + 5)
        assert told["stale"] == [1]
        assert "Saya tunggu, ya." in told["unfolded"]["1"], "it shows what counts instead"
    for values in ([first], []):
        assert taken.saves(values, seq=9 * 10**12 + 9)["saved"] == [1]
    assert stored(taken) == [first, second]
    assert "100%" in taken.hands_in(other)


@pytest.mark.django_db
def test_an_unfinished_conversation_is_asked_about_before_it_is_handed_in(taken, as_account):
    first, _second = conversing.best(taken.body)
    last = {"seq-1": str(9 * 10**12), "answer-1": [first]}
    response = as_account.post(at("submit", taken.attempt), last, follow=True)
    assert "Masih ada 1 soal" in response.text
    insists = as_account.post(at("submit", taken.attempt), {"confirm": "1"}, follow=True)
    assert "54%" in insists.text
    assert "belum selesai" in insists.text


@pytest.mark.django_db
def test_the_replies_stand_in_the_order_of_the_attempt(as_account, home, account):
    page = quiz_page(home, published(NAME), shuffle_options=True)
    seen = set()
    for _ in range(12):
        taken = Taken(as_account, attempt_at(page, account))
        place = taken.page().index
        seen.add(place("Terima kasih, Bu.") < place("Itu bukan urusan"))
        taken.hands_in(conversing.best(taken.body))
        as_account.post(at("submit", taken.attempt), {"confirm": "1"})
    assert seen == {True, False}


# --- In a lesson ----------------------------------------------------------------------


@pytest.mark.django_db
def test_it_goes_on_in_a_lesson_and_tells_at_the_end(client, home):
    made = published(NAME)
    first, second = conversing.best(made.current.body)
    address = reverse("quizzes:check", args=[made.current_id])
    step = client.get(address, {"answer": [first], "next": "/pelajaran/"}).text
    assert "Di Blok Senin." in step
    assert "Mulai dari awal" in step
    assert "Aturan:" not in step
    assert "Jawab dahulu" not in step
    end = client.get(address, {"answer": [first, second]}).text
    assert "Benar" in end
    assert "Aturan: Tenang" in end
    odd = client.get(address, {"answer": [second, first, "\x00"]}).text
    assert "Jawab dahulu soalnya" in odd
