"""What Wagtail's screens say when a question would be published that lacks something."""

from django.contrib.admin.utils import quote
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.snippets.views import snippets

from quizzes.completeness import Incomplete

EDIT = "wagtailsnippets_quizzes_question:edit"


class TellsWhatLacks:
    """Keeps what was saved as a draft, and returns to the editor with what is lacking."""

    def run_action_method(self):
        try:
            return super().run_action_method()
        except Incomplete as refused:
            messages.error(self.request, refused.message)
            return redirect(EDIT, quote(self.object.pk))


class QuestionCreateView(TellsWhatLacks, snippets.CreateView):
    pass


class QuestionEditView(TellsWhatLacks, snippets.EditView):
    pass


class QuestionWorkflowActionView(snippets.WorkflowActionView):
    """Approving, from a list: what is lacking leaves the review where it was."""

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except Incomplete as refused:
            messages.error(request, refused.message)
        there = reverse(EDIT, args=[quote(self.object.pk)])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": there})
        return redirect(there)
