"""Parts of the badge's edit form."""

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.panels import FieldPanel, HelpPanel

from literasi.badges import numbers

NEXT = gettext_lazy("Nomor berikutnya:")


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


class NumberPanel(FieldPanel):
    """The pattern of numbers, and under it the number that would come next, as it is typed."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.bound_field is not None:
                self.help_text = self._help()

        def _help(self):
            pattern = numbers.tidy(self.bound_field.value() or "")
            refused = numbers.refusal(pattern, self.instance)
            fields = _(
                "Kosong: pola kantor, %(office)s. {serial} nomor urut ({serial:03d} tiga angka), "
                "{code} %(code)s, {month} bulan romawi, {year} tahun."
            ) % {"office": settings.LITERASI_AWARD_NUMBER, "code": settings.LITERASI_AWARD_CODE}
            return format_html(
                '{} <output class="number-example" data-url="{}" data-badge="{}" data-label="{}">'
                "{}</output>",
                fields,
                reverse("wagtailsnippets_badges_badge:number"),
                self.instance.pk or "",
                NEXT,
                "" if refused else f"{NEXT} {numbers.example(pattern)}",
            )
