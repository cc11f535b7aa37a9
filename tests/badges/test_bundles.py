"""A year's certificates in one ZIP: whole, private, made once, and gone after a week."""

import csv
import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from django.utils import timezone

from literasi.agencies.models import Membership
from literasi.badges import services as award_services
from literasi.badges.bundles import building, contents, working
from literasi.badges.bundles.tasks import build_bundle
from literasi.badges.certificates import files
from literasi.badges.models import Award, CertificateBundle, SignedCertificate
from literasi.badges.models.certificates import BUNDLE_KEPT
from literasi.users import privacy
from tests.factories.agencies import AgencyFactory, ConfirmedMembershipFactory
from tests.factories.badges import BadgeFactory, issue
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db

State = CertificateBundle.State
ASK = "/lencana/paket/"


@pytest.fixture
def holder(client, learner):
    client.force_login(learner.user)
    return client


@pytest.fixture
def year():
    return timezone.localdate().year


def ready(holder, year):
    answer = holder.post(ASK, {"year": year})
    bundle = CertificateBundle.objects.get()
    assert answer["Location"] == f"/lencana/paket/{bundle.uuid}/"
    return bundle


def take(client, bundle):
    response = client.get(f"/lencana/paket/{bundle.uuid}/unduh/")
    assert response.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def rows_of(archive, year):
    text = archive.read(f"daftar-sertifikat-{year}.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def lay_aside(bundle, **fields):
    CertificateBundle.objects.filter(pk=bundle.pk).update(**fields)


def test_it_holds_the_certificates_of_the_year_and_their_table(holder, learner, award, year):
    second = issue(learner, BadgeFactory(validity_months=24))
    old = issue(learner, BadgeFactory())
    Award.objects.filter(pk=old.pk).update(earned_at=timezone.now() - timedelta(days=800))
    issue(LearnerFactory(), award.badge)
    bundle = ready(holder, year)
    assert (bundle.state, bundle.done, bundle.total) == (State.READY, 2, 2)
    archive = take(holder, bundle)
    pdfs = [name for name in archive.namelist() if name.endswith(".pdf")]
    assert sorted(pdfs) == sorted(
        f"sertifikat-{a.number.replace('/', '-')}.pdf" for a in (award, second)
    )
    assert all(archive.read(name).startswith(b"%PDF") for name in pdfs)
    assert all(one.compress_type == zipfile.ZIP_STORED for one in archive.infolist())
    head, *rows = rows_of(archive, year)
    assert head[:6] == ["Nama", "Nomor", "Lencana", "JP", "Tanggal", "Berlaku sampai"]
    assert rows == [
        [
            one.name,
            one.number,
            one.snapshot["badge"],
            str(one.jp),
            one.earned_on.isoformat(),
            one.expires_on.isoformat() if one.expires_on else "",
            one.verify_url,
            "",
        ]
        for one in (award, second)
    ]


def test_the_workbook_says_the_same_with_real_numbers_and_dates(holder, award, year):
    archive = take(holder, ready(holder, year))
    book = openpyxl.load_workbook(io.BytesIO(archive.read(f"daftar-sertifikat-{year}.xlsx")))
    head, row = book.active.iter_rows(values_only=True)
    assert head[0] == "Nama"
    assert (row[1], row[3]) == (award.number, award.jp)
    assert row[4].date() == award.earned_on


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_name_is_a_formula(award, start):
    award.snapshot["name"] = f'{start}HYPERLINK("http://jahat.example")'
    row = contents.row_of(award)
    text = contents.csv_file([row]).decode("utf-8-sig")
    (_head, line) = csv.reader(io.StringIO(text))
    assert line[0] == f"'{row.name}"
    book = openpyxl.load_workbook(io.BytesIO(contents.xlsx_file([row])))
    cell = book.active["A2"]
    assert cell.data_type == "s"


def test_what_cannot_be_in_a_spreadsheet_is_left_out_of_it(award):
    award.snapshot["name"] = "Rina\x08 Marlina"
    row = contents.row_of(award)
    assert b"Rina Marlina" in contents.csv_file([row])
    book = openpyxl.load_workbook(io.BytesIO(contents.xlsx_file([row])))
    assert book.active["A2"].value == "Rina Marlina"


def test_what_does_not_hold_is_not_in_it_and_the_table_says_why(holder, learner, award, year):
    admin = AdministratorFactory()
    revoked, suspended = issue(learner, BadgeFactory()), issue(learner, BadgeFactory())
    ended = issue(learner, BadgeFactory())
    new = award_services.reissue(award=award, by=admin)
    award_services.revoke(award=revoked, by=admin, reason="Keliru orang")
    award_services.suspend(award=suspended, by=admin, reason="Diperiksa")
    Award.objects.filter(pk=ended.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    archive = take(holder, ready(holder, year))
    assert sum(name.endswith(".pdf") for name in archive.namelist()) == 2
    notes = {row[1]: row[-1] for row in rows_of(archive, year)[1:]}
    assert notes == {
        award.number: f"Diganti oleh nomor {new.number}; tidak disertakan.",
        revoked.number: "Dicabut; tidak disertakan.",
        suspended.number: "Ditangguhkan; tidak disertakan.",
        ended.number: "Masa berlaku habis.",
        new.number: "",
    }


def test_pressing_twice_makes_one_and_later_it_is_made_afresh(holder, award, year):
    first = ready(holder, year)
    holder.post(ASK, {"year": year})
    assert CertificateBundle.objects.get().pk == first.pk
    lay_aside(first, created_at=timezone.now() - timedelta(minutes=5))
    holder.post(ASK, {"year": year})
    assert CertificateBundle.objects.get().pk != first.pk


@pytest.mark.parametrize("state", [State.WAITING, State.RUNNING])
def test_one_that_is_being_made_is_waited_for(holder, learner, award, year, state):
    bundle = CertificateBundle.objects.create(
        owner=learner.user, year=year, state=state, total=500, done=125
    )
    holder.post(ASK, {"year": year})
    assert CertificateBundle.objects.get() == bundle
    html = holder.get(f"/lencana/paket/{bundle.uuid}/").content.decode()
    assert "125 dari 500 sertifikat" in html
    assert 'data-bundle="underway"' in html
    assert f'href="/lencana/paket/{bundle.uuid}/"' in html
    assert holder.get(f"/lencana/paket/{bundle.uuid}/unduh/").status_code == 302


@pytest.mark.parametrize("asked", ["", "abc", "1999", "20261", "²⁰²⁶", "9999", "2001"])
def test_a_year_without_certificates_makes_none(holder, award, asked):
    answer = holder.post(ASK, {"year": asked}, follow=True)
    assert "belum ada sertifikat" in answer.content.decode()
    assert not CertificateBundle.objects.exists()


def test_it_is_nobody_elses_and_never_public(client, holder, award, year, settings):
    bundle = ready(holder, year)
    for page in ("", "unduh/"):
        address = f"/lencana/paket/{bundle.uuid}/{page}"
        for other in (LearnerFactory().user, AdministratorFactory()):
            client.force_login(other)
            assert client.get(address).status_code == 404
        client.logout()
        assert client.get(address).status_code == 302
    assert client.post(ASK, {"year": year}).status_code == 302
    assert client.get(f"/media/{bundle.file.name}").status_code == 404
    assert not bundle.file.path.startswith(str(settings.MEDIA_ROOT))


def test_one_that_fails_says_so_and_can_be_tried_again(holder, award, year, monkeypatch):
    monkeypatch.setattr(building, "certificate_file", lambda award: 1 / 0)
    bundle = ready(holder, year)
    assert bundle.state == State.FAILED
    html = holder.get(f"/lencana/paket/{bundle.uuid}/").content.decode()
    assert "belum berhasil" in html
    assert "Coba lagi" in html
    folder = storages["private"].path(building.FOLDER)
    assert not [name for name in _files(folder) if name.startswith(str(bundle.uuid))]
    monkeypatch.undo()
    holder.post(ASK, {"year": year})
    assert CertificateBundle.objects.get().state == State.READY


def _files(folder):
    return storages["private"].listdir(folder)[1]


def test_what_a_killed_worker_left_is_taken_up_by_the_clock(holder, learner, award, year):
    long_ago = timezone.now() - working.SILENT
    bundle = CertificateBundle.objects.create(
        owner=learner.user, year=year, state=State.RUNNING, touched_at=long_ago, done=0
    )
    call_command("tend_bundles")
    bundle.refresh_from_db()
    assert (bundle.state, bundle.done) == (State.READY, 1)
    assert take(holder, bundle).testzip() is None


def test_one_in_a_workers_hands_is_left_to_it(learner, award, year):
    bundle = CertificateBundle.objects.create(owner=learner.user, year=year, state=State.RUNNING)
    call_command("tend_bundles")
    build_bundle.enqueue(bundle.pk)
    bundle.refresh_from_db()
    assert bundle.state == State.RUNNING


def test_who_was_overtaken_stops_and_leaves_nothing(learner, award, year):
    bundle = CertificateBundle.objects.create(owner=learner.user, year=year)
    slow = working.take(pk=bundle.pk, now=timezone.now())
    lay_aside(bundle, touched_at=timezone.now() - working.SILENT)
    assert working.take(pk=bundle.pk, now=timezone.now()) is not None
    with pytest.raises(working.Lost):
        working.carry_out(bundle=slow)
    working.give_up(bundle=slow)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.file.name) == (State.RUNNING, "")


def test_after_a_week_it_is_gone(holder, award, year, django_capture_on_commit_callbacks):
    bundle = ready(holder, year)
    name = bundle.file.name
    lay_aside(bundle, created_at=timezone.now() - BUNDLE_KEPT)
    assert holder.get(f"/lencana/paket/{bundle.uuid}/unduh/").status_code == 404
    assert storages["private"].exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("tend_bundles")
    assert not CertificateBundle.objects.exists()
    assert not storages["private"].exists(name)


def test_a_file_that_is_missing_is_no_fault_of_the_page(holder, award, year):
    bundle = ready(holder, year)
    storages["private"].delete(bundle.file.name)
    html = holder.get(f"/lencana/paket/{bundle.uuid}/unduh/", follow=True).content.decode()
    assert "belum berhasil" in html
    holder.post(ASK, {"year": year})
    assert take(holder, CertificateBundle.objects.get()).testzip() is None


def test_it_goes_with_the_account(holder, learner, award, year, django_capture_on_commit_callbacks):
    name = ready(holder, year).file.name
    with django_capture_on_commit_callbacks(execute=True):
        privacy.erase(user=learner.user)
    assert not storages["private"].exists(name)
    assert Award.objects.filter(pk=award.pk).exists()


@pytest.mark.parametrize("count", [3, 300])
def test_memory_and_statements_do_not_grow_by_certificate(
    learner, award, year, count, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(building, "certificate_file", lambda award: b"%PDF" + bytes(1000))
    award.shows_score = False
    for cycle in range(2, count + 1):
        award.pk, award.cycle = None, cycle
        award.uuid, award.code, award.number = Award().uuid, Award().code, f"{cycle}/X"
        award.save(force_insert=True)
    bundle = CertificateBundle.objects.create(owner=learner.user, year=year)
    # Telling how far it is takes one statement a certificate; reading takes none.
    with django_assert_max_num_queries(count + 12):
        build_bundle.enqueue(bundle.pk)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.done) == (State.READY, count)


# --- For an agency --------------------------------------------------------------------


@pytest.fixture
def agency(db):
    return AgencyFactory(name="Dinas Sosial")


@pytest.fixture
def coordinator(agency):
    user = UserFactory(full_name="Koordinator Dinsos")
    ConfirmedMembershipFactory(user=user, agency=agency, role=Membership.Role.COORDINATOR)
    return user


def member_of(agency, badge, agrees=True, **fields):
    """Return an award that a member of the agency earned there."""
    learner = LearnerFactory()
    given = timezone.now() if agrees else None
    ConfirmedMembershipFactory(
        user=learner.user, agency=agency, shares_certificates_at=given, **fields
    )
    return issue(learner, badge, agency=agency)


@pytest.fixture
def shared(agency, badge):
    return member_of(agency, badge)


def test_a_coordinator_sees_and_takes_those_who_agreed(
    client, coordinator, agency, shared, badge, year
):
    silent = member_of(agency, badge, agrees=False)
    client.force_login(coordinator)
    html = client.get("/lencana/instansi/").content.decode()
    assert shared.number in html
    assert shared.name in html
    assert silent.number not in html
    assert silent.name not in html
    assert "1 dari 3 anggota setuju" in html
    assert "penghitung, bukan sasaran" in html
    client.post("/lencana/paket/instansi/", {"year": year})
    bundle = CertificateBundle.objects.get()
    assert [row[1] for row in rows_of(take(client, bundle), year)[1:]] == [shared.number]


def _other_agency(coordinator):
    Membership.objects.filter(user=coordinator).update(agency=AgencyFactory())


def _plain_member(coordinator):
    Membership.objects.filter(user=coordinator).update(role=Membership.Role.ADMIN)


def _unconfirmed(coordinator):
    Membership.objects.filter(user=coordinator).update(confirmed_at=None)


def _ended(coordinator):
    Membership.objects.filter(user=coordinator).update(ended_at=timezone.now())


@pytest.mark.parametrize("spoil", [_other_agency, _plain_member, _unconfirmed, _ended])
def test_nobody_else_sees_anything(client, coordinator, shared, year, spoil):
    client.force_login(coordinator)
    client.post("/lencana/paket/instansi/", {"year": year})
    bundle = CertificateBundle.objects.get()
    spoil(coordinator)
    assert not Award.objects.shared_with(coordinator).exists()
    page = client.get("/lencana/instansi/")
    assert shared.number not in page.content.decode()
    assert page.status_code == (200 if spoil is _other_agency else 404)
    asked = client.post("/lencana/paket/instansi/", {"year": year})
    assert asked.status_code == (302 if spoil is _other_agency else 404)
    # What was made before they lost the role is out of reach too.
    for address in (f"/lencana/paket/{bundle.uuid}/", f"/lencana/paket/{bundle.uuid}/unduh/"):
        assert client.get(address).status_code == 404
    assert CertificateBundle.objects.count() == 1


def _withdrawn(award):
    Membership.objects.filter(user=award.learner.user).update(shares_certificates_at=None)


def _left(award):
    Membership.objects.filter(user=award.learner.user).update(ended_at=timezone.now())


def _not_confirmed(award):
    Membership.objects.filter(user=award.learner.user).update(confirmed_at=None)


def _moved(award):
    Membership.objects.filter(user=award.learner.user).update(agency=AgencyFactory())


def _earned_elsewhere(award):
    Award.objects.filter(pk=award.pk).update(agency=AgencyFactory())


def _earned_without(award):
    Award.objects.filter(pk=award.pk).update(agency=None)


def _erased(award):
    privacy.erase(user=award.learner.user)


@pytest.mark.parametrize(
    "change",
    [_withdrawn, _left, _not_confirmed, _moved, _earned_elsewhere, _earned_without, _erased],
)
def test_what_is_not_shared_any_more_is_not_seen_any_more(client, coordinator, shared, change):
    assert Award.objects.shared_with(coordinator).exists()
    change(shared)
    assert not Award.objects.shared_with(coordinator).exists()
    client.force_login(coordinator)
    assert shared.number not in client.get("/lencana/instansi/").content.decode()


def test_consent_withdrawn_while_it_waits_keeps_it_out(coordinator, agency, shared, year):
    bundle = CertificateBundle.objects.create(owner=coordinator, agency=agency, year=year)
    _withdrawn(shared)
    build_bundle.enqueue(bundle.pk)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.total) == (State.READY, 0)


