"""Addresses of awards and of their verification. They are printed, so they never change."""

from django.urls import path

from literasi.badges import (
    views,
    views_agency,
    views_bundles,
    views_checking,
    views_credentials,
    views_renewal,
)
from literasi.badges.credentials.urls import urlpatterns as credentials

app_name = "badges"
urlpatterns = [
    path("v/<str:code>/", views.verify, name="verify"),
    path("v/<str:code>/qr.svg", views.qr, name="qr"),
    path("verifikasi/", views_checking.lookup, name="lookup"),
    path("lencana/<uuid:uuid>/", views.award, name="award"),
    path("lencana/<uuid:uuid>/sertifikat.pdf", views.certificate, name="certificate"),
    path("lencana/<uuid:uuid>/lencana.png", views_credentials.png, name="award_png"),
    path("lencana/<uuid:uuid>/lencana.svg", views_credentials.svg, name="award_svg"),
    path("lencana/<uuid:uuid>/kredensial.json", views_credentials.document, name="award_document"),
    path("lencana/<uuid:uuid>/nilai/", views_credentials.score, name="score"),
    path("lencana/<uuid:uuid>/perpanjang/", views_renewal.renew, name="renew"),
    path("lencana/<uuid:uuid>/pengingat/", views_renewal.reminders, name="reminders"),
    path("lencana/instansi/", views_agency.agency, name="agency"),
    path("lencana/paket/", views_bundles.ask, name="bundle_ask"),
    path("lencana/paket/instansi/", views_bundles.ask_for_agency, name="bundle_agency_ask"),
    path("lencana/paket/<uuid:uuid>/", views_bundles.progress, name="bundle"),
    path("lencana/paket/<uuid:uuid>/unduh/", views_bundles.download, name="bundle_download"),
    path("lencana/gambar/<uuid:uuid>.svg", views.image, name="image"),
    *credentials,
]
