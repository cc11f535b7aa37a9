"""Puts import and export into the Wagtail admin: addresses, menu, style."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from quizzes.exchange.export_views import may_export
from quizzes.exchange.views import may_import


class ExportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_export(request.user)


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_import(request.user)


@hooks.register("register_admin_urls")
def register_exchange_urls():
    return [path("impor-soal/", include("quizzes.exchange.urls"))]


@hooks.register("register_bank_menu_item")
def register_import_menu_item():
    label = gettext_lazy("Impor soal")
    return ImportMenuItem(label, reverse("question_import:upload"), icon_name="upload", order=100)


@hooks.register("register_bank_menu_item")
def register_export_menu_item():
    label = gettext_lazy("Ekspor soal")
    return ExportMenuItem(label, reverse("question_import:export"), icon_name="download", order=110)


@hooks.register("insert_global_admin_css")
def exchange_style():
    href = static("literasi/css/admin/exchange.css")
    return format_html('<link rel="stylesheet" href="{}">', href)
