"""What the verify page says of files and texts that people show."""

import json
import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from literasi.badges import limits, services
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.credentials import baking, reading, signing
from literasi.badges.models import Award, Credential, SignedCertificate
from literasi.badges.services.showing import show_score
from tests.badges import carriers
from tests.badges.test_verify import text_of
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db
OURS = {"headers": {"Sec-Fetch-Site": "same-origin"}}


@pytest.fixture
def credential(award) -> Credential:
    return signing.sign(award)


def send(client, content=b"", name="lencana.json", nomor=""):
    """Post the form as a browser does from our own page."""
    data = {"nomor": nomor}
    if content:
        data["berkas"] = SimpleUploadedFile(name, content)
    return client.post("/verifikasi/", data, **OURS)


def changed(credential, **changes) -> bytes:
    return json.dumps({**json.loads(credential.document), **changes}).encode()


WRAPPED = {
    "json": lambda held: held.document.encode(),
    "written anew": lambda held: json.dumps(json.loads(held.document), indent=1).encode(),
    "png": baking.png,
    "svg": baking.svg,
    "certificate": lambda held: certificate_pdf(held.award),
    "another pdf": lambda held: carriers.pdf_with(held.document),
}


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_what_we_signed_is_known_in_every_coat(client, credential, wrap):
    response = send(client, wrap(credential))
    text = text_of(response)
    assert response.status_code == 200
    assert "Kredensialnya asli" in text
    assert "Berlaku" in text
    assert credential.award.number in text
    assert "Rina Marlina, A.Md." in text
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "Set-Cookie" not in response


def test_of_a_picture_only_the_credential_was_compared(client, credential):
    assert "bukan gambar atau tulisan yang tampak" in text_of(send(client, baking.png(credential)))
    assert "bukan gambar" not in text_of(send(client, credential.document.encode()))


def test_it_may_be_pasted(client, credential):
    assert "Kredensialnya asli" in text_of(send(client, nomor=f" {credential.document}\n"))


@pytest.mark.parametrize("name", carriers.AWKWARD)
def test_awkward_names_come_back_whole(client, site, name):
    award = issue(LearnerFactory(user=UserFactory(full_name=name[:150])))
    held = signing.sign(award)
    for content in (held.document.encode(), baking.png(held), baking.svg(held)):
        assert "Kredensialnya asli" in text_of(send(client, content))


FALSE_NAME = "Budi Penipu"


def test_an_altered_one_is_told_and_its_words_never_shown(client, credential):
    forged = json.loads(credential.document)
    for identity in forged["credentialSubject"]["identifier"]:
        identity["identityHash"] = FALSE_NAME
    forged["credentialSubject"]["achievement"]["name"] = "Guru Besar"
    forged["validUntil"] = "2099-01-01T00:00:00Z"
    response = send(client, json.dumps(forged).encode())
    text = text_of(response)
    assert "Isinya sudah diubah" in text
    assert (
        "nama atau alamat email penerimanya lencana, kursus, atau syaratnya masa berlakunya" in text
    )
    assert "Data yang benar" in text
    for yes in ("Kredensialnya asli", "masih berlaku"):
        assert yes not in text
    for lie in (FALSE_NAME, "Guru Besar", "2099"):
        assert lie not in response.content.decode()
    assert "Rina Marlina, A.Md." in text


def test_one_changed_letter_anywhere_is_noticed(client, credential):
    signed = json.loads(credential.document)
    for place in leaves(signed):
        forged = json.loads(credential.document)
        at(forged, place[:-1])[place[-1]] = "x"
        if place == ["id"]:
            continue
        text = text_of(send(client, json.dumps(forged).encode()))
        assert "Isinya sudah diubah" in text, place


def leaves(value, path=()):
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        if isinstance(inner, dict | list):
            yield from leaves(inner, [*path, key])
        else:
            yield [*path, key]


def at(value, path):
    for key in path:
        value = value[key]
    return value


def test_the_older_form_is_compared_with_what_we_hand_out(client, credential):
    given = client.get(f"/kredensial/{credential.uuid}/ob2/").json()
    assert "Kredensialnya asli" in text_of(send(client, json.dumps(given).encode()))
    forged = json.dumps({**given, "expires": "2099-01-01T00:00:00Z"}).encode()
    assert "Isinya sudah diubah" in (text := text_of(send(client, forged)))
    assert "masa berlakunya" in text


