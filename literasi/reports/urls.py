"""Addresses of the reports, below /admin/laporan-belajar/."""

from django.urls import path

from literasi.reports.views.attempts import AttemptView
from literasi.reports.views.awards import AwardHistoryView
from literasi.reports.views.courses import CoursesView, CourseView
from literasi.reports.views.enrolments import EnrolmentsView
from literasi.reports.views.learners import LearnerView

app_name = "reports"
urlpatterns = [
    path("", EnrolmentsView.as_view(), name="enrolments"),
    path("hasil/", EnrolmentsView.as_view(results_only=True), name="enrolments_results"),
    path("kursus/", CoursesView.as_view(), name="courses"),
    path("kursus/hasil/", CoursesView.as_view(results_only=True), name="courses_results"),
    path("kursus/<uuid:uuid>/", CourseView.as_view(), name="course"),
    path("penghargaan/", AwardHistoryView.as_view(), name="awards"),
    path("penghargaan/hasil/", AwardHistoryView.as_view(results_only=True), name="awards_results"),
    path("peserta/<uuid:uuid>/", LearnerView.as_view(), name="learner"),
    path("percobaan/<uuid:uuid>/", AttemptView.as_view(), name="attempt"),
]
