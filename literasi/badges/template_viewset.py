"""The admin's screens for how certificates look."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from literasi.badges.models import CertificateTemplate
from literasi.badges.template_panels import PANELS
from literasi.badges.template_views import (
    PictureView,
    TemplateCopyView,
    TemplateDeleteView,
    TemplateIndexView,
    TemplateInspectView,
)


class TemplatePolicy(ModelPermissionPolicy):
    """Django's permissions, but nobody deletes a template that a badge uses."""

    def user_has_permission_for_instance(self, user, action, instance):
        if action == "delete" and instance.badges.exists():
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class TemplateViewSet(SnippetViewSet):
    model = CertificateTemplate
    icon = "doc-full-inverse"
    menu_label = _("Rancangan sertifikat")
    index_view_class = TemplateIndexView
    copy_view_class = TemplateCopyView
    delete_view_class = TemplateDeleteView
    inspect_view_class = TemplateInspectView
    inspect_view_enabled = True
    add_to_reference_index = False
    search_fields = ["name"]
    search_backend_name = None
    list_display = [
        "name",
        Column("orientation", label=_("Arah kertas"), accessor="get_orientation_display"),
        Column("used_by", label=_("Dipakai lencana"), accessor="used_by"),
        BooleanColumn("is_signed_elsewhere", label=_("Ditandatangani di luar")),
    ]
    inspect_view_fields = [
        *("name", "used_by", "orientation", "title", "opening", "body", "closing", "place"),
        *("signer_names", "is_signed_elsewhere"),
    ]
    panels = PANELS

    def get_common_view_kwargs(self, **kwargs):
        """Without Wagtail's count of usages: badges are not in its index, so it would be 0."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_copy_view_kwargs(self, **kwargs):
        """Without the form: a copy is only given a name."""
        return {
            **self.get_common_view_kwargs(),
            "index_url_name": self.get_url_name("list"),
            "edit_url_name": self.get_url_name("edit"),
            **kwargs,
        }

    def get_urlpatterns(self):
        picture = self.construct_view(PictureView)
        return [*super().get_urlpatterns(), path("picture/<path:name>", picture, name="picture")]
