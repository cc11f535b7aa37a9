"""The office's seal: sound to an independent validator, set once, never called certified."""

import hashlib
import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.checks import run_checks
from django.core.files.storage import storages
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel
from pyhanko.sign.validation.errors import SignatureValidationError
from pypdf import PdfReader

from literasi.badges import finishing
from literasi.badges.certificates import sealing
from literasi.badges.certificates.files import certificate_file, current
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.credentials import signing
from literasi.badges.credentials.checking import Kind, check
from literasi.badges.credentials.reading import read_file
from literasi.badges.models import Award, AwardEvent, CertificateDesign, SignedCertificate
from literasi.badges.services.showing import show_score
from tests.badges.offices import DAY, OFFICE, PASSWORD, bundle, clock, office, verdict
from tests.factories.badges import issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(settings, tmp_path):
    """Configure a key pair; return a function that puts another in its place."""
    path = tmp_path / "kantor.p12"
    settings.LITERASI_CERTIFICATE_P12 = str(path)
    settings.LITERASI_CERTIFICATE_P12_PASSWORD = PASSWORD

    def put(party):
        path.write_bytes(bundle(party))
        return path

    sealing._loaded.cache_clear()
    put(office())
    yield put
    sealing._loaded.cache_clear()


def kinds(award):
    return list(award.events.values_list("kind", flat=True))


def sealed_file(award):
    with SignedCertificate.objects.get(award=award).file.open("rb") as file:
        return file.read()


def test_a_new_award_is_sealed_between_signing_and_telling(keys, learner, badge):
    award = issue(learner, badge)
    assert kinds(award) == ["issued", "signed", "sealed", "mailed"]
    row = SignedCertificate.objects.get()
    data = sealed_file(award)
    assert row.kind == SignedCertificate.Kind.PADES
    assert row.sha256 == hashlib.sha256(data).hexdigest()
    assert row.size == len(data) < 150 * 1024
    assert row.signer == OFFICE
    assert award.events.get(kind=AwardEvent.Kind.SEALED).data["sha256"] == row.sha256


def test_a_validator_finds_the_seal_sound_over_the_whole_file(keys, learner, badge):
    status = verdict(sealed_file(issue(learner, badge)))
    assert status.bottom_line
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert status.signing_cert.subject.native["common_name"] == OFFICE


def test_the_seal_is_pades_and_holds_no_claim_to_be_certified(keys, learner, badge):
    reader = PdfReader(BytesIO(sealed_file(issue(learner, badge))))
    seal = reader.get_fields()["Segel"]["/V"]
    assert seal["/SubFilter"] == "/ETSI.CAdES.detached"
    assert "bukan tanda tangan elektronik tersertifikasi" in seal["/Reason"]
    assert "/Perms" not in reader.trailer["/Root"]
    text = " ".join(reader.pages[0].extract_text().split())
    assert "bukan tanda tangan elektronik tersertifikasi (BSrE)" in text
    assert len(reader.pages) == 2


def test_the_credential_inside_is_the_one_that_holds(keys, learner, badge):
    award = issue(learner, badge)
    (held,) = PdfReader(BytesIO(sealed_file(award))).attachments["kredensial.json"]
    assert held.decode() == award.credential.document


@pytest.mark.parametrize("place", [1000, 20_000, 50_000, -20])
def test_a_changed_byte_is_seen(keys, learner, badge, place):
    data = bytearray(sealed_file(issue(learner, badge)))
    data[place] ^= 1
    try:
        status = verdict(bytes(data))
    except (PdfError, SignatureValidationError, SigningError, ValueError):
        return
    assert not status.bottom_line


def test_sealing_twice_changes_nothing(keys, learner, badge):
    award = issue(learner, badge)
    first = SignedCertificate.objects.get()
    assert sealing.seal(award) == first
    finishing.finish(award.pk)
    assert SignedCertificate.objects.count() == 1
    assert kinds(award).count("sealed") == 1


def test_a_new_edition_of_the_credential_is_sealed_again(keys, learner, badge):
    award = issue(learner, badge)
    first = SignedCertificate.objects.get()
    signing.replace(award.credential)
    again = sealing.seal(Award.objects.get(pk=award.pk))
    assert again != first
    assert current(award) == again
    assert SignedCertificate.objects.count() == 2


def test_a_seal_overtaken_by_a_new_credential_is_set_on_that(keys, learner, badge, monkeypatch):
    award = issue(learner, badge)
    SignedCertificate.objects.all().delete()
    drawn = sealing.sealed_bytes

    def overtaken(award):
        data = drawn(award)
        monkeypatch.setattr(sealing, "sealed_bytes", drawn)
        signing.replace(award.credential)
        return data

    monkeypatch.setattr(sealing, "sealed_bytes", overtaken)
    row = sealing.seal(Award.objects.get(pk=award.pk))
    with row.file.open("rb") as file:
        (held,) = PdfReader(file).attachments["kredensial.json"]
    assert held.decode() == Award.objects.get(pk=award.pk).credential.document
    assert SignedCertificate.objects.count() == 1