def test_jp_of_a_person_leaves_out_what_was_revoked(client, coordinator, agency, shared, year):
    learner = shared.learner
    second = issue(learner, BadgeFactory(), agency=agency)
    third = issue(learner, BadgeFactory(), agency=agency)
    award_services.revoke(award=third, by=AdministratorFactory(), reason="Keliru")
    client.force_login(coordinator)
    html = client.get(f"/lencana/instansi/?tahun={year}").content.decode()
    assert f"<td>2</td><td>{shared.jp + second.jp}</td>" in html
    assert third.number in html
    before = client.get(f"/lencana/instansi/?tahun={year - 1}").content.decode()
    assert shared.number not in before


def test_the_latest_year_that_has_any_is_shown_first(client, coordinator, shared):
    Award.objects.update(earned_at=timezone.now() - timedelta(days=370))
    client.force_login(coordinator)
    html = client.get("/lencana/instansi/").content.decode()
    assert shared.number in html
    earned = Award.objects.get(pk=shared.pk).earned_on.year
    assert f"<option selected>{earned}</option>" in html


@pytest.mark.parametrize(
    "query", ["?tahun=abc", "?tahun=99999", "?page=x", "?page=-1", "?tahun=%00"]
)
def test_rubbish_in_the_address_shows_the_present_year(client, coordinator, shared, query):
    client.force_login(coordinator)
    assert shared.number in client.get(f"/lencana/instansi/{query}").content.decode()


