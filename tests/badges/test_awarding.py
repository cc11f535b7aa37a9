"""Finishing what a badge asks gives it: once, numbered, frozen."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from courses.services import complete_activity
from courses.signals import course_completed
from literasi.badges.models import Award, AwardSeries
from literasi.badges.rules import ROMAN_MONTHS
from literasi.badges.services import award_earned
from literasi.badges.signals import badge_awarded
from tests.factories.agencies import AgencyFactory
from tests.factories.badges import BadgeFactory, finish, issue, make_course
from tests.factories.courses import activities_of, course_of, course_page
from tests.factories.users import LearnerFactory, VisitorFactory

pytestmark = pytest.mark.django_db


def complete(learner, course, **kwargs):
    enrolment = finish(learner, course, **kwargs)
    course_completed.send(sender=type(enrolment), enrolment=enrolment)
    return enrolment


def test_completing_the_course_gives_the_badge(learner, course, badge):
    complete(learner, course)
    award = Award.objects.get()
    assert (award.learner, award.badge, award.cycle) == (learner, badge, 1)
    assert award.status == Award.Status.ACTIVE


def test_the_last_lesson_gives_the_badge_and_the_course_page_shows_it(client, home, learner):
    page = course_page(home, lessons=2, jp=3)
    badge = BadgeFactory(courses=[course_of(page)])
    assert badge.name in client.get(page.url).content.decode()
    for activity in activities_of(page):
        assert not Award.objects.exists()
        complete_activity(learner=learner, activity=activity)
    award = Award.objects.get()
    assert [module["minutes"] for module in award.snapshot["courses"][0]["modules"]] == [30]
    client.force_login(learner.user)
    assert f'href="/lencana/{award.uuid}/"' in client.get(page.url).content.decode()


def test_everything_printed_is_frozen(site, signer, learner):
    first, second = make_course("Etika", jp=8, modules=3), make_course("Krisis", jp=None)
    badge = BadgeFactory(courses=[first, second], name="Siaga", motif="payung")
    complete(learner, first, agency=AgencyFactory(name="Dinas Lama"))
    complete(learner, second, agency=AgencyFactory(name="Disdukcapil"))
    award = Award.objects.get()
    assert award.snapshot == {
        "name": "Rina Marlina, A.Md.",
        "badge": "Siaga",
        "description": badge.description,
        "criteria": badge.criteria,
        "motif": "payung",
        "image": "",
        "alignments": [],
        "results": [],
        "courses": [
            {
                "title": "Etika",
                "jp": 8,
                "modules": [{"title": f"Modul {n}", "minutes": 45} for n in (1, 2, 3)],
            },
            {
                "title": "Krisis",
                "jp": None,
                "modules": [{"title": f"Modul {n}", "minutes": 45} for n in (1, 2)],
            },
        ],
        "jp": 8,
        "agency": "Disdukcapil",
        "signer": {
            "name": "Dr. H. Asep Contoh, M.Si.",
            "title": "Kepala Dinas Komunikasi dan Informatika",
            "place": "Majalengka",
        },
        "office": "Dinas Komunikasi dan Informatika Kabupaten Majalengka",
    }
    assert (award.jp, award.agency.name) == (8, "Disdukcapil")


def test_all_its_courses_are_needed(learner):
    first, second = make_course("A"), make_course("B")
    BadgeFactory(courses=[first, second])
    complete(learner, first)
    assert not Award.objects.exists()
    complete(learner, second)
    assert Award.objects.count() == 1


def test_finishing_twice_gives_one(learner, course, badge):
    enrolment = complete(learner, course)
    course_completed.send(sender=type(enrolment), enrolment=enrolment)
    assert award_earned(learner=learner, course=course) == []
    assert Award.objects.count() == 1
    assert AwardSeries.objects.get().last == 1


def test_one_course_may_earn_several_badges(learner, course):
    BadgeFactory.create_batch(3, courses=[course])
    complete(learner, course)
    numbers = sorted(award.number.split("/")[0] for award in Award.objects.all())
    assert numbers == ["0001", "0002", "0003"]


def test_a_badge_switched_off_is_not_given(learner, course, badge):
    badge.is_active = False
    badge.save()
    complete(learner, course)
    assert not Award.objects.exists()


def test_a_badge_without_courses_is_never_given(learner, course):
    BadgeFactory().courses.clear()
    complete(learner, course)
    assert not Award.objects.exists()


def test_visitors_get_none(course, badge):
    complete(VisitorFactory(), course)
    assert not Award.objects.exists()
    assert mail.outbox == []


def test_numbers_follow_the_pattern_and_have_no_gaps(badge, course):
    for _ in range(3):
        complete(LearnerFactory(), course)
    today = timezone.localdate()
    roman = ROMAN_MONTHS[today.month - 1]
    numbers = Award.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == [f"000{n}/LIT/Diskominfo/{roman}/{today.year}" for n in (1, 2, 3)]


def test_a_number_that_was_not_used_is_given_again(learner, badge, course, monkeypatch):
    monkeypatch.setattr(badge_awarded, "send", lambda *args, **kwargs: 1 / 0)
    finish(learner, course)
    with pytest.raises(ZeroDivisionError):
        award_earned(learner=learner, course=course)
    assert not Award.objects.exists()
    monkeypatch.undo()
    (award,) = award_earned(learner=learner, course=course)
    assert award.number.startswith("0001/")


def test_validity_counts_from_the_day_it_was_earned(learner, course, badge):
    badge.validity_months = 24
    badge.save()
    earned = timezone.now() - timedelta(days=40)
    complete(learner, course, at=earned)
    award = Award.objects.get()
    assert award.earned_at == earned
    assert award.expires_on.year == timezone.localdate(earned).year + 2


def test_an_expired_badge_is_renewed_by_finishing_again(learner, course, badge):
    badge.validity_months = 1
    badge.save()
    long_ago = timezone.now() - timedelta(days=100)
    complete(learner, course, at=long_ago)
    complete(learner, course, cycle=2)
    old, new = Award.objects.order_by("cycle")
    assert (old.status, new.status) == (Award.Status.EXPIRED, Award.Status.ACTIVE)
    assert (old.cycle, new.cycle) == (1, 2)
    assert new.supersedes is None


def test_the_news_is_sent_inside_the_transaction(learner, course, badge):
    heard = []

    def hear(sender, award, **kwargs):
        heard.append(award.number)

    badge_awarded.connect(hear)
    complete(learner, course)
    badge_awarded.disconnect(hear)
    assert heard == [Award.objects.get().number]


def test_the_holder_is_told_by_mail(award, course):
    (message,) = mail.outbox
    assert message.to == ["rina@contoh.id"]
    assert message.subject == "Sertifikat Anda siap: Suara Instansi yang Dipercaya"
    assert award.number in message.body
    assert f"/lencana/{award.uuid}/" in message.body
    assert award.verify_url in message.body
    assert reverse("courses:follow", args=[course.uuid]) in message.body


def test_mail_that_cannot_be_sent_takes_nothing_with_it(learner, course, badge, monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError("no mail server")

    monkeypatch.setattr("literasi.badges.letters.send_mail", refuse)
    complete(learner, course)
    assert Award.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Sukarno", "Sukarno"),
        ("  Dr.  H. Asep\t\n, S.Sos. ", "Dr. H. Asep , S.Sos."),
        ("Rina\x00\x08 Marlina\u202e", "Rina Marlina"),
        ("", "Peserta"),
    ],
)
def test_a_name_is_printed_without_what_nobody_can_see(typed, printed, badge):
    # A NUL cannot be saved on PostgreSQL, so the user is only held in memory.
    learner = LearnerFactory()
    learner.user.full_name = typed
    assert issue(learner, badge).name == printed
