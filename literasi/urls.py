"""Every address of the site. Wagtail's pages come last: they take whatever is left."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from literasi.core import stylesheet

urlpatterns = [
    # Wagtail's own login form knows neither rate limits nor second factors.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(wagtailadmin_urls)),
    path("dokumen/", include(wagtaildocs_urls)),
    path("gaya/<slug:digest>.css", stylesheet.serve, name="stylesheet"),
    path("akun/", include("literasi.users.urls")),
    path("akun/instansi/", include("literasi.agencies.urls")),
    path("belajar/", include("courses.urls")),
    path("kuis/", include("quizzes.urls")),
    path("", include("literasi.badges.urls")),
    path("", include("literasi.home.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]
