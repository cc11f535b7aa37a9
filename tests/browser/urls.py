"""The site's addresses, and its media, which a proxy serves in production."""

from django.conf import settings
from django.urls import path
from django.views.static import serve

from literasi.urls import urlpatterns as site

urlpatterns = [
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    *site,
]
