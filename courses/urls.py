"""Addresses under which learners act."""

from django.urls import path

from courses import views, views_following

app_name = "courses"
urlpatterns = [
    path("kursus/", views.catalog, name="catalog"),
    path("kursus/<uuid:course>/ikuti/", views.Enrol.as_view(), name="enrol"),
    path("kursus/<uuid:course>/lanjut/", views.Continue.as_view(), name="continue"),
    path("kursus/<uuid:course>/ulang/", views_following.Follow.as_view(), name="follow"),
    path("kegiatan/<uuid:activity>/selesai/", views.Complete.as_view(), name="complete"),
    path("ulang/<uuid:uuid>/", views_following.drill, name="drill"),
    path("ulang/berhenti/<uuid:uuid>/", views_following.stop, name="stop"),
]
