"""The desk in the admin: who sees what of the answers that wait, and how marks are given."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from literasi.agencies.models import Agency, Membership
from literasi.home.dashboard import waiting
from quizzes.models import Attempt, AttemptItem, Claim, Mark
from tests.factories.kinds import ESSAY
from tests.factories.marking import (
    TEXT,
    essay,
    levels_of,
    mark,
    marker,
    test_of,
    waiting_item,
)
from tests.factories.quizzes import quiz_of
from tests.factories.users import LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db

QUEUE = reverse("marking:queue")


def page_of(name, row) -> str:
    return reverse(f"marking:{name}", args=[row.pk])


@pytest.fixture
def judge(client, home):
    user = marker()
    client.force_login(user)
    return user


@pytest.fixture
def task(home):
    return test_of(home, essay())


@pytest.fixture
def item(task, account):
    return waiting_item(task, account)


@pytest.fixture
def double(home, account):
    return waiting_item(test_of(home, essay(markers=2), title="Berdua"), account)


def form(item, *points, **fields):
    chosen = {f"criterion-{key}": level for key, level in levels_of(item, *points).items()}
    return {**chosen, "comment": "", **fields}


def posted(client, address, data):
    return html.unescape(client.post(address, data, follow=True).text)


def rows_in(response) -> int:
    return len(re.findall(r"<tr", response.text.split("<tbody>")[-1]))


# --- The queue ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["queue", "queue_results", "marks", "marks_results"])
def test_only_who_may_mark_comes_in(client, home, item, name):
    client.force_login(marker())
    assert client.get(reverse(f"marking:{name}")).status_code == 200
    visitor = UserFactory()
    visitor.user_permissions.set(marker().user_permissions.filter(codename="access_admin"))
    client.force_login(visitor)
    assert client.get(reverse(f"marking:{name}")).status_code == 302
    assert client.post(page_of("open", item)).status_code == 302
    assert client.post(page_of("mark", item), form(item, 2, 3)).status_code == 302
    assert not Mark.objects.exists()
    assert not Claim.objects.exists()


def test_the_menu_and_the_dashboard_tell_who_may_mark(client, judge, item):
    text = client.get(reverse("wagtailadmin_home")).text
    assert QUEUE in text
    assert "esai menunggu penilaian" in text
    assert [count.number for count in waiting(judge, timezone.localdate())] == [1]
    assert waiting(UserFactory(), timezone.localdate()) == []


def test_who_has_waited_longest_comes_first(client, judge, task):
    newer, older = waiting_item(task), waiting_item(task)
    Attempt.objects.filter(pk=older.attempt_id).update(finished_at="2026-01-01T00:00Z")
    text = client.get(QUEUE).text
    assert text.index(page_of("open", older)) < text.index(page_of("open", newer))


def test_it_names_nobody(client, judge, item, account):
    Membership.objects.create(
        user=account.user,
        agency=Agency.objects.create(name="Dinas Rahasia", code="rahasia"),
        confirmed_at=timezone.now(),
    )
    client.post(page_of("open", item))
    for address in (QUEUE + "hasil/", page_of("mark", item)):
        text = client.get(address).text
        assert account.user.full_name not in text
        assert account.user.email not in text
        assert "Rahasia" not in text.split("<main")[-1].split("w-filters")[0]


def test_their_own_and_what_they_have_marked_is_not_there(client, judge, task, double):
    own = waiting_item(task, LearnerFactory(user=judge))
    mark(double, 2, 3, by=judge)
    text = client.get(QUEUE).text
    assert page_of("open", own) not in text
    assert page_of("open", double) not in text
    assert "Ini jawaban Anda sendiri" in posted(client, page_of("open", own), {})
    assert "sudah tercatat sebelumnya" in posted(client, page_of("open", double), {})
    assert "orang lain yang menilainya" in posted(client, page_of("mark", own), form(own, 2, 3))


def test_it_can_be_narrowed(client, judge, home, task, account):
    agency = Agency.objects.create(name="Dinas", code="dinas")
    Membership.objects.create(user=account.user, agency=agency, confirmed_at=timezone.now())
    mine, other = waiting_item(task, account), waiting_item(task)
    third = waiting_item(test_of(home, essay(markers=2), title="Lain"))
    mark(third, 2, 3)
    mark(third, 0, 0)

    def seen(**query):
        text = client.get(QUEUE, query).text
        return {row for row in (mine, other, third) if page_of("open", row) in text}

    assert seen() == {mine, other, third}
    assert seen(quiz=quiz_of(task).pk) == {mine, other}
    assert seen(question=third.version.question_id) == {third}
    assert seen(agency=agency.pk) == {mine}
    assert seen(settle="true") == {third}
    assert seen(quiz="rubbish") == set()
    assert "Perbaiki atau kosongkan" in client.get(QUEUE, {"quiz": "rubbish"}).text


def copies(item, count) -> None:
    """Let many more answers like this one wait, and be marked already."""
    source = Attempt.objects.get(pk=item.attempt_id)
    learners = [LearnerFactory() for _ in range(3)]
    for number in range(count):
        attempt = Attempt.objects.get(pk=source.pk)
        attempt.pk, attempt.uuid, attempt.learner = None, None, learners[number % 3]
        attempt.uuid = Attempt._meta.get_field("uuid").get_default()
        attempt.number = number + 10
        attempt.save(force_insert=True)
        row = AttemptItem.objects.get(pk=item.pk)
        row.pk, row.attempt = None, attempt
        row.save(force_insert=True)


@pytest.mark.parametrize("name", ["queue", "marks"])
def test_the_count_of_statements_does_not_grow(client, judge, item, name):
    copies(item, 3)
    counts = []
    for more in (0, 300):
        copies(item, more)
        for row in AttemptItem.objects.for_markers().filter(marks=None)[: more // 2 + 1]:
            levels = levels_of(item, 2, 3)
            Mark.objects.create(item=row, place=1, by=judge, at=timezone.now(), levels=levels)
        client.get(reverse(f"marking:{name}"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert rows_in(client.get(reverse(f"marking:{name}"))) > 1 or more == 0
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] < 25


# --- Opening and marking --------------------------------------------------------------


def test_opening_keeps_it_from_others(client, judge, item):
    assert client.get(page_of("open", item)).status_code == 405
    opened = client.post(page_of("open", item), follow=True)
    text = html.unescape(opened.text)
    assert TEXT in text
    assert ESSAY["guide"] in text
    assert ESSAY["model"] in text
    client.force_login(marker())
    assert "Sedang dinilai orang lain" in client.get(QUEUE).text
    assert "sedang dinilai orang lain" in posted(client, page_of("open", item), {})


def test_a_mark_is_saved_and_the_next_one_opens(client, judge, item, task):
    following = waiting_item(task)
    told = client.post(page_of("mark", item), form(item, 2, 3), follow=True)
    assert told.redirect_chain == [(page_of("mark", following), 302)]
    assert Claim.objects.get().item == following
    item.refresh_from_db()
    assert item.score == 1
    told = client.post(page_of("mark", following), form(item, 2, 3), follow=True)
    assert told.redirect_chain == [(QUEUE, 302)]
    assert "Tidak ada jawaban yang menunggu" in told.text
    assert ModelLogEntry.objects.filter(action="quizzes.mark", user=judge).count() == 2
    assert "sudah tercatat sebelumnya" in posted(client, page_of("mark", item), form(item, 2, 3))
    assert client.get(page_of("mark", item), follow=True).redirect_chain == [(QUEUE, 302)]


def test_what_was_taken_off_must_be_explained(client, judge, item):
    text = posted(client, page_of("mark", item), form(item, 1, 3))
    assert "Nilainya tidak penuh" in text
    assert not Mark.objects.exists()
    posted(client, page_of("mark", item), form(item, 1, 3, comment="Sebut jam berikutnya."))
    assert Mark.objects.get().comment == "Sebut jam berikutnya."


@pytest.mark.parametrize("level", [None, "rubbish", ""])
def test_every_criterion_needs_a_level_there_is(client, judge, item, level):
    data = form(item, 2, 3, comment="Ditulis panjang.")
    first = next(iter(data))
    data = {**data, first: level} if level is not None else {k: data[k] for k in data if k != first}
    text = posted(client, page_of("mark", item), data)
    assert "Ditulis panjang." in text
    assert not Mark.objects.exists()


def test_an_answer_that_is_not_there(client, judge, item):
    for name in ("mark", "detail", "correct"):
        assert client.get(reverse(f"marking:{name}", args=[10**6])).status_code == 404
    assert client.post(reverse("marking:open", args=[10**6])).status_code == 404


def test_the_second_marker_does_not_see_the_first_mark(client, home, double):
    first, second = marker(), marker("correct_marks")
    made = mark(double, 1, 3, by=first, comment="Catatan penilai pertama.")
    client.force_login(second)
    text = client.post(page_of("open", double), follow=True).text
    assert TEXT in text
    assert "Catatan penilai pertama" not in text
    assert "Penilai 1" not in text
    assert client.get(page_of("detail", made)).status_code == 404
    assert page_of("detail", made) not in client.get(reverse("marking:marks")).text
    posted(client, page_of("mark", double), form(double, 2, 3))
    assert Attempt.objects.get(pk=double.attempt_id).percent == 90
    assert "Catatan penilai pertama" in client.get(page_of("detail", made)).text


def test_who_settles_sees_both_marks(client, judge, double):
    mark(double, 2, 3, comment="Lengkap sekali.")
    mark(double, 0, 0, comment="Menyalahkan warga.")
    text = client.post(page_of("open", double), follow=True).text
    assert "Lengkap sekali." in text
    assert "Menyalahkan warga." in text
    assert "Penilai 2: 0 dari 5 poin" in text
    posted(client, page_of("mark", double), form(double, 1, 3, comment="Hampir lengkap."))
    assert Attempt.objects.get(pk=double.attempt_id).percent == 80


# --- Afterwards -----------------------------------------------------------------------


def test_markers_find_their_own_marks(client, judge, task, account):
    mine = mark(waiting_item(task, account), 2, 3, by=judge)
    others = mark(waiting_item(task), 2, 3)
    text = client.get(reverse("marking:marks")).text
    assert page_of("detail", mine) in text
    assert page_of("detail", others) not in text
    assert client.get(page_of("detail", others)).status_code == 404
    assert account.user.full_name not in client.get(page_of("detail", mine)).text
    assert "/laporan-belajar/percobaan/" not in client.get(page_of("detail", mine)).text


def test_who_reads_reports_may_see_whose_it_was_once_it_is_settled(client, home, double):
    client.force_login(marker("correct_marks", "view_learning"))
    first = mark(double, 2, 3)
    mark(double, 2, 3)
    text = client.get(page_of("detail", first)).text
    assert reverse("reports:attempt", args=[double.attempt.uuid]) in text
    text = client.get(reverse("reports:attempt", args=[double.attempt.uuid])).text
    assert "Penilai 1" in text


def test_a_correction_is_made_with_a_reason(client, judge, item):
    made = mark(item, 1, 3, by=judge)
    address = page_of("correct", made)
    assert "checked" in client.get(address).text
    assert "Tulis mengapa" in posted(client, address, form(item, 2, 3))
    text = posted(client, address, form(item, 2, 3, reason="Salah baca."))
    assert "Koreksi tercatat" in text
    assert "Salah baca." in text
    assert Attempt.objects.get(pk=item.attempt_id).percent == 100
    assert ModelLogEntry.objects.get(action="quizzes.correct_mark").data["reason"] == "Salah baca."
    assert client.get(address).status_code == 404  # what was replaced is not corrected again


def test_the_learner_reads_the_mark(client, home, double, account):
    mark(double, 2, 3, comment="Nada Anda tenang.")
    client.force_login(account.user)
    review = reverse("quizzes:review", args=[double.attempt.uuid])
    assert "Nada Anda tenang." not in client.get(review).text
    mark(double, 1, 3, comment="Sebut jam berikutnya.")
    text = html.unescape(client.get(review).text)
    assert "Nada Anda tenang." in text
    assert "Sebut jam berikutnya." in text
    assert "1 dari 2 poin" in text
    assert ESSAY["guide"] not in text
