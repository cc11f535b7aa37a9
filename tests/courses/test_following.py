"""Being asked again after a course: wanting it, answering, letters, and ending it."""

import datetime
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from courses import drills, services
from courses.models import Drill, FollowUp
from courses.privacy import section
from courses.services import enrol
from quizzes.services import submit_attempt
from tests.factories.courses import activities_of, complete_all, course_of, course_page
from tests.factories.quizzes import TopicFactory, attempt_at, question, quiz_of, quiz_page, versions
from tests.quizzes.taking import SAME_SITE

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(weeks=1)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def topic(db):
    return TopicFactory(name="Verifikasi")


@pytest.fixture
def course(home, topic):
    """A course with a test of one question, and eight more to practise with."""
    page = course_page(home)
    quiz = quiz_page(page, question(topic), title="Uji", purpose="test", required=False)
    for _number in range(8):
        question(topic)
    page.save_revision().publish()
    return course_of(page), quiz


@pytest.fixture
def completed(course, account):
    complete_all(account, activities_of(course[0].page))
    assert enrol(learner=account, course=course[0]).is_completed
    return course[0]


def follow(client, course, **data):
    return client.post(reverse("courses:follow", args=[course.uuid]), data, **SAME_SITE)


def make_due(number=1):
    """Let a drill be due, as if a week had gone."""
    now = timezone.now()
    drill = Drill.objects.get(number=number)
    drill.due_at, drill.ends_at = now - SECOND, now + WEEK
    drill.save()
    return drill


def address(drill):
    return reverse("courses:drill", args=[drill.uuid])


def replies(drill, choose):
    """Return a form that answers every question of an opened drill."""
    drill.refresh_from_db()
    found = {}
    for slot, pk in enumerate(drill.asked, start=1):
        options = drills.versions(drill)[pk].body["options"]
        found[f"answer-{slot}"] = [o["id"] for o in options if o["correct"] is choose]
    return found


# --- Wanting it -----------------------------------------------------------------------


def test_who_has_completed_is_offered_it_and_gets_three_dates(as_account, completed):
    assert "Ya, tanyai saya lagi" in as_account.get("/belajar-saya/").text
    response = follow(as_account, completed, by_mail="1")
    assert response.url == "/belajar-saya/"
    wanted = FollowUp.objects.get()
    days = [round((d.due_at - wanted.started_at) / WEEK) for d in wanted.drills.all()]
    assert days == [1, 2, 4]
    page = as_account.get("/belajar-saya/").text
    assert "Ya, tanyai saya lagi" not in page
    assert reverse("courses:stop", args=[wanted.uuid]) in page
    assert "Belum ada yang perlu dikerjakan" in page


def test_wanting_it_twice_is_wanting_it_once(as_account, completed):
    follow(as_account, completed, by_mail="1")
    due = list(Drill.objects.values_list("due_at", flat=True))
    follow(as_account, completed)
    assert list(Drill.objects.values_list("due_at", flat=True)) == due
    assert not FollowUp.objects.get().by_mail


def test_only_who_has_completed_may(as_account, client, course, account):
    enrol(learner=account, course=course[0])
    assert follow(as_account, course[0]).status_code == 404
    client.logout()
    assert follow(client, course[0]).status_code == 404
    assert not FollowUp.objects.exists()


def test_letter_about_the_certificate_leads_to_it(as_account, client, completed, course):
    address = reverse("courses:follow", args=[completed.uuid])
    page = as_account.get(address).text
    assert completed.title in page
    assert "Ya, tanyai saya lagi" in page
    assert not FollowUp.objects.exists(), "opening the link asks for nothing"
    client.logout()
    assert client.get(address).url == f"{reverse('account_login')}?next={address}"


# --- Answering ------------------------------------------------------------------------


@pytest.fixture
def drill(as_account, completed):
    follow(as_account, completed, by_mail="1")
    return make_due()


def test_drill_is_answered_without_signing_in_and_graded_once(client, drill):
    page = client.get(address(drill)).text
    assert page.count('class="question"') == 5
    assert "Umpan balik:" not in page, "the key is not told before"
    done = client.post(address(drill), replies(drill, choose=True), follow=True).text
    assert "100%" in done
    assert "Umpan balik:" in done
    client.post(address(drill), replies(drill, choose=False))
    drill.refresh_from_db()
    assert (drill.percent, drill.is_done) == (100, True)


def test_drill_shows_nothing_of_whose_it_is(client, drill, account):
    assert account.user.full_name not in client.get(address(drill)).text


def test_drill_never_asks_what_a_live_test_asks(client, drill, course):
    client.get(address(drill))
    drill.refresh_from_db()
    tested = quiz_of(course[1]).current.questions.values_list("version", flat=True)
    assert not set(drill.asked) & set(tested)


