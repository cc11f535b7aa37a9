"""Addresses of the site itself: search, my learning, feeds, sitemap."""

urlpatterns = []
