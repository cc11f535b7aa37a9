"""The corrector's screens for regrading, and what learners are told."""

import uuid

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from literasi.users.groups import EDITORS, REVIEWERS, ensure_groups
from quizzes.models import Attempt, Regrade
from quizzes.regrading import Policy
from quizzes.services import submit_attempt
from quizzes.services.correcting import Plan
from tests.factories.quizzes import attempt_at, question, quiz_page
from tests.factories.users import LearnerFactory
from tests.quizzes.correcting import REASON, crowd, move_key, result, run, taken
from tests.quizzes.taking import at

pytestmark = pytest.mark.django_db


def address(faulty, **fields) -> str:
    return reverse("regrades:question", args=[faulty.pk], query=fields)


def digest_on(page) -> str:
    return page.context["confirm"]["digest"].value()


def test_it_is_shown_then_done_then_undone(editor, exam, faulty, wrong_version):
    attempt = taken(exam, 1, 0)
    move_key(faulty)
    asked = editor.get(address(faulty))
    assert "Nilai ulang sekarang" not in asked.text
    assert asked.context["form"]["version"].value() == wrong_version.pk
    where = address(faulty, version=wrong_version.pk, policy="both")
    shown = editor.get(where)
    assert "50% → 100%" in shown.text
    assert "menjadi lulus" in shown.text
    assert result(attempt)[3] is False
    done = editor.post(where, {"digest": digest_on(shown), "reason": REASON}, follow=True)
    assert "1 percobaan berubah" in done.text
    assert result(attempt)[3] is True
    made = Regrade.objects.get()
    assert (made.reason, made.policy, made.key) == (REASON, "both", faulty.current)
    listed = editor.get(reverse("regrades:index")).text
    assert REASON in listed
    back = reverse("regrades:reverse", args=[made.pk])
    assert "1</b> orang tidak lagi tercatat lulus" in editor.get(back).text
    told = editor.post(back, {"reason": "Salah pilih."}, follow=True).text
    assert "nilai dikembalikan" in told
    assert "Dikembalikan persis" in told
    assert result(attempt)[3] is False
    assert "sudah dibatalkan" in editor.post(back, {"reason": "Lagi."}, follow=True).text


def test_a_reason_is_asked_for(editor, exam, faulty, wrong_version):
    taken(exam, 1, 0)
    where = address(faulty, version=wrong_version.pk, policy="credit")
    again = editor.post(where, {"digest": digest_on(editor.get(where)), "reason": ""})
    assert again.context["confirm"].errors["reason"]
    assert not Regrade.objects.exists()


def test_lowering_needs_a_tick_of_its_own(editor, exam, faulty, wrong_version):
    attempt = taken(exam, 0, 0)
    move_key(faulty)
    where = address(faulty, version=wrong_version.pk, policy="new", lowers="on")
    shown = editor.get(where)
    assert "tidak lagi lulus" in shown.text
    data = {"digest": digest_on(shown), "reason": REASON}
    assert editor.post(where, data).context["confirm"].errors["sure"]
    assert result(attempt)[3] is True
    editor.post(where, data | {"sure": "on"})
    assert result(attempt)[3] is False


def test_what_changed_meanwhile_is_shown_again(editor, exam, faulty, wrong_version):
    attempt = taken(exam, 1, 0)
    where = address(faulty, version=wrong_version.pk, policy="credit")
    data = {"digest": digest_on(editor.get(where)), "reason": REASON}
    Attempt.objects.filter(pk=attempt.pk).update(passed=True)
    told = editor.post(where, data, follow=True).text
    assert "Datanya berubah" in told
    assert not Regrade.objects.exists()


def test_without_a_better_key_it_says_what_to_do(editor, exam, faulty, wrong_version):
    told = editor.get(address(faulty, version=wrong_version.pk, policy="both"))
    assert "belum ada kunci yang benar" in told.text
    assert "Nilai ulang sekarang" not in told.text


@pytest.mark.parametrize("fields", [{"version": "x", "policy": "y"}, {"policy": ""}])
def test_rubbish_in_the_address_is_no_plan(editor, faulty, fields):
    assert editor.get(address(faulty, **fields)).status_code == 200
    assert editor.post(address(faulty, **fields), {}).status_code == 302


