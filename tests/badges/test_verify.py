"""What strangers see of an award, and what they never do."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from literasi.badges import limits, services
from literasi.badges.models import Award
from tests.factories.agencies import AgencyFactory
from tests.factories.badges import issue
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db


def text_of(response):
    """Return what a reader sees of the page's main part, in single spaces."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_stranger_sees_that_it_holds(client, award):
    response = client.get(f"/v/{award.code}/")
    text = text_of(response)
    assert response.status_code == 200
    for shown in (
        "Berlaku",
        "Rina Marlina, A.Md.",
        award.number,
        "Suara Instansi yang Dipercaya",
        "Etika Komunikasi Pemerintah di Media Sosial",
        "8 JP",
        "tanpa batas waktu",
        "Dinas Komunikasi dan Informatika Kabupaten Majalengka",
    ):
        assert shown in text


# Labels, and what may stand beside them: nothing else of an award is public.
PUBLIC = {
    "Status",
    "Nama",
    "Nomor",
    "Lencana",
    "Kursus",
    "Jam pelajaran",
    "Diselesaikan",
    "Diterbitkan",
    "Masa berlaku",
    "Penerbit",
}


def test_nothing_else_is_public(client, site, learner, badge):
    award = issue(learner, badge, agency=AgencyFactory(name="Dinas Rahasia"))
    award.snapshot |= {"nip": "198001012005011001", "score": "Nilai 95", "phone": "0812-3456"}
    award.save()
    page = client.get(f"/v/{award.code}/").content.decode()
    assert set(re.findall(r"<dt>(.*?)</dt>", page)) == PUBLIC
    for secret in ("rina@contoh.id", "19800101", "Nilai 95", "0812-3456", "Dinas Rahasia"):
        assert secret not in page
    assert str(award.uuid) not in page
    assert str(learner.uuid) not in page


def test_search_engines_and_caches_are_asked_to_look_away(client, award):
    for address in (f"/v/{award.code}/", "/verifikasi/", "/verifikasi/?nomor=x", "/v/x/"):
        response = client.get(address)
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "private" in response["Cache-Control"]
        assert "Set-Cookie" not in response


def test_an_expired_one_says_until_when(client, award):
    Award.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert "Masa berlaku habis" in text_of(client.get(f"/v/{award.code}/"))


def test_a_revoked_one_says_when_and_why(client, award):
    services.revoke(award=award, by=AdministratorFactory(), reason="Nama <b>orang</b> lain")
    response = client.get(f"/v/{award.code}/")
    assert "Dicabut" in text_of(response)
    assert "Nama &lt;b&gt;orang&lt;/b&gt; lain" in response.content.decode()
    assert "masih berlaku" not in response.content.decode()


def test_a_replaced_one_leads_to_the_new(client, award):
    new = services.reissue(award=award, by=AdministratorFactory())
    response = client.get(f"/v/{award.code}/")
    assert "Diganti" in text_of(response)
    assert f'href="/v/{new.code}/"' in response.content.decode()
    assert "Berlaku" in text_of(client.get(f"/v/{new.code}/"))


@pytest.mark.parametrize(
    "write",
    [
        str,
        str.lower,
        lambda text: f" {text} ",
        lambda text: text.replace("/", "-"),
        lambda text: text.replace("/", " / "),
        lambda text: text.replace("0", "O"),
        lambda text: text.lstrip("0"),
    ],
)
def test_the_form_finds_a_number_however_it_is_written(client, award, write):
    response = client.get("/verifikasi/", {"nomor": write(award.number)})
    assert response.status_code == 302
    assert response["Location"] == f"/v/{award.code}/"


@pytest.mark.parametrize(
    "write", [str, str.lower, lambda c: f"{c[:5]}-{c[5:]}", lambda c: f"{c[:5]} {c[5:]}"]
)
def test_a_code_is_found_however_it_is_written(client, award, write):
    assert client.get("/verifikasi/", {"nomor": write(award.code)}).status_code == 302
    page = client.get(f"/v/{quote(write(award.code))}/", follow=True)
    assert award.number in text_of(page)


