"""What regrading registers in the admin; imported by ``wagtail_hooks``."""

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.permissions import register_permission_policy

from literasi.core.permissions import RestrictedPolicy
from quizzes import impact
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


@hooks.register("after_edit_snippet")
def offer_regrade(request, instance):
    """Once another key is published: say who was judged by the old one, and where to go."""
    published = isinstance(instance, Question) and "action-publish" in request.POST
    if not (published and may_regrade(request.user)):
        return
    # What was published is another instance, which alone knows its version.
    current = Question.objects.select_related("current").get(pk=instance.pk)
    if current.current and (found := impact.judged_otherwise(current)):
        version, asked = found
        url = reverse("regrades:question", args=[instance.pk], query={"version": version.pk})
        text = ngettext(
            "Kunci atau pilihannya berubah. %(count)d percobaan dinilai dengan versi %(number)d "
            "dan tetap demikian.",
            "Kunci atau pilihannya berubah. %(count)d percobaan dinilai dengan versi %(number)d "
            "dan tetap demikian.",
            asked,
        )
        button = messages.button(url, _("Nilai ulang?"))
        told = text % {"count": asked, "number": version.number}
        messages.warning(request, told, buttons=[button])


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
