"""The question bank in the admin."""

from django.contrib.auth.models import Permission
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

import quizzes.desk.hooks
import quizzes.exchange.hooks
import quizzes.figures.hooks
import quizzes.regrade_hooks  # noqa: F401 (each registers what it brings)
from quizzes.allowances.choosers import person_chooser
from quizzes.bank import BankViewSetGroup, is_used
from quizzes.models import IntegrityFlag, Question, Quiz, QuizPage, Topic
from quizzes.rooms import room

register_snippet(BankViewSetGroup)


@hooks.register("register_admin_viewset")
def register_person_chooser():
    return person_chooser


@hooks.register("register_admin_urls")
def register_room_url():
    return [path("kode-ruang/<int:pk>/", room, name="quiz_room")]


@hooks.register("register_page_header_buttons")
def quiz_buttons(page, user, view_name, next_url=None):
    """Lead from a quiz to the code of its room and to what single people are given."""
    if not isinstance(page.specific_deferred, QuizPage) or not page.live:
        return
    if page.permissions_for_user(user).can_edit():
        url = reverse("quiz_room", args=[page.pk])
        yield Button(_("Kode ruang"), url=url, icon_name="key", priority=66)
    if user.has_perm("quizzes.add_allowance"):
        quiz = Quiz.objects.filter(page=page.pk).first()
        url = f"{reverse('allowances:add')}?quiz={quiz.pk}" if quiz else reverse("allowances:add")
        yield Button(_("Beri kelonggaran"), url=url, icon_name="time", priority=67)


@hooks.register("insert_global_admin_css")
def room_style():
    return format_html('<link rel="stylesheet" href="{}">', static("literasi/css/admin/room.css"))


@hooks.register("register_permissions")
def register_allowance_permissions():
    return Permission.objects.filter(
        content_type__app_label="quizzes", codename__endswith="_allowance"
    )


@hooks.register("before_delete_snippet")
def keep_what_is_used(request, instances):
    """Refuse to delete what quizzes or results rest on; say what to do instead."""
    if any(isinstance(row, Question | Topic) and is_used(row) for row in instances):
        text = _("Soal yang pernah terbit, dan topik yang dipakai kuis, tidak dapat dihapus. ")
        messages.error(request, text + _("Tarik kembali soalnya agar tidak ditanyakan lagi."))
        return redirect("wagtailsnippets_quizzes_question:list")
    return None


@hooks.register("register_log_actions")
def log_actions(actions):
    for name, label, message in (
        ("give_allowance", gettext_lazy("Beri kelonggaran"), gettext_lazy("Kelonggaran diberikan")),
        ("change_allowance", gettext_lazy("Ubah kelonggaran"), gettext_lazy("Kelonggaran diubah")),
        ("end_allowance", gettext_lazy("Akhiri kelonggaran"), gettext_lazy("Kelonggaran diakhiri")),
        ("change_code", gettext_lazy("Kode ruang baru"), gettext_lazy("Kode ruang diganti")),
    ):
        actions.register_action(f"quizzes.{name}", label, message)

    @actions.register_action("quizzes.judge_flag")
    class Judged(LogFormatter):
        label = gettext_lazy("Nilai tanda integritas")

        def format_message(self, entry):
            state = IntegrityFlag.State(entry.data["state"]).label
            return _("%(state)s: %(note)s") % {"state": state, "note": entry.data["note"]}
