"""Addresses under which learners act."""

app_name = "courses"
urlpatterns = []
