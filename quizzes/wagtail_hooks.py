"""The question bank in the admin."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet

import quizzes.exchange.hooks  # noqa: F401 (registers what comes in and goes out)
from quizzes.bank import BankViewSetGroup, is_used
from quizzes.models import IntegrityFlag, Question, Topic

register_snippet(BankViewSetGroup)


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
    @actions.register_action("quizzes.judge_flag")
    class Judged(LogFormatter):
        label = gettext_lazy("Nilai tanda integritas")

        def format_message(self, entry):
            state = IntegrityFlag.State(entry.data["state"]).label
            return _("%(state)s: %(note)s") % {"state": state, "note": entry.data["note"]}
