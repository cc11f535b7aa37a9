"""Addresses of awards and of their verification."""

app_name = "badges"
urlpatterns = []
