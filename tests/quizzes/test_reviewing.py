"""A question that its editor would refuse is not published by a review or the clock either."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from literasi.users.groups import REVIEWERS, ensure_groups
from quizzes.completeness import Incomplete, lacking
from quizzes.models import Question, QuestionVersion
from tests.factories.kinds import SAMPLES
from tests.factories.quizzes import QuestionFactory, question, raw_body
from tests.factories.users import UserFactory
from tests.quizzes.exchange.files import imported

pytestmark = pytest.mark.django_db

UNEXPLAINED = "Apa langkah pertama Anda? {=Memeriksa sumbernya ~Meneruskannya}\n"
LACKING = "Tulis umpan balik untuk pilihan ini"
KEPT = "Tidak ada yang hilang"


@pytest.fixture
def reviewer(client, home):
    ensure_groups()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=REVIEWERS))
    client.force_login(user)
    return user


@pytest.fixture
def submitted(editor):
    """A question that was imported without explanations and sent to review."""
    ensure_groups()
    imported(editor, UNEXPLAINED)
    made = Question.objects.get()
    made.get_workflow().start(made, None)
    return made


def approved(client, made, **headers):
    """Approve a question from a list, as a reviewer does."""
    state = TaskState.objects.get(status="in_progress")
    names = {"action_name": "approve", "task_state_id": state.pk, "pk": made.pk}
    address = reverse("wagtailsnippets_quizzes_question:workflow_action", kwargs=names)
    return client.post(address, {"comment": ""}, follow=not headers, headers=headers)


def completed(made) -> None:
    made.body = raw_body()
    made.save_revision()


def test_approving_what_lacks_explanations_says_so_and_leaves_it_in_review(submitted, client):
    told = approved(client, submitted)
    assert LACKING in told.text
    assert KEPT in told.text
    submitted.refresh_from_db()
    assert not submitted.live
    assert not QuestionVersion.objects.exists()
    assert TaskState.objects.get().status == "in_progress"
    assert WorkflowState.objects.get().status == "in_progress"


def test_it_is_said_to_the_dialog_too(submitted, client):
    answer = approved(client, submitted, **{"x-requested-with": "XMLHttpRequest"})
    said = json.loads(answer.content)
    assert said["step"] == "success"
    assert LACKING in client.get(said["redirect"]).text


def test_a_reviewer_approves_it_once_it_is_complete(submitted, client, reviewer):
    assert LACKING in approved(client, submitted).text
    completed(submitted)
    assert LACKING not in approved(client, submitted).text
    submitted.refresh_from_db()
    assert submitted.live
    assert submitted.current.number == 1


def test_approving_one_for_later_is_refused_at_once(submitted, client):
    submitted.go_live_at = timezone.now() + timedelta(days=1)
    submitted.save_revision()
    assert LACKING in approved(client, submitted).text
    assert not submitted.revisions.exclude(approved_go_live_at=None).exists()


def test_the_clock_leaves_what_is_incomplete_and_publishes_the_others(submitted):
    complete = question(publish=False)
    complete.save_revision()
    due = timezone.now() - timedelta(minutes=1)
    for made in (submitted, complete):
        made.revisions.update(approved_go_live_at=due)
    call_command("publish_scheduled")
    live = dict(Question.objects.values_list("pk", "live"))
    assert live == {submitted.pk: False, complete.pk: True}
    assert list(QuestionVersion.objects.values_list("question", flat=True)) == [complete.pk]
    assert not submitted.revisions.exclude(approved_go_live_at=None).exists()


def test_a_published_question_stays_as_it_was(editor):
    made = question()
    before = made.current
    made.body = raw_body(pairs=[("Satu", False), ("Dua", False)])
    with pytest.raises(Incomplete, match="Soal ini belum dapat terbit"):
        made.save_revision().publish()
    made.refresh_from_db()
    assert made.live
    assert made.current == before


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_says_what_it_lacks(kind, db):
    made = QuestionFactory.build()
    made.body = [{"type": kind, "value": SAMPLES[kind].raw}]
    assert lacking(made) == []
    made.body = [{"type": kind, "value": {}}]
    assert lacking(made)


def test_a_question_without_wording_or_answers_lacks_both():
    made = QuestionFactory.build(stem="", body="[]")
    assert len(lacking(made)) == 2
