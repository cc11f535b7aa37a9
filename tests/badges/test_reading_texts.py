"""What people type and paste: numbers, codes, links in every spelling, credentials."""

from contextlib import suppress
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literasi.badges.credentials.reading import Carrier, Sent, Unreadable, Why, read_text
from tests.badges import carriers

ID = carriers.UUID


@pytest.fixture(autouse=True)
def _own_host(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://literasi.example:8443"
    settings.ALLOWED_HOSTS = [".literasi.example", "*"]


@pytest.mark.parametrize(
    "number",
    [
        "0001/LIT/Diskominfo/XI/2026",
        "20260001/LIT/Diskominfo/XI/2026",
        "400.14.5.4/0001/DISKOMINFO/2026",
        "421.5/SK.KOM/2026",
        "v/0001/2026",
        "ABCDE-FGHJK",
        "nomor saya 12",
        "a@b.id",
    ],
)
def test_numbers_and_codes_stay_as_typed(number):
    assert read_text(f"\ufeff {number} \n") == Sent(question=number)


@pytest.mark.parametrize(
    "link",
    [
        "https://literasi.example/v/ABCDEFGHJK/",
        "https://literasi.example/v/ABCDEFGHJK",
        "http://literasi.example:8443/v/ABCDEFGHJK/?utm_source=wa",
        "HTTPS://LITERASI.EXAMPLE/V/ABCDEFGHJK/",
        "literasi.example/v/ABCDEFGHJK/",
        "www.literasi.example/v/ABCDEFGHJK/qr.svg",
        "Periksa di <https://literasi.example/v/ABCDEFGHJK/> ya",
        "Lihat:\nhttps://literasi.example/v/ABCDEFGHJK/#isi",
        "https://literasi.example/en/v/ABCDEFGHJK/",
        "https://literasi.example/v%2FABCDEFGHJK/",
    ],
)
def test_a_link_to_the_verify_page_gives_its_code(link):
    assert read_text(link) == Sent(code="ABCDEFGHJK")


@pytest.mark.parametrize(
    "link",
    [
        f"https://literasi.example/kredensial/{ID}/",
        f"HTTPS://LITERASI.EXAMPLE/KREDENSIAL/{ID.upper()}/",
        f"literasi.example/kredensial/{ID}/lencana.png",
        f"https://literasi.example:8443/kredensial/{ID}/?x=1",
    ],
)
def test_a_link_to_a_credential_gives_its_id(link):
    assert read_text(link) == Sent(credential=UUID(ID))


@pytest.mark.parametrize(
    "link",
    [
        "https://literasi.evil/v/ABCDEFGHJK/",
        "https://literasi.example.evil.example/v/ABCDEFGHJK/",
        "https://literasi.example@evil.id/v/ABCDEFGHJK/",
        "literasi-example.id/v/ABCDEFGHJK/",
        f"https://evil.id/kredensial/{ID}/",
        "https://badges.example/assertions/12",
        "aaaaaaaaaa.bbbbbbbbbb.cccccccccc/v/x",
    ],
)
def test_other_peoples_addresses_are_not_ours_to_answer(link):
    with pytest.raises(Unreadable) as refused:
        read_text(link)
    assert refused.value.why is Why.ELSEWHERE


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", Why.EMPTY),
        (" \n\0\ufeff", Why.EMPTY),
        ("https://literasi.example/kursus/etika/", Why.NO_CREDENTIAL),
        ('{"id": ', Why.BROKEN),
        ("[]", Why.NO_CREDENTIAL),
        ("x" * 600_000, Why.TOO_LARGE),
    ],
)
def test_what_says_nothing_is_refused_for_a_reason(words, expected):
    with pytest.raises(Unreadable) as refused:
        read_text(words)
    assert refused.value.why is expected


@pytest.mark.parametrize("name", carriers.AWKWARD)
def test_a_pasted_credential_is_read(name):
    sent = read_text("\n" + carriers.text(name))
    assert (sent.carrier, sent.document) == (Carrier.JSON, carriers.document(name))


@given(st.text())
def test_any_text_is_read_or_refused(words):
    with suppress(Unreadable):
        assert isinstance(read_text(words), Sent)
