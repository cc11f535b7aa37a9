"""Addresses of a person's place in an agency."""

from django.urls import path

from literasi.agencies import views

app_name = "agencies"
urlpatterns = [
    path("pilih/", views.join, name="join"),
    path("bagikan-sertifikat/", views.share, name="share"),
    path("keluar/", views.leave, name="leave"),
]