def test_one_that_only_claims_to_be_ours_was_never_signed(client, credential):
    never = json.loads(credential.document)["id"].replace(str(credential.uuid), carriers.UUID)
    response = send(client, changed(credential, id=never))
    assert response.status_code == 404
    assert "Kami tidak pernah menandatangani ini" in text_of(response)
    for name in (None, 7, [], "", "x", "https://[", carriers.ADDRESS):
        response = send(client, changed(credential, id=name))
        assert "Kami tidak pernah menandatangani ini" in text_of(response)


@pytest.mark.parametrize(
    "issuer", ["did:web:kampus.example", {"id": "https://kampus.example/", "name": "Kampus Hebat"}]
)
def test_a_foreign_one_is_refused_without_lending_it_our_voice(client, site, issuer):
    content = carriers.text("Budi", id="https://kampus.example/1", issuer=issuer).encode()
    for wrapped in (content, carriers.png_with(b"iTXt", carriers.itxt(content))):
        response = send(client, wrapped)
        assert response.status_code == 422
        assert "Ini bukan dari kami" in text_of(response)
        for word in ("kampus", "Kampus", "Budi"):
            assert word not in response.content.decode()


def test_a_link_that_is_not_ours_is_not_followed(client, award):
    response = send(client, nomor=f"https://literasi.palsu.example/v/{award.code}/")
    assert response.status_code == 422
    assert "Ini bukan dari kami" in text_of(response)
    assert "Rina" not in text_of(response)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (carriers.picture(), "Tidak ada kredensial di dalamnya"),
        (b"%PDF-1.7\nhalo", "Tidak ada kredensial di dalamnya"),
        (b"\xff\xd8\xff\xe0", "Ini foto"),
        (b"PK\3\4" * 900, "Jenis berkas ini tidak kami kenali"),
        (b"{", "Isinya tidak dapat dibaca"),
        (b"\0\1\2\3", "Jenis berkas ini tidak kami kenali"),
    ],
)
def test_what_says_nothing_is_answered_with_what_to_do(client, site, content, told):
    response = send(client, content)
    assert response.status_code in {404, 422}
    if told not in text_of(response):
        assert "Tidak ditemukan" in text_of(response)


def test_too_large_a_file_is_answered(client, site, monkeypatch):
    response = send(client, b" " * (reading.MOST_BYTES + 1))
    assert response.status_code == 413
    assert "Terlalu besar" in text_of(response)
    response = send(client, b" " * (reading.MOST_BYTES + 200_000))
    assert (response.status_code, "Terlalu besar" in text_of(response)) == (413, True)
    response = send(client, nomor="x" * 3_000_000)
    assert (response.status_code, "Terlalu besar" in text_of(response)) == (413, True)


def test_nothing_sent_asks_again(client, site):
    response = send(client)
    assert response.status_code == 200
    assert "Belum ada yang diperiksa" in text_of(response)


def test_numbers_codes_and_links_lead_to_the_page(client, award, credential):
    own = json.loads(credential.document)["id"]
    for words in (
        award.number.lower(),
        award.code,
        award.verify_url,
        award.verify_url.upper(),
        own,
    ):
        response = send(client, nomor=words)
        assert (response.status_code, response["Location"]) == (302, award.verify_path), words
        assert client.get("/verifikasi/", {"nomor": words})["Location"] == award.verify_path


def test_a_link_to_a_credential_that_never_was(client, credential):
    own = json.loads(credential.document)["id"].replace(str(credential.uuid), carriers.UUID)
    assert "Kami tidak pernah" in text_of(send(client, nomor=own))


def test_a_number_nobody_had_stays_in_the_form(client, site):
    response = send(client, nomor='9/X/"><script>')
    assert response.status_code == 404
    assert 'value="9/X/&quot;&gt;&lt;script&gt;"' in response.content.decode()


STATES = {
    "revoke": ("Dicabut", "tidak berlaku lagi"),
    "suspend": ("Ditangguhkan", "jangan diandalkan"),
}


@pytest.mark.parametrize("change", STATES)
def test_a_genuine_file_does_not_hide_what_became_of_it(client, credential, change):
    act = getattr(services, change)
    act(award=credential.award, by=AdministratorFactory(), reason="Keliru orang")
    text = text_of(send(client, baking.png(credential)))
    for told in ("Kredensialnya asli", "Keliru orang", *STATES[change]):
        assert told in text


def test_nor_that_it_has_expired_or_was_replaced(client, credential):
    content = baking.png(credential)
    Award.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert "Masa berlaku habis" in text_of(send(client, content))
    Award.objects.update(expires_on=None)
    new = services.reissue(award=credential.award, by=AdministratorFactory())
    text = text_of(send(client, content))
    assert "Diganti" in text
    assert new.number in text


