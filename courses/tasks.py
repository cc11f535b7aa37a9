"""Slow work about courses, done outside the request."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from courses.models import Drill
from literasi.users.tasks import has_mailbox


@task()
def send_drill_letter(drill_pk: int) -> None:
    """Tell a learner that a drill is waiting. None to who has ended it, or has no mailbox."""
    drill = Drill.objects.select_related("follow_up__learner__user", "follow_up__course").get(
        pk=drill_pk
    )
    user, follow_up = drill.follow_up.learner.user, drill.follow_up
    if not has_mailbox(user) or not follow_up.is_wanted or drill.is_done:
        return
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    stop = base + reverse("courses:stop", args=[follow_up.uuid])
    context = {
        "name": user.full_name,
        "course": follow_up.course.title,
        "url": base + reverse("courses:drill", args=[drill.uuid]),
        "stop": stop,
    }
    EmailMessage(
        _("Masih ingat? Latihan ulang “%(course)s”") % {"course": follow_up.course.title},
        render_to_string("courses/email/drill.txt", context),
        to=[user.email],
        headers={"List-Unsubscribe": f"<{stop}>"},
    ).send()
