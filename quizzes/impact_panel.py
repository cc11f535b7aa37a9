"""What stands above the form of a question or a quiz that people have already answered."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from wagtail.admin.panels import HelpPanel


class ImpactPanel(HelpPanel):
    """Says what publishing a change touches; absent while it touches nothing.

    ``of`` names the function that finds it, by its path because models name this panel;
    ``regrade`` the address where answers are judged anew.
    """

    def __init__(self, of, regrade, template="quizzes/admin/impact_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)
        self.of, self.regrade = of, regrade

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "of": self.of, "regrade": self.regrade}

    class BoundPanel(HelpPanel.BoundPanel):
        @cached_property
        def impact(self):
            return import_string(self.panel.of)(self.instance) if self.instance.pk else None

        def is_shown(self):
            return super().is_shown() and self.impact is not None and self.impact.is_any

        @property
        def regrade_url(self):
            """Where answers are judged anew, for who may."""
            if not (self.impact.graded and self.request.user.has_perm("quizzes.run_regrade")):
                return ""
            return reverse(self.panel.regrade, args=[self.instance.pk])
