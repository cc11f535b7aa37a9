"""Allowances and room codes in the admin: who may, what is asked, what is kept."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from literasi.users.models import Learner
from quizzes import services
from quizzes.models import Allowance
from quizzes.terms import Allowance as Given
from tests.factories.quizzes import attempt_at, quiz_of
from tests.factories.users import AdministratorFactory, LearnerFactory, UserFactory
from tests.quizzes.conftest import MINUTE, NOON
from tests.quizzes.test_terms import change

pytestmark = pytest.mark.django_db

INDEX, ADD = reverse("allowances:index"), reverse("allowances:add")


def fields(page, person, **given):
    blank = {"minutes": "0", "attempts": "0", "opens_at": "", "closes_at": "", "reason": "Sakit"}
    return {**blank, "quiz": quiz_of(page).pk, "person": person.pk, **given}


@pytest.fixture
def held(final, account):
    given = Given(minutes=5)
    by = AdministratorFactory()
    return services.allow(quiz=quiz_of(final), learner=account, given=given, reason="Awal", by=by)


# --- Giving ---------------------------------------------------------------------------


def test_an_allowance_is_given_to_somebody_who_has_not_begun(editor, final):
    person = UserFactory(full_name="Dedeh Rohaeti")
    done = editor.post(ADD, fields(final, person, minutes="20"), follow=True)
    assert "Kelonggaran diberikan" in done.text
    assert "+20 menit" in done.text
    made = Allowance.objects.get()
    assert (made.learner.user, made.minutes, made.reason) == (person, 20, "Sakit")
    assert made.by.is_superuser


def test_an_open_attempt_gets_the_time_at_once(editor, final, account):
    attempt = attempt_at(final, account)
    before = attempt.deadline_at
    editor.post(ADD, fields(final, account.user, minutes="20"))
    attempt.refresh_from_db()
    assert attempt.deadline_at == before + 20 * MINUTE


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Isi paling sedikit satu"),
        ({"minutes": "9", "reason": " "}, "Tulis alasannya"),
        ({"minutes": "-1"}, "0"),
        ({"minutes": "99999"}, "1440"),
        ({"opens_at": "2026-11-24 10:00", "closes_at": "2026-11-24 09:00"}, "setelah waktu buka"),
    ],
)
def test_what_cannot_be_given_is_said(editor, final, account, given, told):
    refused = editor.post(ADD, fields(final, account.user, **given))
    assert refused.status_code == 200
    assert told in refused.text
    assert not Allowance.objects.exists()


def test_who_has_one_is_not_given_another(editor, final, account, held):
    refused = editor.post(ADD, fields(final, account.user, minutes="20"))
    assert "ubahlah yang itu" in refused.text
    assert Allowance.objects.get() == held


# --- Changing and ending --------------------------------------------------------------


def test_a_change_keeps_the_old_one(editor, held):
    address = reverse("allowances:edit", args=[held.pk])
    page = editor.get(address)
    assert "Awal" in page.text
    editor.post(address, {"minutes": "7", "attempts": "1", "reason": "Lain"})
    held.refresh_from_db()
    assert (held.minutes, held.ended_at is not None) == (5, True)
    new = Allowance.objects.standing().get()
    assert (new.minutes, new.attempts, new.reason) == (7, 1, "Lain")
    assert editor.get(address).status_code == 404, "what has ended stays as it was"


def test_ending(editor, held):
    address = reverse("allowances:delete", args=[held.pk])
    assert "tetap memakai waktu" in editor.get(address).text
    editor.post(address)
    assert not Allowance.objects.standing().exists()
    listed = editor.get(INDEX)
    assert "Berakhir" in listed.text
    assert address not in listed.text


def test_the_list_is_searched_and_filtered(editor, final, held):
    assert "+5 menit" in editor.get(INDEX, {"q": held.learner.user.email}).text
    assert "+5 menit" not in editor.get(INDEX, {"q": "tidak ada"}).text
    assert "+5 menit" in editor.get(INDEX, {"state": "standing"}).text
    assert "+5 menit" not in editor.get(INDEX, {"state": "ended"}).text


def test_the_list_costs_the_same_however_long(editor, final):
    by, costs = AdministratorFactory(), []
    editor.get(INDEX)
    for many in (3, 297):
        for learner in LearnerFactory.create_batch(many):
            services.allow(
                quiz=quiz_of(final), learner=learner, given=Given(1), reason="-", by=by, now=NOON
            )
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(INDEX).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]


# --- Who may --------------------------------------------------------------------------


@pytest.fixture
def as_writer(client, home):
    """Somebody of the group of editors."""
    person = UserFactory()
    person.groups.add(Group.objects.get(name="Penyunting"))
    client.force_login(person)
    return client


def test_editors_may(as_writer, final, account):
    assert as_writer.get(INDEX).status_code == 200
    as_writer.post(ADD, fields(final, account.user, minutes="3"))
    assert Allowance.objects.get().minutes == 3


def test_others_may_neither_give_nor_look_people_up(client, final, account, held):
    person = UserFactory()
    group = Group.objects.create(name="Tamu")
    group.permissions.set(
        Group.objects.get(name="Penyunting").permissions.exclude(codename__endswith="_allowance")
    )
    person.groups.add(group)
    client.force_login(person)
    for address in (
        ADD,
        reverse("allowances:edit", args=[held.pk]),
        reverse("allowances:delete", args=[held.pk]),
        reverse("person_chooser:choose"),
        reverse("person_chooser:choose_results"),
        reverse("person_chooser:chosen", args=[account.user.pk]),
    ):
        assert client.get(address).status_code in (302, 403), address
        assert account.user.email not in client.get(address, follow=True).text


def test_people_are_found_by_name_and_address(editor):
    UserFactory(full_name="Dedeh Rohaeti, S.Pd.", email="dedeh@contoh.id")
    UserFactory(full_name="Asep Sunandar")
    results = reverse("person_chooser:choose_results")
    for words in ("rohaeti dedeh", "DEDEH@contoh"):
        found = editor.get(results, {"q": words}).text
        assert "Dedeh Rohaeti" in found
        assert "Asep" not in found


# --- Rooms ----------------------------------------------------------------------------


def test_a_room_shows_its_code_and_another_on_request(editor, final):
    page = change(final, needs_code=True)
    address = reverse("quiz_room", args=[page.pk])
    first = services.room_code(quiz=quiz_of(page)).code
    assert first in editor.get(address).text
    changed = editor.post(address, follow=True)
    assert "Kode diganti" in changed.text
    assert first not in changed.text
    assert services.room_code(quiz=quiz_of(page)).code in changed.text


def test_a_room_that_asks_for_no_code_says_so(editor, final):
    assert "belum meminta kode" in editor.get(reverse("quiz_room", args=[final.pk])).text


def test_a_code_is_for_who_may_edit_the_quiz(client, final, account):
    page = change(final, needs_code=True)
    code = services.room_code(quiz=quiz_of(page)).code
    client.force_login(account.user)
    shown = client.get(reverse("quiz_room", args=[page.pk]), follow=True)
    assert code not in shown.text


def test_a_quiz_leads_to_its_room_and_its_allowances(editor, final):
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[final.pk])).text
    assert reverse("quiz_room", args=[final.pk]) in text
    assert f"{ADD}?quiz={quiz_of(final).pk}" in text


def test_nobody_becomes_a_learner_by_being_looked_at(editor, final):
    editor.post(ADD, fields(final, UserFactory()))
    assert not Learner.objects.exists()
