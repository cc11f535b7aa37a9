"""What figures and signs add to the admin: an address, a style, who may do what."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from literasi.core.permissions import RestrictedPolicy
from quizzes.figures.views import QuestionFiguresView
from quizzes.models import IntegrityFlag

# Signs are found, not written; what is said of one stays.
register_permission_policy(
    IntegrityFlag, RestrictedPolicy(IntegrityFlag, without={"add", "delete"})
)


@hooks.register("register_admin_urls")
def figures_urls():
    view = QuestionFiguresView.as_view()
    return [path("angka-soal/<int:pk>/", view, name="question_figures")]


@hooks.register("insert_global_admin_css")
def figures_style():
    href = static("literasi/css/admin/figures.css")
    return format_html('<link rel="stylesheet" href="{}">', href)
