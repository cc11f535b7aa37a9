"""Addresses of the site itself: search, my learning, feeds, sitemap."""

from django.urls import path
from django.views.generic import RedirectView

from literasi.core import views as core_views
from literasi.home import feeds, sitemaps, views, views_learning

login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("cari/", views.search, name="search"),
    path("belajar-saya/", views_learning.my_learning, name="my_learning"),
    path("bahasa/", core_views.set_language, name="set_language"),
    path("umpan/artikel.atom", feeds.articles, name="article_feed"),
    path("umpan/latihan-ulang/<str:token>.atom", feeds.drills, name="drill_feed"),
    path("kartu/<int:pk>-<slug:digest>.png", core_views.social_image, name="social_image"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", core_views.healthz, name="healthz"),
    # Wagtail's own login for restricted pages knows no rate limits.
    path("_util/login/", login),
]
