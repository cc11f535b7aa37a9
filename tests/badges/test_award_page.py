"""The holder's own page: theirs alone, with all there is to do."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from literasi.badges import services, sharing
from literasi.badges.models import Award
from tests.factories.badges import BadgeFactory, issue, make_course
from tests.factories.users import AdministratorFactory, LearnerFactory, VisitorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(client, award):
    client.force_login(award.learner.user)
    return client


def test_the_holder_sees_and_shares_it(holder, award):
    page = holder.get(f"/lencana/{award.uuid}/").content.decode()
    assert award.number in page
    assert "https://wa.me/?text=" in page
    assert "https://www.linkedin.com/profile/add?" in page
    assert f'href="/lencana/{award.uuid}/sertifikat.pdf"' in page
    assert f"PDF, {sharing.certificate_size(award)}&nbsp;KB" in page
    assert f'src="/v/{award.code}/qr.svg"' in page
    assert f'href="/v/{award.code}/"' in page


def test_linkedin_is_told_what_its_form_asks(award):
    award.expires_on = award.issued_on.replace(year=2028, month=3, day=1)
    query = parse_qs(urlsplit(sharing.linkedin_url(award)).query)
    assert {name: value for name, (value,) in query.items()} == {
        "startTask": "CERTIFICATION_NAME",
        "name": "Suara Instansi yang Dipercaya",
        "organizationName": "Dinas Komunikasi dan Informatika Kabupaten Majalengka",
        "issueYear": str(award.issued_on.year),
        "issueMonth": str(award.issued_on.month),
        "certUrl": award.verify_url,
        "certId": award.number,
        "expirationYear": "2028",
        "expirationMonth": "3",
    }


@pytest.mark.parametrize("page", ["", "sertifikat.pdf"])
def test_it_is_nobody_elses(client, award, page):
    address = f"/lencana/{award.uuid}/{page}"
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/akun/")
    for other in (LearnerFactory().user, AdministratorFactory()):
        client.force_login(other)
        assert client.get(address).status_code == 404


def test_a_device_without_account_is_asked_to_sign_in(client, award):
    client.cookies["belajar"] = VisitorFactory().visitor_key
    assert client.get(f"/lencana/{award.uuid}/").status_code == 302


def test_the_certificate_comes_as_a_file(holder, award):
    response = holder.get(f"/lencana/{award.uuid}/sertifikat.pdf")
    assert response["Content-Type"] == "application/pdf"
    name = award.number.replace("/", "-")
    assert response["Content-Disposition"] == f'attachment; filename="sertifikat-{name}.pdf"'
    assert "private" in response["Cache-Control"]
    assert response.content.startswith(b"%PDF")


def test_one_that_was_revoked_cannot_be_downloaded(holder, award):
    services.revoke(award=award, by=AdministratorFactory(), reason="Keliru orang")
    page = holder.get(f"/lencana/{award.uuid}/").content.decode()
    assert "sertifikat.pdf" not in page
    assert "wa.me" not in page
    assert "Keliru orang" in page
    refused = holder.get(f"/lencana/{award.uuid}/sertifikat.pdf")
    assert refused.status_code == 410
    assert "Keliru orang" in refused.content.decode()


def test_one_that_was_replaced_leads_to_the_new(holder, award):
    new = services.reissue(award=award, by=AdministratorFactory())
    page = holder.get(f"/lencana/{award.uuid}/").content.decode()
    assert f'href="/lencana/{new.uuid}/"' in page
    refused = holder.get(f"/lencana/{award.uuid}/sertifikat.pdf")
    assert refused.status_code == 410
    assert f'href="/lencana/{new.uuid}/"' in refused.content.decode()


def test_an_expired_certificate_may_still_be_downloaded(holder, award):
    Award.objects.update(expires_on="2026-01-01")
    assert holder.get(f"/lencana/{award.uuid}/sertifikat.pdf").status_code == 200
    assert "Masa berlaku habis" in holder.get(f"/lencana/{award.uuid}/").content.decode()


@pytest.mark.parametrize("count", [3, 300])
def test_the_page_takes_as_many_statements_among_many(
    holder, award, django_assert_max_num_queries, count
):
    for cycle in range(2, count):
        award.pk, award.cycle = None, cycle
        award.uuid, award.code = Award().uuid, Award().code
        award.number = f"{cycle}/X"
        award.save(force_insert=True)
    holder.get(f"/lencana/{award.uuid}/")
    with django_assert_max_num_queries(8):
        holder.get(f"/lencana/{award.uuid}/")


def draw(course, user=None, cookie=""):
    request = RequestFactory().get("/")
    request.user = user or _Nobody()
    request.COOKIES["belajar"] = cookie
    text = "{% load badge_tags %}{% course_award course %}"
    return Template(text).render(Context({"course": course, "request": request}))


class _Nobody:
    is_authenticated = False


def test_a_course_shows_visitors_what_it_earns(badge, course):
    shown = draw(course)
    assert badge.name in shown
    assert f"/lencana/gambar/{badge.uuid}.svg" in shown
    assert "memerlukan akun" in shown


def test_a_course_shows_learners_their_award(award, course, learner):
    shown = draw(course, learner.user)
    assert f'href="/lencana/{award.uuid}/"' in shown
    assert "memerlukan akun" not in draw(course, LearnerFactory().user)
    assert f"/lencana/{award.uuid}/" not in draw(course, LearnerFactory().user)


def test_a_course_that_earns_nothing_shows_nothing(db):
    course = make_course()
    BadgeFactory(courses=[course], is_active=False)
    assert draw(course).strip() == ""


@pytest.mark.parametrize("count", [3, 300])
def test_a_course_asks_once_for_its_badges(django_assert_num_queries, course, learner, count):
    badges = BadgeFactory.create_batch(3, courses=[course])
    issue(learner, badges[0])
    for n in range(count):
        Award.objects.create(
            badge=badges[1], learner=learner, cycle=n + 2, number=f"{n}/Y", snapshot={}
        )
    # One finds the publication number, which every page has asked for already.
    with django_assert_num_queries(2):
        draw(course)
    # The badges are known now, and the learner came along with the user.
    with django_assert_num_queries(1):
        draw(course, learner.user)
