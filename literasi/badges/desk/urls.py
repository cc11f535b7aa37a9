"""Addresses of lists of awards, below /admin/lencana-dari-daftar/."""

from django.urls import path

from literasi.badges.desk import list_views as views

app_name = "grants"
urlpatterns = [
    path("", views.NewListView.as_view(), name="new"),
    path("<uuid:uuid>/", views.ListView.as_view(), name="list"),
    path("<uuid:uuid>/buang/", views.DiscardView.as_view(), name="discard"),
    path("<uuid:uuid>/lanjutkan/", views.ContinueView.as_view(), name="continue"),
]
