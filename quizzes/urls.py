"""Addresses under which learners act."""

app_name = "quizzes"
urlpatterns = []
