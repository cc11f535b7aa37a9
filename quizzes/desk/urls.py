"""Addresses of the desk, below /admin/penilaian/."""

from django.urls import path

from quizzes.desk import lists, views

app_name = "marking"
urlpatterns = [
    path("", lists.QueueView.as_view(), name="queue"),
    path("hasil/", lists.QueueView.as_view(results_only=True), name="queue_results"),
    path("selesai/", lists.MarksView.as_view(), name="marks"),
    path("selesai/hasil/", lists.MarksView.as_view(results_only=True), name="marks_results"),
    path("selesai/<int:pk>/", views.DetailView.as_view(), name="detail"),
    path("selesai/<int:pk>/koreksi/", views.CorrectView.as_view(), name="correct"),
    path("<int:pk>/", views.MarkView.as_view(), name="mark"),
    path("<int:pk>/buka/", views.OpenView.as_view(), name="open"),
]
