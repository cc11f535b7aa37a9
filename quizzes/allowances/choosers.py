"""Finding a person by name or e-mail, for those who may give allowances."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from literasi.users.models import User


def may_give(user) -> bool:
    return user.has_perm("quizzes.add_allowance")


class PersonFilterForm(BaseFilterForm):
    q = forms.CharField(
        label=_("Cari nama atau alamat email"),
        widget=forms.TextInput(attrs={"placeholder": _("Cari nama atau alamat email")}),
        required=False,
        max_length=100,
    )

    def filter(self, objects):
        for word in self.cleaned_data["q"].split():
            objects = objects.filter(Q(full_name__icontains=word) | Q(email__icontains=word))
            self.is_searching, self.search_query = True, self.cleaned_data["q"]
        return objects


class GuardedMixin:
    """Who learns is nobody's business but that of those who give allowances."""

    def dispatch(self, request, *args, **kwargs):
        if not may_give(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PersonListMixin(GuardedMixin):
    filter_form_class = PersonFilterForm

    def get_object_list(self):
        return User.objects.filter(is_active=True).order_by("full_name", "pk")

    @property
    def columns(self):
        return [self.title_column, Column("email", label=_("Alamat email"))]


class ChooseView(PersonListMixin, chooser.ChooseView):
    pass


class ChooseResultsView(PersonListMixin, chooser.ChooseResultsView):
    pass


class ChosenView(GuardedMixin, chooser.ChosenView):
    pass


class ChosenMultipleView(GuardedMixin, chooser.ChosenMultipleView):
    pass


class PersonChooserViewSet(ChooserViewSet):
    model = User
    icon = "user"
    choose_one_text = _("Pilih peserta")
    choose_another_text = _("Pilih peserta lain")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    # Only where it is asked for, not in every form that names a user.
    register_widget = False
    per_page = 20


person_chooser = PersonChooserViewSet("person_chooser", url_prefix="pilih-peserta")
