"""Puts the list of what needs review into the Wagtail admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from literasi.home.due import DueReviewView


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
