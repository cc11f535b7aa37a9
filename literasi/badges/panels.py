"""Parts of the badge's edit form."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.panels import HelpPanel


class CourseSelect(forms.CheckboxSelectMultiple):
    """A regency has a handful of courses: ticking is easier than a list to hold Ctrl on."""


class AwardedPanel(HelpPanel):
    """Warns that what is changed counts for the future only; absent while nobody holds it."""

    def __init__(self, template="badges/admin/awarded_panel.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self.count > 0

        @property
        def count(self):
            return self.instance.awards.count() if self.instance.pk else 0

        @property
        def text(self):
            held = ngettext(
                "Lencana ini sudah diberikan kepada %(count)d orang.",
                "Lencana ini sudah diberikan kepada %(count)d orang.",
                self.count,
            ) % {"count": self.count}
            future = _(
                "Perubahan hanya berlaku untuk yang diberikan setelah ini; yang sudah "
                "diberikan tidak berubah."
            )
            return f"{held} {future}"
