"""The form a person asks for a place in an agency with."""

from itertools import groupby

from django import forms
from django.utils.translation import gettext_lazy as _

from literasi.agencies.models import Agency


class AgencyChoices(forms.models.ModelChoiceIterator):
    """Agencies under the heading of their kind, so that fifty names can be scanned."""

    def __iter__(self):
        yield "", self.field.empty_label
        for kind, agencies in groupby(self.queryset, key=lambda agency: agency.kind):
            yield Agency.Kind(kind).label, [self.choice(agency) for agency in agencies]


class AgencyField(forms.ModelChoiceField):
    iterator = AgencyChoices


class MembershipForm(forms.Form):
    agency = AgencyField(
        label=_("Instansi Anda"),
        queryset=Agency.objects.filter(is_active=True),
        empty_label=_("Pilih instansi"),
    )
