"""Puts lists of awards into the Wagtail admin: addresses, menu, permission, style."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from literasi.badges.desk.check_views import CheckView, may_see
from literasi.badges.desk.list_views import may_grant


class GrantMenuItem(MenuItem):
    def is_shown(self, request):
        return may_grant(request.user)


class CheckMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_admin_urls")
def register_desk_urls():
    return [
        path("lencana-dari-daftar/", include("literasi.badges.desk.urls")),
        path("pemeriksaan-lencana/", CheckView.as_view(), name="award_checks"),
    ]


@hooks.register("register_reports_menu_item")
def register_check_menu_item():
    url = reverse("award_checks")
    return CheckMenuItem(CheckView.page_title, url, icon_name="tasks", order=130)


@hooks.register("register_badges_menu_item")
def register_grant_menu_item():
    label = _("Berikan dari daftar")
    return GrantMenuItem(label, reverse("grants:new"), icon_name="list-ul", order=300)


@hooks.register("register_permissions")
def register_repair():
    return Permission.objects.filter(
        content_type__app_label="badges",
        codename__in=["view_awardevent", "view_reconciliationrun", "repair_awards"],
    )


@hooks.register("insert_global_admin_css")
def desk_style():
    href = static("literasi/css/admin/grants.css")
    return format_html('<link rel="stylesheet" href="{}">', href)
