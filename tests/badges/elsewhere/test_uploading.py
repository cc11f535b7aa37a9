"""Certificates signed elsewhere: matched, looked through, kept, downloaded, and only by whom
may do so."""

import hashlib
import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from literasi.badges.certificates.files import certificate_file, current
from literasi.badges.certificates.front import certificate_pdf, file_name
from literasi.badges.elsewhere import staging
from literasi.badges.elsewhere.matching import number_keys
from literasi.badges.models import AwardEvent, SignedCertificate
from literasi.badges.rules import lookup_key
from literasi.badges.services import revoke
from tests.badges.offices import office, signed
from tests.badges.test_admin import staff_with
from tests.factories.badges import issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db
MANY = "/admin/awards/sign/"


@pytest.fixture
def admin(client, site):
    client.force_login(AdministratorFactory())
    return client


@pytest.fixture(scope="module")
def official():
    return office(name="Dr. Asep Contoh")


def one(award):
    return reverse("awards:sign", args=[award.pk])


def upload(client, url, *files):
    named = [SimpleUploadedFile(name, data, "application/pdf") for name, data in files]
    return client.post(url, {"files": named})


def tokens(response):
    return [seen.token for seen in response.context["seen"] if seen.token]


def confirm(client, url, chosen):
    return client.post(url, {"confirm": "1", "token": chosen}, follow=True)


