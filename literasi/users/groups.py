"""Who may do what in the admin: the groups of editors, reviewers and markers.

Editors write and submit; reviewers also approve and publish; markers grade essays and do
nothing else. What changes an award or gives one (``badges.*_award``, ``badges.repair_awards``)
is for administrators, or for whom they grant it. Wagtail's own two groups become ours, so
that its permissions on pages, images and documents, and its approval workflow, stay in place.
Nothing is ever taken away here: what an administrator grants beyond this list stays granted.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connections, transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
)

EDITORS = "Penyunting"
REVIEWERS = "Peninjau"
MARKERS = "Penilai"
WAGTAIL_NAMES = {EDITORS: "Editors", REVIEWERS: "Moderators"}
WORKFLOW = "Tinjauan oleh Peninjau"
WAGTAIL_WORKFLOW = "Moderators approval"

PAGE = {
    EDITORS: ("add_page", "change_page"),
    REVIEWERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
}
COLLECTION = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    "wagtaildocs.choose_document",
)
EDITOR = (
    "wagtailadmin.access_admin",
    "quizzes.add_question",
    "quizzes.change_question",
    "quizzes.view_question",
    "quizzes.add_topic",
    "quizzes.change_topic",
    "quizzes.view_topic",
    # How questions and quizzes do.
    "quizzes.view_quiz",
    "badges.view_badge",
    "badges.view_certificatetemplate",
    "core.add_contact",
    "core.change_contact",
    "core.view_contact",
    "agencies.view_agency",
    # More time, attempts or other dates for single people.
    "quizzes.add_allowance",
    "quizzes.change_allowance",
    "quizzes.delete_allowance",
    "quizzes.view_allowance",
    # The reports of who has learnt what.
    "reports.view_learning",
    "users.view_learner",
    "courses.view_enrolment",
    "badges.view_award",
    "badges.view_awardevent",
    "badges.view_reconciliationrun",
)
# Signs are about people, so fewer see them.
INTEGRITY = ("quizzes.view_integrityflag", "quizzes.change_integrityflag")
GLOBAL = {
    EDITORS: EDITOR,
    REVIEWERS: (
        *EDITOR,
        *INTEGRITY,
        "quizzes.publish_question",
        "quizzes.lock_question",
        "quizzes.mark_answers",
        "quizzes.correct_marks",
        "quizzes.view_regrade",
        "quizzes.run_regrade",
        # How certificates look; which badge uses which is for administrators.
        "badges.add_certificatetemplate",
        "badges.change_certificatetemplate",
        "badges.delete_certificatetemplate",
    ),
    MARKERS: ("wagtailadmin.access_admin", "quizzes.mark_answers"),
}
TABLES = {"auth_group", "auth_permission", "wagtailcore_grouppagepermission"}


def after_migrate(using, **kwargs):
    """Bring the groups up to date after migrations, once their tables are there."""
    if set(connections[using].introspection.table_names()) >= TABLES:
        ensure_groups()


@transaction.atomic
def ensure_groups() -> None:
    """Create the groups and grant what they lack. What is not installed is skipped."""
    for name in WAGTAIL_NAMES:
        group = _group(name)
        group.permissions.add(*_permissions(GLOBAL[name]))
        _grant_pages(group, PAGE[name])
        _grant_collections(group)
    markers, _created = Group.objects.get_or_create(name=MARKERS)
    markers.permissions.add(*_permissions(GLOBAL[MARKERS]))
    _ensure_workflow()


def _group(name: str) -> Group:
    """Return the group, made from Wagtail's own if that still has its first name."""
    if not Group.objects.filter(name=name).exists():
        Group.objects.filter(name=WAGTAIL_NAMES[name]).update(name=name)
    return Group.objects.get_or_create(name=name)[0]


def _permissions(names: Iterable[str]) -> list[Permission]:
    wanted = {tuple(name.split(".")) for name in names}
    labels = {label for label, _codename in wanted}
    found = Permission.objects.filter(content_type__app_label__in=labels)
    return [p for p in found.select_related("content_type") if _key(p) in wanted]


def _key(permission: Permission) -> tuple[str, str]:
    return permission.content_type.app_label, permission.codename


def _grant_pages(group: Group, codenames: Iterable[str]) -> None:
    root = Page.get_first_root_node()
    for permission in _permissions(f"wagtailcore.{name}" for name in codenames):
        if root:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_collections(group: Group) -> None:
    root = Collection.get_first_root_node()
    for permission in _permissions(COLLECTION):
        if root:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def _ensure_workflow() -> None:
    """Give Wagtail's approval workflow our name, our reviewers, and the questions too."""
    Workflow.objects.filter(name=WAGTAIL_WORKFLOW).update(name=WORKFLOW)
    GroupApprovalTask.objects.filter(name=WAGTAIL_WORKFLOW).update(name=WORKFLOW)
    for task in GroupApprovalTask.objects.filter(name=WORKFLOW):
        task.groups.add(*Group.objects.filter(name=REVIEWERS))
    workflow = Workflow.objects.filter(name=WORKFLOW).first()
    question = ContentType.objects.filter(app_label="quizzes", model="question").first()
    if workflow and question:
        WorkflowContentType.objects.get_or_create(
            content_type=question, defaults={"workflow": workflow}
        )
