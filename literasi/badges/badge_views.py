"""What the admin does with badges besides lists and forms: examples of what they give."""

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, IndexView

from literasi.badges import numbers
from literasi.badges.certificates import samples
from literasi.badges.models import Badge

LOOK = _("Lihat contoh sertifikat")


class BadgeIndexView(IndexView):
    example_url_name = None

    def get_list_more_buttons(self, instance):
        url = reverse(self.example_url_name, args=[instance.pk])
        look = MenuItem(LOOK, url=url, icon_name="view", priority=15)
        return [*super().get_list_more_buttons(instance), look]


class BadgeEditView(EditView):
    example_url_name = None

    @cached_property
    def header_more_buttons(self):
        url = reverse(self.example_url_name, args=[self.object.pk])
        return [Button(LOOK, url=url, icon_name="view", priority=5), *super().header_more_buttons]


class BadgeExampleView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The certificate that the badge would give today, to somebody with a long name."""

    model = Badge
    any_permission_required = ["add", "change", "view"]
    template_name = "badges/admin/badge_example.html"
    page_title = _("Contoh sertifikat")
    header_icon = "view"
    index_url_name = None

    @cached_property
    def badge(self):
        return get_object_or_404(Badge.objects.select_related("template"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return str(self.badge)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Jenis lencana")},
            {"url": "", "label": self.page_title, "sublabel": str(self.badge)},
        ]

    def get_context_data(self, **kwargs):
        pages = samples.of_badge(self.badge)
        return super().get_context_data(badge=self.badge, pages=pages, **kwargs)


class NumberView(PermissionCheckedMixin, View):
    """Answers what number a pattern would give next, or why it cannot be used."""

    model = Badge
    any_permission_required = ["add", "change"]

    def get(self, request):
        pattern = numbers.tidy(request.GET.get("pattern", "").replace("\0", ""))
        refused = numbers.refusal(pattern, self._badge())
        return JsonResponse(
            {"refused": refused, "example": "" if refused else numbers.example(pattern)}
        )

    def _badge(self):
        pk = self.request.GET.get("badge", "")
        return Badge(pk=int(pk)) if pk.isdecimal() and len(pk) < 10 else Badge()
