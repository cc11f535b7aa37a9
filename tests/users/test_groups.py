"""Who may do what in the admin."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow

from literasi.users import groups
from literasi.users.groups import EDITORS, MARKERS, REVIEWERS, ensure_groups
from literasi.users.models import User
from tests.factories.users import UserFactory


def member(name):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=name))
    return User.objects.get(pk=user.pk)


def test_migrating_has_made_them_out_of_wagtails(db):
    assert set(Group.objects.values_list("name", flat=True)) == {EDITORS, REVIEWERS, MARKERS}
    assert Workflow.objects.get().name == groups.WORKFLOW
    assert list(GroupApprovalTask.objects.get().groups.all()) == [Group.objects.get(name=REVIEWERS)]


def test_making_them_again_changes_nothing_and_takes_nothing_away(db):
    Group.objects.get(name=EDITORS).permissions.clear()
    ensure_groups()
    before = set(Group.objects.get(name=EDITORS).permissions.all())
    ensure_groups()
    assert before
    assert set(Group.objects.get(name=EDITORS).permissions.all()) == before


def test_they_are_made_from_nothing(db):
    Group.objects.all().delete()
    ensure_groups()
    assert member(REVIEWERS).has_perm("wagtailadmin.access_admin")


def test_an_editor_writes_and_submits_but_does_not_publish(home):
    editor = member(EDITORS)
    page = Page.objects.get(pk=home.pk).permissions_for_user(editor)
    assert editor.has_perm("wagtailadmin.access_admin")
    assert page.can_edit()
    assert page.can_add_subpage()
    assert not page.can_publish()
    assert editor.has_perm("quizzes.change_question")
    assert editor.has_perm("badges.view_badge")
    assert not editor.has_perm("badges.change_badge")
    assert not editor.has_perm("users.change_user")


def test_a_marker_marks_and_nothing_else(home):
    person = member(MARKERS)
    assert person.has_perm("wagtailadmin.access_admin")
    assert person.has_perm("quizzes.mark_answers")
    assert not person.has_perm("quizzes.correct_marks")
    assert not person.has_perm("quizzes.view_question")
    assert not person.has_perm("reports.view_learning")
    assert not Page.objects.get(pk=home.pk).permissions_for_user(person).can_edit()


def test_a_reviewer_publishes(home):
    reviewer = member(REVIEWERS)
    assert Page.objects.get(pk=home.pk).permissions_for_user(reviewer).can_publish()
    assert reviewer.has_perm("quizzes.publish_question")
    assert reviewer.has_perm("quizzes.correct_marks")


@pytest.mark.parametrize("from_group", [True, False])
def test_joining_and_leaving_a_group_makes_and_unmakes_staff(db, from_group):
    user, group = UserFactory(), Group.objects.get(name=EDITORS)
    group.user_set.add(user) if from_group else user.groups.add(group)
    user.refresh_from_db()
    assert user.is_staff
    group.user_set.remove(user) if from_group else user.groups.clear()
    user.refresh_from_db()
    assert not user.is_staff


def test_who_manages_the_site_is_staff_without_a_group(db):
    user = User.objects.create_superuser("a@contoh.id", "x", full_name="A")
    user.groups.add(Group.objects.get(name=EDITORS))
    user.groups.clear()
    user.refresh_from_db()
    assert user.is_staff


def test_permissions_that_are_not_installed_are_skipped(db):
    found = groups._permissions(["tidak.ada", "wagtailadmin.access_admin"])
    assert [permission.codename for permission in found] == ["access_admin"]