def test_a_code_read_wrongly_is_found(client, award):
    Award.objects.update(code="ABCDEFGHJK")
    assert client.get("/v/ABC0EFGHJK/")["Location"] == "/v/ABCDEFGHJK/"


def test_what_never_was_is_answered_kindly(client, site):
    response = client.get("/verifikasi/", {"nomor": "9999/LIT/Diskominfo/XI/2026"})
    assert response.status_code == 404
    assert "Tidak ditemukan" in text_of(response)
    assert "pindai kode QR" in text_of(response)
    assert 'value="9999/LIT/Diskominfo/XI/2026"' in response.content.decode()
    assert client.get("/v/ABCDEFGHJK/").status_code == 404


def test_the_empty_form_asks(client, site):
    for address in ("/verifikasi/", "/verifikasi/?nomor=", "/verifikasi/?nomor=%20"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Tidak ditemukan" not in text_of(response)


def test_only_reading_is_possible(client, award):
    for address in (f"/v/{award.code}/", f"/v/{award.code}/qr.svg"):
        assert client.post(address).status_code == 405
    assert client.put("/verifikasi/").status_code == 405


def test_nobody_copies_all_numbers(client, award, monkeypatch):
    monkeypatch.setattr(limits, "LOOKUPS_A_MINUTE", 3)
    monkeypatch.setattr("literasi.core.limits.time.time", lambda: 1_800_000_000)
    answers = [client.get("/verifikasi/", {"nomor": str(n)}).status_code for n in range(5)]
    assert answers == [404, 404, 404, 429, 429]
    refused = client.get("/verifikasi/", {"nomor": award.number})
    assert refused["Retry-After"] == "60"
    assert "Tunggu satu menit" in text_of(refused)
    # Whoever holds the certificate scans its code, which is never counted.
    assert client.get(f"/v/{award.code}/").status_code == 200
    monkeypatch.setattr("literasi.core.limits.time.time", lambda: 1_800_000_060)
    assert client.get("/verifikasi/", {"nomor": award.number}).status_code == 302


NASTY = ["%00", "%FF%FE", "..%2F..%2F", "%3Cscript%3E", "'%20OR%201=1--", "{{7*7}}", "a" * 3000]


@pytest.mark.parametrize("text", NASTY)
def test_nasty_addresses_are_answered(client, site, text):
    for address in (f"/v/{text}/", f"/v/{text}/qr.svg", f"/verifikasi/?nomor={text}"):
        response = client.get(address)
        assert response.status_code in {200, 404, 422}
        assert "<script>" not in response.content.decode().split("<main")[-1].split("</main")[0]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=200))
def test_any_text_is_answered(client, site, monkeypatch, text):
    monkeypatch.setattr(limits, "LOOKUPS_A_MINUTE", 10**6)
    assert client.get("/verifikasi/", {"nomor": text}).status_code in {200, 404, 422}
    address = quote(text.encode("utf-8", "surrogatepass"), safe="")
    assert client.get(f"/v/{address or '-'}/").status_code in {301, 404}


@pytest.mark.parametrize("count", [3, 300])
def test_verifying_takes_as_many_statements_among_many(
    client, award, django_assert_max_num_queries, count
):
    learner_pk, facts = award.learner_id, award.snapshot
    Award.objects.bulk_create(
        Award(
            badge=award.badge,
            learner_id=learner_pk,
            cycle=n,
            number=f"{n}/X",
            number_key=f"{n}/X",
            snapshot=facts,
        )
        for n in range(2, count)
    )
    client.get(f"/v/{award.code}/")
    with django_assert_max_num_queries(6):
        client.get(f"/v/{award.code}/")
    with django_assert_max_num_queries(2):
        client.get("/verifikasi/", {"nomor": award.number})
