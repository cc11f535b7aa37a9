"""Addresses under which learners act."""

from django.urls import path

from quizzes import views

app_name = "quizzes"
urlpatterns = [
    path("<uuid:uuid>/mulai/", views.start, name="start"),
    path("percobaan/<uuid:uuid>/", views.attempt, name="attempt"),
    path("percobaan/<uuid:uuid>/simpan/", views.save, name="save"),
    path("percobaan/<uuid:uuid>/kirim/", views.submit, name="submit"),
    path("percobaan/<uuid:uuid>/hasil/", views.review, name="review"),
    path("percobaan/<uuid:uuid>/hasil/<int:slot>/", views.assess, name="assess"),
    path("cek/<int:version>/", views.check, name="check"),
]
