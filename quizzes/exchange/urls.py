"""Addresses below /admin/impor-soal/."""

from django.urls import path, re_path

from quizzes.exchange import export_views, views

app_name = "question_import"

urlpatterns = [
    path("", views.UploadView.as_view(), name="upload"),
    path("ekspor/", export_views.ExportView.as_view(), name="export"),
    path("ekspor/unduh/", export_views.DownloadView.as_view(), name="download"),
    re_path(
        "^templat/(?P<form>csv|xlsx)/$", export_views.TemplateFileView.as_view(), name="template"
    ),
    path("<uuid:uuid>/", views.PreviewView.as_view(), name="preview"),
    path("<uuid:uuid>/selesai/", views.DoneView.as_view(), name="done"),
]
