"""Work that may be slow or fail without taking a result with it."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from literasi.users.tasks import has_mailbox
from quizzes.models import Attempt


@task()
def tell_marked(attempt_pk: int) -> None:
    """Mail a learner that people have graded their attempt. An erased account gets none."""
    attempt = Attempt.objects.select_related("learner__user", "quiz").get(pk=attempt_pk)
    if not has_mailbox(attempt.learner.user):
        return
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    url = base + reverse("quizzes:review", args=[attempt.uuid])
    context = {"attempt": attempt, "name": attempt.learner.user.full_name, "url": url}
    send_mail(
        _("Jawaban Anda sudah dinilai: %(quiz)s") % {"quiz": attempt.quiz.title},
        render_to_string("quizzes/email/marked.txt", context),
        None,
        [attempt.learner.user.email],
    )


@task()
def tell_passed(attempt_pk: int) -> None:
    """Mail a learner that a correction has made them pass. An erased account gets none."""
    attempt = Attempt.objects.select_related("learner__user", "quiz").get(pk=attempt_pk)
    if not has_mailbox(attempt.learner.user):
        return
    url = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(
        "quizzes:review", args=[attempt.uuid]
    )
    context = {"attempt": attempt, "name": attempt.learner.user.full_name, "url": url}
    send_mail(
        _("Penilaian diperbarui, Anda lulus: %(quiz)s") % {"quiz": attempt.quiz.title},
        render_to_string("quizzes/email/passed_anew.txt", context),
        None,
        [attempt.learner.user.email],
    )