def test_an_unpublished_draft_has_nothing_to_judge(editor):
    assert editor.get(address(question(publish=False))).status_code == 404


@pytest.mark.parametrize(("group", "status"), [(EDITORS, 302), (REVIEWERS, 200)])
def test_who_may(client, exam, faulty, wrong_version, groups, group, status):
    client.force_login(groups(group))
    assert client.get(address(faulty)).status_code == status
    again = client.post(address(faulty, version=wrong_version.pk, policy="credit"), {})
    assert again.status_code == status
    assert not Regrade.objects.exists()


@pytest.fixture
def groups(django_user_model):
    """Return somebody of the group with this name."""

    def member(name):
        ensure_groups()
        user = django_user_model.objects.create_user(email=f"{name}@contoh.example", password="x")
        user.groups.add(Group.objects.get(name=name))
        return user

    return member


def test_it_is_reached_from_the_bank_and_from_the_quiz(editor, exam, faulty):
    taken(exam, 0, 0)
    listed = editor.get(reverse("wagtailsnippets_quizzes_question:list")).text
    assert address(faulty) in listed
    of_quiz = reverse("regrades:quiz", args=[exam.pk])
    assert of_quiz in editor.get(reverse("wagtailadmin_pages:edit", args=[exam.pk])).text
    assert address(faulty) in editor.get(of_quiz).text


def test_permissions_can_be_granted(editor):
    text = editor.get(reverse("wagtailusers_groups:add")).text
    permission = Permission.objects.get(codename="run_regrade")
    assert f'value="{permission.pk}"' in text


# --- Cost -----------------------------------------------------------------------------


def test_screens_cost_the_same_with_three_attempts_and_with_many(
    editor, exam, faulty, wrong_version
):
    taken(exam, 1, 0)
    costs = []
    for more in (2, 297):
        crowd(exam, more)
        where = address(faulty, version=wrong_version.pk, policy="credit")
        editor.get(where)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(where).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_log_costs_the_same_with_three_and_with_three_hundred(
    editor, exam, faulty, wrong_version, corrector
):
    taken(exam, 1, 0)
    made = run(Plan(wrong_version, Policy.CREDIT, None), corrector)
    where, costs = reverse("regrades:index"), []
    for more in (2, 297):
        Regrade.objects.bulk_create(_another(made) for _ in range(more))
        editor.get(where)
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(where).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert Regrade.objects.count() == 300


def _another(made) -> Regrade:
    """Return a regrade like this one, undone since."""
    fields = {f.attname: getattr(made, f.attname) for f in made._meta.concrete_fields}
    again = {**fields, "id": None, "uuid": uuid.uuid4(), "reversed_at": made.at}
    return Regrade(**again)


def test_a_submit_asks_nothing_more_where_nothing_was_corrected(home, wrong_version):
    attempt = attempt_at(quiz_page(home, question()), LearnerFactory())
    with CaptureQueriesContext(connection) as queries:
        submit_attempt(attempt=attempt)
    # Whether one holds is read along with the questions.
    asked = [query["sql"].split(" FROM ")[0] for query in queries]
    assert not [sql for sql in asked if sql.startswith('SELECT "quizzes_regrade')]


# --- What learners read ---------------------------------------------------------------


def test_a_learner_reads_why_the_result_changed(
    as_account, account, exam, wrong_version, corrector
):
    attempt = taken(exam, 1, 0, learner=account)
    assert "Penilaian diperbarui" not in as_account.get(at("review", attempt)).text
    run(Plan(wrong_version, Policy.DROP), corrector)
    page = as_account.get(at("review", attempt)).text
    assert "Penilaian diperbarui" in page
    assert "Soal 1: tidak lagi dihitung" in page
    assert REASON in page


def test_whose_result_did_not_change_reads_nothing(
    as_account, account, exam, wrong_version, corrector
):
    attempt = taken(exam, 0, 0, learner=account)
    run(Plan(wrong_version, Policy.CREDIT), corrector)
    assert "Penilaian diperbarui" not in as_account.get(at("review", attempt)).text