def blank(text=""):
    """A PDF that tells nothing of any award."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": text})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_an_official_signed_is_what_the_holder_then_downloads(admin, award, official):
    data = signed(certificate_pdf(award), official)
    response = upload(admin, one(award), ("hasil.pdf", data))
    page = response.content.decode()
    assert "Dr. Asep Contoh" in page
    assert "Belum ada yang disimpan" in page
    assert not SignedCertificate.objects.exists()
    confirm(admin, one(award), tokens(response))
    row = SignedCertificate.objects.get()
    assert (row.kind, row.award) == (SignedCertificate.Kind.UPLOADED, award)
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    assert row.signer == "Dr. Asep Contoh"
    assert row.added_by.is_superuser
    assert certificate_file(award) == data
    event = award.events.get(kind=AwardEvent.Kind.UPLOADED)
    assert (event.by, event.data["sha256"]) == (row.added_by, row.sha256)
    admin.force_login(award.learner.user)
    assert admin.get(reverse("badges:certificate", args=[award.uuid])).content == data


def test_the_holder_is_told_that_it_is_signed(admin, award, official):
    mail.outbox.clear()
    data = signed(certificate_pdf(award), official)
    confirm(admin, one(award), tokens(upload(admin, one(award), ("a.pdf", data))))
    (letter,) = mail.outbox
    assert letter.to == [award.learner.user.email]
    assert "sudah ditandatangani" in letter.subject
    assert award.get_absolute_url() in letter.body
    assert "Dr. Asep" not in letter.body


def test_the_verification_page_shows_every_versions_hash(admin, award, official):
    for day in range(2):
        data = signed(certificate_pdf(award), office(name=f"Pejabat {day}"))
        confirm(admin, one(award), tokens(upload(admin, one(award), ("a.pdf", data))))
    page = admin.get(award.verify_path).content.decode()
    hashes = SignedCertificate.objects.values_list("sha256", flat=True)
    assert len(hashes) == 2
    assert all(digest in page for digest in hashes)
    assert current(award).signer == "Pejabat 1"


def test_a_file_without_the_number_is_taken_for_one_award_with_a_warning(admin, award):
    response = upload(admin, one(award), ("pindaian.pdf", blank()))
    page = response.content.decode()
    assert "Nomor sertifikat tidak terbaca" in page
    assert "mungkin hasil pindaian" in page
    confirm(admin, one(award), tokens(response))
    assert current(award).signer == ""


def test_anothers_certificate_is_refused(admin, award, badge):
    other = issue(LearnerFactory(user=UserFactory()), badge)
    response = upload(admin, one(award), ("x.pdf", certificate_pdf(other)))
    assert f"milik sertifikat {other.number}" in response.content.decode()
    assert tokens(response) == []


def altered(data):
    changed = bytearray(data)
    changed[2000] ^= 1
    return bytes(changed)


def locked():
    writer = PdfWriter(BytesIO(blank()))
    writer.encrypt("rahasia")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_altered_file_is_refused(admin, award, official):
    data = altered(signed(certificate_pdf(award), official))
    response = upload(admin, one(award), ("x.pdf", data))
    assert "berubah sesudah ditandatangani" in response.content.decode()
    assert tokens(response) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"bukan PDF" * 100, "Bukan berkas PDF"),
        (b"%PDF-1.7", "rusak atau terkunci"),
        (b"%PDF-1.7\n" + b"x" * 5000, "rusak atau terkunci"),
        (blank()[:200], "rusak atau terkunci"),
        (locked(), "rusak atau terkunci"),
        (b"%PDF-1.7\n" + b"0" * (5 * 1024 * 1024), "Lebih besar dari 5 MB"),
    ],
    ids=["text", "nothing", "rubbish", "half", "locked", "large"],
)
def test_what_is_no_sound_pdf_is_refused_in_words(admin, award, data, words):
    response = upload(admin, one(award), ("x.pdf", data))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert tokens(response) == []


def test_a_form_without_a_file_asks_for_one(admin, award):
    for url in (MANY, one(award)):
        response = admin.post(url, {})
        assert response.status_code == 200
        assert response.context["form"].errors["files"]
    response = upload(admin, MANY, *[(f"{n}.pdf", b"x") for n in range(51)])
    assert "Paling banyak 50 berkas sekaligus" in response.content.decode()
    response = upload(admin, MANY, *[(f"{n}.pdf", b"x" * 4 * 1024 * 1024) for n in range(3)])
    assert "lebih besar dari 10 MB" in response.content.decode()


def test_many_find_their_awards_by_credential_or_name(admin, badge, official):
    awards = [issue(LearnerFactory(user=UserFactory()), badge) for _ in range(3)]
    response = upload(
        admin,
        MANY,
        ("satu.pdf", signed(certificate_pdf(awards[0]), official)),
        (file_name(awards[1]).replace(".pdf", " (1)_signed.pdf"), blank()),
        ("tanpa-nomor.pdf", blank()),
        ("rusak.pdf", b"x"),
    )
    seen = response.context["seen"]
    assert [row.award for row in seen] == [awards[0], awards[1], None, None]
    page = response.content.decode()
    assert "Tidak diketahui milik siapa" in page
    assert "Bukan berkas PDF" in page
    done = confirm(admin, MANY, tokens(response))
    assert "2 berkas disimpan" in done.content.decode()
    assert {row.award for row in SignedCertificate.objects.all()} == set(awards[:2])


def test_the_forms_carry_their_tokens_against_forgery(admin, award):
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = admin.cookies
    page = careful.get(one(award)).content.decode()
    assert (
        careful.post(one(award), {"files": SimpleUploadedFile("x.pdf", blank())}).status_code == 403
    )
    fields = {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]}
    sent = careful.post(one(award), {"files": SimpleUploadedFile("x.pdf", blank()), **fields})
    forms = sent.content.decode().split("<form")[1:]
    assert len(forms) >= 2
    posting = [form for form in forms if 'method="post"' in form]
    assert all("csrfmiddlewaretoken" in form for form in posting)
    careful.post(one(award), {"confirm": "1", "token": tokens(sent), **fields})
    assert SignedCertificate.objects.count() == 1


def test_what_is_not_ticked_is_not_kept(admin, badge):
    awards = [issue(LearnerFactory(user=UserFactory()), badge) for _ in range(2)]
    response = upload(admin, MANY, *[(file_name(award), blank()) for award in awards])
    confirm(admin, MANY, tokens(response)[:1])
    assert SignedCertificate.objects.get().award == awards[0]
    assert "Tidak ada yang dicentang" in confirm(admin, MANY, []).content.decode()


def test_two_files_for_one_award_are_both_refused(admin, award):
    response = upload(admin, MANY, (file_name(award), blank("a")), (file_name(award), blank("b")))
    assert all("Ada dua berkas" in seen.error for seen in response.context["seen"])
    page = response.content.decode()
    assert 'name="token"' not in page


def test_the_same_file_is_kept_once(admin, award):
    response = upload(admin, one(award), ("x.pdf", blank()))
    confirm(admin, one(award), tokens(response))
    again = confirm(admin, one(award), tokens(response))
    assert "sudah disimpan sebelumnya" in again.content.decode()
    assert "persis sama" in upload(admin, one(award), ("x.pdf", blank())).content.decode()
    assert SignedCertificate.objects.count() == 1


def test_what_was_revoked_meanwhile_gets_no_file(admin, award):
    response = upload(admin, one(award), ("x.pdf", blank()))
    revoke(award=award, by=None, reason="Keliru")
    confirm(admin, one(award), tokens(response))
    assert not SignedCertificate.objects.exists()
    assert "dicabut" in upload(admin, one(award), ("x.pdf", blank())).content.decode()


def test_a_token_is_good_for_who_got_it_and_for_a_day(admin, client, award, monkeypatch):
    token = tokens(upload(admin, one(award), ("x.pdf", blank())))
    client.force_login(AdministratorFactory())
    confirm(client, one(award), token)
    confirm(client, one(award), ["dibuat sendiri"])
    assert not SignedCertificate.objects.exists()
    monkeypatch.setattr(staging, "KEPT_FOR", timedelta(minutes=-1))
    client.force_login(AdministratorFactory())
    confirm(client, one(award), token)
    staging.sweep()
    assert storages["private"].listdir(staging.FOLDER)[1] == []
    assert not SignedCertificate.objects.exists()


def test_the_office_downloads_what_it_is_to_sign(admin, award):
    response = admin.get(reverse("awards:signed_file", args=[award.pk]))
    assert response.content == certificate_pdf(award)
    assert file_name(award) in response["Content-Disposition"]
    assert reverse("awards:signed_file", args=[award.pk]) in admin.get(one(award)).content.decode()


def test_earlier_versions_can_be_had(admin, award):
    for text in ("a", "b"):
        response = upload(admin, one(award), ("x.pdf", blank(text)))
        confirm(admin, one(award), tokens(response))
    old = SignedCertificate.objects.order_by("pk").first()
    url = reverse("awards:signed_version", args=[award.pk, old.uuid])
    assert url in admin.get(one(award)).content.decode()
    assert PdfReader(BytesIO(admin.get(url).content)).metadata.title == "a"


def test_only_who_may_sign_sees_any_of_it(client, site, award):
    addresses = [
        MANY,
        one(award),
        reverse("awards:signed_file", args=[award.pk]),
    ]
    inspect = reverse("awards:inspect", args=[award.pk])
    client.force_login(staff_with("view_award"))
    for url in addresses:
        assert client.get(url).status_code == 302
        assert client.post(url, {"confirm": "1"}).status_code in {302, 405}
    assert one(award) not in client.get(inspect).content.decode()
    client.force_login(staff_with("view_award", "sign_award"))
    for url in addresses:
        assert client.get(url).status_code == 200
    assert one(award) in client.get(inspect).content.decode()
    assert MANY in client.get(reverse("awards:index")).content.decode()


@pytest.mark.parametrize(
    "stem",
    ["sertifikat-0001-LIT-Diskominfo-XI-2026", "0001_lit_diskominfo_xi_2026 (1) signed"],
)
def test_a_number_is_found_in_a_files_name(stem):
    assert lookup_key("0001/LIT/Diskominfo/XI/2026") in number_keys(stem)


def test_the_number_of_statements_does_not_grow_with_versions(admin, award):
    def statements():
        with CaptureQueriesContext(connection) as seen:
            admin.get(one(award))
        return len(seen)

    counts = []
    for text in "abcd":
        response = upload(admin, one(award), ("x.pdf", blank(text)))
        confirm(admin, one(award), tokens(response))
        counts.append(statements())
    assert counts[1] == counts[-1]