def test_the_way_to_it_is_shown_to_coordinators_alone(client, coordinator, shared):
    for user, told in ((coordinator, True), (shared.learner.user, False)):
        client.force_login(user)
        for page in ("/akun/profil/", "/belajar-saya/"):
            assert ("/lencana/instansi/" in client.get(page).content.decode()) is told


@pytest.mark.parametrize("count", [3, 300])
def test_many_members_take_as_many_statements(
    client, coordinator, agency, badge, django_assert_max_num_queries, count
):
    for n in range(count):
        learner = LearnerFactory()
        ConfirmedMembershipFactory(
            user=learner.user, agency=agency, shares_certificates_at=timezone.now()
        )
        Award.objects.create(
            badge=badge,
            learner=learner,
            agency=agency,
            number=f"{n}/Y",
            jp=4,
            snapshot={"name": f"Orang {n}", "badge": "Suara"},
        )
    client.force_login(coordinator)
    client.get("/lencana/instansi/")
    with django_assert_max_num_queries(11):
        assert client.get("/lencana/instansi/").status_code == 200


def test_the_version_signed_elsewhere_is_the_one_that_is_in_it(holder, award, year):
    signed = b"%PDF-1.7 ditandatangani Kepala Dinas"
    files.keep(award, files.Kept(SignedCertificate.Kind.UPLOADED, signed))
    archive = take(holder, ready(holder, year))
    assert signed in [archive.read(name) for name in archive.namelist()]