def test_without_a_key_pair_nothing_is_sealed_and_nothing_waits(learner, badge):
    award = issue(learner, badge)
    assert sealing.seal(award) is None
    assert kinds(award) == ["issued", "signed", "mailed"]
    assert certificate_file(award) == certificate_pdf(award)


def test_what_is_signed_elsewhere_is_not_sealed_here(keys, award):
    SignedCertificate.objects.all().delete()
    content = sealing.content_of(award) | {"signed_elsewhere": True}
    award.design = CertificateDesign.objects.create(content=content, content_hash="x")
    award.save()
    assert sealing.seal(award) is None


def wrong_password(keys, settings):
    settings.LITERASI_CERTIFICATE_P12_PASSWORD = "keliru"


def expired(keys, settings):
    keys(office(start=-20 * DAY, end=-DAY))


def not_yet(keys, settings):
    keys(office(start=DAY))


def no_file(keys, settings):
    keys(office()).unlink()


def no_key_pair(keys, settings):
    keys(office()).write_bytes(b"bukan PKCS#12")


TROUBLES = [
    (wrong_password, "kata sandinya keliru"),
    (expired, "hanya berlaku dari"),
    (not_yet, "hanya berlaku dari"),
    (no_file, "tidak dapat dibaca"),
    (no_key_pair, "tidak terbuka"),
]


@pytest.mark.parametrize(("trouble", "words"), TROUBLES)
def test_in_trouble_the_award_waits_and_its_certificate_can_be_had(
    keys, settings, learner, badge, trouble, words
):
    trouble(keys, settings)
    award = issue(learner, badge)
    assert kinds(award) == ["issued", "signed"]
    with pytest.raises(sealing.CannotSeal, match=words):
        finishing.finish(award.pk)
    assert certificate_file(award) == certificate_pdf(award)
    (warning,) = [found for found in run_checks() if found.id == "badges.W002"]
    assert words in warning.msg


def test_once_the_trouble_is_over_the_award_goes_on(keys, settings, learner, badge):
    settings.LITERASI_CERTIFICATE_P12_PASSWORD = "keliru"
    award = issue(learner, badge)
    settings.LITERASI_CERTIFICATE_P12_PASSWORD = PASSWORD
    finishing.finish(award.pk)
    assert kinds(award) == ["issued", "signed", "sealed", "mailed"]


@pytest.mark.parametrize(("left", "warns"), [(20, True), (60, False)])
def test_a_certificate_about_to_end_is_told_before(keys, left, warns):
    keys(office(end=timedelta(days=left)))
    assert bool([found for found in run_checks() if found.id == "badges.W002"]) is warns


def test_a_time_stamp_attests_when_it_was_sealed(keys, monkeypatch, learner, badge):
    monkeypatch.setattr(sealing, "_clock", clock)
    status = verdict(sealed_file(issue(learner, badge)))
    assert status.bottom_line
    assert status.timestamp_validity.trusted


def test_without_the_time_server_it_waits(keys, settings, learner, badge):
    settings.LITERASI_CERTIFICATE_TSA = "http://127.0.0.1:9/tsa"
    award = issue(learner, badge)
    assert kinds(award) == ["issued", "signed"]
    with pytest.raises(sealing.CannotSeal, match="stempel waktu"):
        finishing.finish(award.pk)


def test_a_lost_file_is_no_reason_to_send_nothing(keys, learner, badge, caplog):
    award = issue(learner, badge)
    storages["private"].delete(current(award).file.name)
    assert certificate_file(award) == certificate_pdf(award)
    assert "is gone" in caplog.text


def test_the_holder_downloads_the_sealed_file_and_reads_its_size(keys, client, learner, badge):
    award = issue(learner, badge)
    client.force_login(learner.user)
    data = sealed_file(award)
    assert client.get(f"/lencana/{award.uuid}/sertifikat.pdf").content == data
    page = client.get(award.get_absolute_url()).content.decode()
    assert f"{-(-len(data) // 1024)}&nbsp;KB" in page


def test_a_new_edition_of_the_credential_is_sealed_too(keys, learner, badge):
    award = issue(learner, badge)
    award.snapshot["results"] = [{"title": "Uji akhir", "percent": 95}]
    award.save()
    first = certificate_file(award)
    show_score(award=award, by=learner.user, shown=True)
    award = Award.objects.get(pk=award.pk)
    document = read_file(certificate_file(award)).document
    assert document == json.loads(award.credential.document)
    assert document["credentialSubject"]["result"]
    assert check(read_file(certificate_file(award))).kind is Kind.FILE
    assert check(read_file(first)).kind is Kind.OLDER_FILE


def test_a_seal_on_a_replaced_credential_is_not_handed_out_and_made_anew(keys, learner, badge):
    award = issue(learner, badge)
    Award.objects.update(issued_at=award.issued_at - finishing.PATIENCE)
    assert finishing.unfinished() == []
    signing.replace(award.credential)
    award = Award.objects.get(pk=award.pk)
    assert current(award) is None
    assert certificate_file(award) == certificate_pdf(award)
    assert finishing.unfinished() == [award.pk]
    assert finishing.try_to_finish(award.pk)
    assert current(award) == SignedCertificate.objects.order_by("pk").last()
    assert finishing.unfinished() == []
    assert kinds(award).count("mailed") == 1