def test_result_counts_for_nothing_else(client, drill, account, completed):
    before = list(account.completions.values()), list(account.enrolments.values())
    client.get(address(drill))
    client.post(address(drill), replies(drill, choose=False))
    assert before == (list(account.completions.values()), list(account.enrolments.values()))
    assert not account.attempts.exists()


def test_empty_form_is_not_taken(client, drill):
    client.get(address(drill))
    response = client.post(address(drill), {"answer-1": ["rubbish"]}, follow=True)
    assert "Belum ada jawaban" in response.text
    drill.refresh_from_db()
    assert not drill.is_done


def test_reload_asks_the_same(client, drill):
    first = client.get(address(drill)).text
    drill.refresh_from_db()
    asked = list(drill.asked)
    client.get(address(drill))
    drill.refresh_from_db()
    assert drill.asked == asked
    assert first


def test_too_early_and_too_late_are_told_kindly(client, drill):
    Drill.objects.update(due_at=timezone.now() + WEEK)
    assert "Belum waktunya" in client.get(address(drill)).text
    Drill.objects.update(due_at=timezone.now() - 2 * WEEK, ends_at=timezone.now() - WEEK)
    assert "sudah lewat" in client.get(address(drill)).text


def test_missed_topic_comes_first(client, as_account, completed, course, account, topic):
    other = TopicFactory(name="Lain")
    for _number in range(6):
        question(other)
    quiz = quiz_page(course[1].get_parent(), question(other), purpose="test", required=False)
    attempt = attempt_at(quiz, account)
    submit_attempt(attempt=attempt)
    follow(as_account, completed)
    drill = make_due()
    client.get(address(drill))
    drill.refresh_from_db()
    topics = {v.question.topics.get() for v in drills.versions(drill).values()}
    assert topics == {other}


# --- Letters and feed -----------------------------------------------------------------


@pytest.fixture
def mailbox(account):
    account.user.email = "sari@majalengka.test"
    account.user.save()


def test_letter_is_sent_once_and_can_be_ended(
    client, drill, mailbox, mailoutbox, django_capture_on_commit_callbacks
):
    for _night in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("send_follow_ups")
    (letter,) = mailoutbox
    assert address(drill) in letter.body
    stop = reverse("courses:stop", args=[drill.follow_up.uuid])
    assert stop in letter.body
    assert stop in letter.extra_headers["List-Unsubscribe"]
    assert "Ya, berhenti" in client.get(stop).text
    assert FollowUp.objects.get().is_wanted, "opening the link ends nothing"
    assert "sudah dihentikan" in client.post(stop).text
    assert not FollowUp.objects.get().is_wanted


@pytest.mark.parametrize("change", [{"by_mail": False}, {"ended_at": timezone.now()}])
def test_no_letter_to_who_wants_none(drill, mailbox, mailoutbox, change):
    FollowUp.objects.update(**change)
    call_command("send_follow_ups")
    assert mailoutbox == []


def test_wanting_it_anew_asks_what_is_left(drill, completed, account):
    services.answer_drill(drill=drill, responses={}, now=timezone.now())
    services.end(follow_up=drill.follow_up, now=timezone.now())
    services.follow(learner=account, course=completed, by_mail=True, now=timezone.now() + WEEK)
    numbers = Drill.objects.filter(finished_at=None, due_at__gt=timezone.now() + WEEK)
    assert sorted(numbers.values_list("number", flat=True)) == [2, 3]


def test_my_learning_and_the_feed_list_what_is_due(as_account, client, drill):
    page = as_account.get("/belajar-saya/")
    assert "Menanti Anda" in page.text
    assert address(drill) in page.text
    client.logout()
    response = client.get(page.context["feed"])
    assert response["Content-Type"].startswith("application/atom+xml")
    tree = ElementTree.fromstring(response.content)  # noqa: S314  (our own answer)
    links = [link.get("href") for link in tree.iter("{http://www.w3.org/2005/Atom}link")]
    assert any(address(drill) in link for link in links)


def test_feed_opens_to_its_token_only(client, account):
    for token in ("x", "a:b:c", f"{account.uuid}:x"):
        assert client.get(reverse("drill_feed", args=[token])).status_code == 404


# --- Leaving, size --------------------------------------------------------------------


def test_copy_of_ones_data_holds_the_drills(drill, account):
    assert [row["ke"] for row in section(account)["latihan_ulang"]] == [1, 2, 3]


@pytest.mark.parametrize("held", [3, 300])
def test_opening_costs_the_same_whatever_there_is(
    client, drill, topic, held, django_assert_max_num_queries
):
    versions(topic, held)
    with django_assert_max_num_queries(22):
        client.get(address(drill))