def test_an_edition_that_was_replaced_is_told_to_be_older(client, award):
    award.snapshot["results"] = [{"title": "Uji akhir", "percent": 95}]
    award.save()
    old = signing.sign(award)
    show_score(award=award, by=award.learner.user, shown=True)
    for sent in (old.document.encode(), baking.png(old)):
        text = text_of(send(client, sent))
        assert "Edisi lama" in text
        assert "Berlaku" in text
    assert "Edisi lama" in text_of(send(client, nomor=json.loads(old.document)["id"]))
    page = send(client, award.credential.document.encode())
    assert "Kredensialnya asli" in text_of(page)
    assert "95" not in text_of(page)


def test_a_signed_certificate_is_known_by_its_bytes(client, award, credential):
    first, second = b"%PDF-1.7 satu", b"%PDF-1.7 dua" + carriers.pdf_with(credential.document)
    for content in (first, second):
        keep(award, content)
    text = text_of(send(client, second, "sertifikat.pdf"))
    assert "Berkasnya asli" in text
    assert "Edisi lama" in text_of(send(client, first, "sertifikat.pdf"))
    assert "Kredensialnya asli" in text_of(send(client, second + b"\n", "sertifikat.pdf"))
    assert "Tidak ada kredensial" in text_of(send(client, first + b"\n", "sertifikat.pdf"))


def test_what_was_signed_elsewhere_counts_before_what_it_carries(client, award):
    award.snapshot["results"] = [{"title": "Uji akhir", "percent": 95}]
    award.save()
    uploaded = carriers.pdf_with(signing.sign(award).document)
    keep(award, uploaded)
    show_score(award=award, by=award.learner.user, shown=True)
    assert "Berkasnya asli" in text_of(send(client, uploaded, "sertifikat.pdf"))


def keep(award, content):
    digest = reading.read_file(content).digest
    file = ContentFile(content, name=f"{digest}.pdf")
    fields = {"kind": SignedCertificate.Kind.UPLOADED, "size": len(content), "sha256": digest}
    SignedCertificate.objects.create(award=award, file=file, **fields)


def test_only_our_own_pages_may_send(client, site):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {}):
        assert client.post("/verifikasi/", {"nomor": "1"}, headers=headers).status_code != 200


def test_a_visitor_without_token_or_cookie_may_send(site, credential):
    browser = Client(enforce_csrf_checks=True)
    assert "Kredensialnya asli" in text_of(send(browser, credential.document.encode()))
    assert browser.post("/verifikasi/", {"nomor": "1"}).status_code == 403


def test_files_are_counted_like_numbers(client, credential, monkeypatch):
    monkeypatch.setattr(limits, "LOOKUPS_A_MINUTE", 2)
    monkeypatch.setattr("literasi.core.limits.time.time", lambda: 1_800_000_000)
    answers = [send(client, credential.document.encode()).status_code for _ in range(3)]
    assert answers == [200, 200, 429]


def test_what_it_proves_and_what_not_stands_on_the_page(client, award, credential):
    text = text_of(client.get(award.verify_path))
    for told in (
        "benar menerbitkan sertifikat ini atas nama Rina Marlina, A.Md.",
        "Mintalah KTP atau kartu pegawai",
        "bukan tanda tangan BSrE",
        "Statusnya hari ini: Berlaku",
    ):
        assert told in text


def test_those_who_check_with_programs_are_led_on(client, award, credential):
    page = client.get(award.verify_path).content.decode()
    links = re.findall(r'<a href="([^"]+)"', page.split("<details")[1].split("</details>")[0])
    signed = json.loads(credential.document)
    assert links[:2] == [signed["id"], signed["credentialStatus"]["statusListCredential"]]
    assert links[2].endswith("/.well-known/did.json")
    Credential.objects.all().delete()
    page = client.get(award.verify_path).content.decode()
    assert "belum ditandatangani" in page
    assert signed["id"] not in page


@pytest.mark.parametrize("count", [3, 300])
def test_checking_a_file_takes_as_many_statements_among_many(
    client, credential, django_assert_max_num_queries, count
):
    award = credential.award
    badge = BadgeFactory(courses=list(award.badge.courses.all()))
    Award.objects.bulk_create(
        Award(
            badge=badge,
            learner_id=award.learner_id,
            cycle=n,
            number=f"{n}/X",
            number_key=f"{n}/X",
            snapshot=award.snapshot,
        )
        for n in range(2, count)
    )
    content = baking.png(credential)
    send(client, content)
    with django_assert_max_num_queries(6):
        send(client, content)
