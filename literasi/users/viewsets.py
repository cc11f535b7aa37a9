"""Wagtail's screens about people, for a user with an e-mail and one name."""

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.users.views import users

from literasi.users import privacy
from literasi.users.admin_forms import UserCreationForm, UserEditForm


class IndexView(users.IndexView):
    search_fields = frozenset({"full_name", "email"})

    @cached_property
    def columns(self):
        title_column = self._get_title_column_class(users.UserColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            title_column(
                "full_name",
                accessor="full_name",
                label=_("Nama"),
                sort_key="full_name",
                get_url=self.get_edit_url,
                classname="name",
            ),
            Column("email", label=_("Alamat email"), sort_key="email", width="25%"),
            Column("roles", accessor=roles, label=_("Peran"), width="20%"),
            BooleanColumn("is_active", label=_("Aktif"), sort_key="is_active", width="10%"),
            DateColumn("last_login", label=_("Terakhir masuk"), sort_key="last_login", width="15%"),
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")


def roles(user) -> str:
    """Return what the person may do in the admin, in words."""
    names = [group.name for group in user.groups.all()]
    return ", ".join([str(_("Pengelola"))] * user.is_superuser + names)


class DeleteView(users.DeleteView):
    def delete_action(self):
        """Erase as the person themself would: what was learnt stays, without a name."""
        with transaction.atomic():
            privacy.erase(user=self.object)


class UserViewSet(users.UserViewSet):
    index_view_class = IndexView
    delete_view_class = DeleteView
    ordering = "full_name"

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else UserCreationForm
