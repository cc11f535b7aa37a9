"""What regrading registers in the admin; imported by ``wagtail_hooks``."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy

from literasi.core.permissions import RestrictedPolicy
from quizzes.models import Question, QuizPage, Regrade
from quizzes.regrade_views import may_regrade

# What was judged anew is a fact: it is made and undone by services alone.
register_permission_policy(Regrade, RestrictedPolicy(Regrade, without={"add", "change", "delete"}))


@hooks.register("register_permissions")
def regrade_permissions():
    return Permission.objects.filter(
        content_type__app_label="quizzes", codename__in=["view_regrade", "run_regrade"]
    )


@hooks.register("register_snippet_listing_buttons")
def regrade_button(snippet, user, next_url=None):
    """In the list of questions: judge the answers to one of them anew."""
    if isinstance(snippet, Question) and snippet.current_id and may_regrade(user):
        url = reverse("regrades:question", args=[snippet.pk])
        yield Button(_("Nilai ulang"), url=url, icon_name="rotate", priority=40)


@hooks.register("register_page_header_buttons")
def regrade_quiz_button(page, user, view_name, next_url=None):
    """On a quiz: choose which of its questions to judge anew."""
    if isinstance(page, QuizPage) and may_regrade(user):
        url = reverse("regrades:quiz", args=[page.pk])
        yield Button(_("Nilai ulang soal"), url=url, icon_name="rotate", priority=75)


@hooks.register("register_log_actions")
def log_regrades(actions):
    @actions.register_action("quizzes.regrade")
    class Regraded(LogFormatter):
        label = gettext_lazy("Nilai ulang")

        def format_message(self, entry):
            text = _("Jawaban atas versi %(number)s dinilai ulang: %(reason)s")
            return text % {"number": entry.data["number"], "reason": entry.data["reason"]}

    @actions.register_action("quizzes.reverse_regrade")
    class Reversed(LogFormatter):
        label = gettext_lazy("Batalkan penilaian ulang")

        def format_message(self, entry):
            text = _("Penilaian ulang versi %(number)s dibatalkan: %(reason)s")
            return text % {"number": entry.data["number"], "reason": entry.data["reason"]}
