"""The form of a badge."""

from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from wagtail.admin.forms.models import WagtailAdminModelForm

from literasi.badges import numbers


class BadgeForm(WagtailAdminModelForm):
    """Refuses a pattern of numbers that is unsound or could meet another's."""

    class Media:
        js = [Script("literasi/js/admin/number-example.js", type="module")]

    def clean_number_pattern(self):
        pattern = numbers.tidy(self.cleaned_data["number_pattern"])
        if refused := numbers.refusal(pattern, self.instance):
            raise ValidationError(refused)
        return pattern
