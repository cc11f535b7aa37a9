"""Addresses of credentials. They are signed and kept by strangers, so they never change."""

from django.urls import path

from literasi.badges.credentials import views, views_baked

urlpatterns = [
    path(".well-known/did.json", views.did, name="did"),
    path("kredensial/<uuid:uuid>/", views.credential, name="credential"),
    path("kredensial/<uuid:uuid>/lencana.png", views_baked.png, name="credential_png"),
    path("kredensial/<uuid:uuid>/lencana.svg", views_baked.svg, name="credential_svg"),
    path("kredensial/<uuid:uuid>/dompet/", views_baked.wallet, name="credential_wallet"),
    path("kredensial/<uuid:uuid>/ob2/", views.ob2_assertion, name="ob2_assertion"),
    path("kredensial/daftar-status/<int:number>/", views.status_list, name="status_list"),
    path("kredensial/lencana/<uuid:uuid>/", views.achievement, name="achievement"),
    path("kredensial/lencana/<uuid:uuid>/ob2/", views.ob2_badge, name="ob2_badge"),
    path("kredensial/gambar/<slug:sha256>.png", views.picture, name="picture"),
    path("kredensial/lambang/<slug:name>.svg", views.motif, name="motif"),
    path("kredensial/penerbit/", views.issuer, name="issuer"),
    path("kredensial/penerbit/ob2/", views.ob2_issuer, name="ob2_issuer"),
    path("kredensial/penerbit.png", views.issuer_image, name="issuer_image"),
]
