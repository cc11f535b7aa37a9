"""The admin's screens for badges and awards."""

import django_filters
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import Button
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from literasi.badges.admin_views import (
    AwardInspectView,
    ReissueView,
    RestoreView,
    RevokeView,
    SuspendView,
)
from literasi.badges.badge_viewset import BadgeViewSet
from literasi.badges.elsewhere.views import CertificateFileView, SignedFilesView, SignedFileView
from literasi.badges.models import Award
from literasi.badges.template_viewset import TemplateViewSet


class AwardFilterSet(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=Award.Status.choices, method="filter_status"
    )

    class Meta:
        model = Award
        fields = ["badge", "agency"]

    def filter_status(self, queryset, name, value):
        today = timezone.localdate()
        if value == Award.Status.ACTIVE:
            return queryset.standing(today)
        if value == Award.Status.EXPIRED:
            return queryset.expired(today)
        return queryset.filter(stored_status=value)


class AwardIndexView(IndexView):
    sign_many_url_name = None

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if not self.user_has_permission("sign"):
            return buttons
        url, label = reverse(self.sign_many_url_name), _("Unggah yang bertanda tangan")
        return [*buttons, Button(label, url=url, icon_name="upload", priority=90)]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("badge", "agency")


class AwardViewSet(ModelViewSet):
    """Awards are facts: listed, inspected, suspended, revoked, reissued; never edited."""

    model = Award
    name = "awards"
    icon = "doc-full"
    menu_label = _("Penghargaan")
    index_view_class = AwardIndexView
    inspect_view_class = AwardInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    exclude_form_fields: list[str] = []
    filterset_class = AwardFilterSet
    search_fields = ["number", "code", "snapshot__name", "learner__user__full_name"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "number",
        Column("name", label=_("Nama"), accessor="name", classname="any-length"),
        "badge",
        "agency",
        Column("status", label=_("Status"), accessor="status.label"),
        DateColumn("issued_at", label=_("Diterbitkan pada"), sort_key="issued_at"),
    ]
    inspect_view_fields = [
        "number",
        "code",
        "name",
        "badge",
        "agency",
        "jp",
        "status",
        "earned_at",
        "issued_at",
        "expires_on",
        "granted_by",
        "grant_reason",
        "suspended_at",
        "suspend_reason",
        "revoked_at",
        "revoked_by",
        "revoke_reason",
        "supersedes",
        "successor",
    ]
    inspect_template_name = "badges/admin/award_inspect.html"

    def get_index_view_kwargs(self, **kwargs):
        sign_many = self.get_url_name("sign_many")
        return super().get_index_view_kwargs(sign_many_url_name=sign_many, **kwargs)

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(
            suspend_url_name=self.get_url_name("suspend"),
            restore_url_name=self.get_url_name("restore"),
            revoke_url_name=self.get_url_name("revoke"),
            reissue_url_name=self.get_url_name("reissue"),
            sign_url_name=self.get_url_name("sign"),
            **kwargs,
        )

    def get_urlpatterns(self):
        """Without the pages that would add, edit, copy or delete."""
        kept = {"index", "index_results", "inspect"}
        patterns = [p for p in super().get_urlpatterns() if p.name in kept]
        return [
            *patterns,
            path("suspend/<int:pk>/", self.construct_view(SuspendView), name="suspend"),
            path("restore/<int:pk>/", self.construct_view(RestoreView), name="restore"),
            path("revoke/<int:pk>/", self.construct_view(RevokeView), name="revoke"),
            path("reissue/<int:pk>/", self.construct_view(ReissueView), name="reissue"),
            *self._signed_urlpatterns(),
        ]

    def _signed_urlpatterns(self):
        file = self.construct_view(CertificateFileView)
        return [
            path("sign/", self.construct_view(SignedFilesView), name="sign_many"),
            path("sign/<int:pk>/", self.construct_view(SignedFileView), name="sign"),
            path("sign/<int:pk>/file/", file, name="signed_file"),
            path("sign/<int:pk>/file/<uuid:uuid>/", file, name="signed_version"),
        ]

    def register_admin_url_finder(self):
        """There is no edit page that logs could link to."""


class BadgeGroup(SnippetViewSetGroup):
    menu_label = pgettext_lazy("plural", "Lencana")
    menu_icon = "success"
    menu_order = 310
    submenu_hook = "register_badges_menu_item"
    items = (BadgeViewSet, TemplateViewSet, AwardViewSet)
