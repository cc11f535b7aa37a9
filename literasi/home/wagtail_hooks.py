"""What the front of the Wagtail admin shows: the dashboard, and the list due for review."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from literasi.home.dashboard import add_panels
from literasi.home.due import DueReviewView

hooks.register("construct_homepage_panels", add_panels)


@hooks.register("register_admin_urls")
def register_due_review_urls():
    return [
        path("perlu-ditinjau/", DueReviewView.as_view(), name="due_review"),
        path(
            "perlu-ditinjau/hasil/",
            DueReviewView.as_view(results_only=True),
            name="due_review_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_due_review_menu_item():
    return MenuItem(_("Perlu ditinjau"), reverse("due_review"), icon_name="time", order=50)


@hooks.register("insert_global_admin_css")
def dashboard_style():
    href = static("literasi/css/admin/dashboard.css")
    return format_html('<link rel="stylesheet" href="{}">', href)
