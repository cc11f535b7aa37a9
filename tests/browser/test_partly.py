"""Questions of several parts: page and server agree on what is answered."""

import pytest
from playwright.sync_api import expect

from tests.browser.answering import starts
from tests.factories import judging, placing


def chooses_pairs(person, count: int) -> None:
    for left, _right in placing.PAIRS[:count]:
        person.page.get_by_label(left).select_option(index=1)


def judges_claims(person, count: int) -> None:
    for text, _verdict in judging.CLAIMS[:count]:
        claim = person.page.locator(".claim").filter(has_text=text)
        claim.get_by_role("radio", name="Salah", exact=True).check()


@pytest.mark.parametrize(
    ("slug", "answers", "parts"),
    [
        ("matching", chooses_pairs, len(placing.PAIRS)),
        ("discernment", judges_claims, len(judging.CLAIMS)),
    ],
)
def test_page_and_server_count_a_question_once_it_is_whole(someone, slug, answers, parts):
    person = someone()
    person.has_scripts = True
    starts(person, slug)
    told = person.page.locator("[data-answered]").first
    for count, words in ((parts - 1, "0 dari 1 terjawab"), (parts, "1 dari 1 terjawab")):
        answers(person, count)
        expect(told).to_have_text(words)
        person.is_told("Tersimpan")
        assert words in person.page.reload().text()
        if count < parts:
            person.press("Kirim jawaban")
            person.sees("Soal 1 (belum lengkap)")
            person.press("Kembali", exact=True)
