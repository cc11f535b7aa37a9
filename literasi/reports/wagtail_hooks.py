"""Puts the reports into the Wagtail admin: addresses, menu, permission, style."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from literasi.reports.querysets import PERMISSION
from literasi.reports.views.awards import AwardHistoryView


class ReportMenuItem(MenuItem):
    """A report by the name of its address, for those who may read it."""

    def __init__(self, label, view, permission=PERMISSION, **look):
        super().__init__(label, reverse(f"reports:{view}"), **look)
        self.permission = permission

    def is_shown(self, request):
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_urls")
def register_report_urls():
    return [path("laporan-belajar/", include("literasi.reports.urls"))]


@hooks.register("register_reports_menu_item")
def register_enrolments_menu_item():
    return ReportMenuItem(_("Laporan belajar"), "enrolments", icon_name="list-ul", order=100)


@hooks.register("register_reports_menu_item")
def register_courses_menu_item():
    return ReportMenuItem(
        _("Laporan per kursus"), "courses", icon_name="doc-full-inverse", order=110
    )


@hooks.register("register_reports_menu_item")
def register_award_history_menu_item():
    return ReportMenuItem(
        AwardHistoryView.page_title,
        "awards",
        AwardHistoryView.permission,
        icon_name="history",
        order=120,
    )


@hooks.register("register_permissions")
def register_view_learning():
    return Permission.objects.filter(content_type__app_label="reports", codename="view_learning")


@hooks.register("insert_global_admin_css")
def report_style():
    href = static("literasi/css/admin/reports.css")
    return format_html('<link rel="stylesheet" href="{}">', href)
