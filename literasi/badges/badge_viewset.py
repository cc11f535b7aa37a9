"""The admin's screens for badges."""

from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from literasi.badges.badge_form import BadgeForm
from literasi.badges.badge_views import (
    BadgeEditView,
    BadgeExampleView,
    BadgeIndexView,
    NumberView,
)
from literasi.badges.models import Badge
from literasi.badges.panels import AwardedPanel, CourseSelect, NumberPanel


class BadgeViewSet(SnippetViewSet):
    model = Badge
    icon = "success"
    menu_label = _("Jenis lencana")
    index_view_class = BadgeIndexView
    edit_view_class = BadgeEditView
    list_display = [
        "name",
        "criteria",
        "validity_months",
        BooleanColumn("is_active", label=_("Diberikan"), sort_key="is_active"),
    ]
    list_filter = ["is_active"]
    search_fields = ["name", "criteria"]
    search_backend_name = None
    copy_view_enabled = False
    # Rows of awards would otherwise be re-indexed each time one is issued.
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            AwardedPanel(),
            FieldPanel("name"),
            FieldPanel("description"),
            MultiFieldPanel(
                [
                    FieldPanel("courses", widget=CourseSelect),
                    FieldPanel("criteria"),
                    FieldPanel("validity_months"),
                    FieldPanel("is_active"),
                ],
                heading=_("Syarat"),
            ),
            FieldRowPanel([FieldPanel("motif"), FieldPanel("image")]),
            MultiFieldPanel(
                [FieldPanel("template", widget=forms.Select), NumberPanel("number_pattern")],
                heading=_("Sertifikat"),
            ),
            FieldPanel("alignments"),
        ],
        base_form_class=BadgeForm,
    )

    def get_index_view_kwargs(self, **kwargs):
        example = self.get_url_name("example")
        return super().get_index_view_kwargs(example_url_name=example, **kwargs)

    def get_edit_view_kwargs(self, **kwargs):
        example = self.get_url_name("example")
        return super().get_edit_view_kwargs(example_url_name=example, **kwargs)

    def get_urlpatterns(self):
        example = self.construct_view(BadgeExampleView, index_url_name=self.get_url_name("list"))
        number = self.construct_view(NumberView)
        return [
            *super().get_urlpatterns(),
            path("example/<int:pk>/", example, name="example"),
            path("number/", number, name="number"),
        ]
