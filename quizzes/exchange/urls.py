"""Addresses below /admin/impor-soal/."""

from django.urls import path

from quizzes.exchange import views

app_name = "question_import"

urlpatterns = [
    path("", views.UploadView.as_view(), name="upload"),
    path("<uuid:uuid>/", views.PreviewView.as_view(), name="preview"),
    path("<uuid:uuid>/selesai/", views.DoneView.as_view(), name="done"),
]
