"""Addresses of awards and of their verification. They are printed, so they never change."""

from django.urls import path

from literasi.badges import views, views_checking
from literasi.badges.credentials.urls import urlpatterns as credentials

app_name = "badges"
urlpatterns = [
    path("v/<str:code>/", views.verify, name="verify"),
    path("v/<str:code>/qr.svg", views.qr, name="qr"),
    path("verifikasi/", views_checking.lookup, name="lookup"),
    path("lencana/<uuid:uuid>/", views.award, name="award"),
    path("lencana/<uuid:uuid>/sertifikat.pdf", views.certificate, name="certificate"),
    path("lencana/gambar/<uuid:uuid>.svg", views.image, name="image"),
    *credentials,
]
