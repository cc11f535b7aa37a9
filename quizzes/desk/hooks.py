"""What the desk adds to the admin: addresses, menu, permissions, style, lines in the log."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from quizzes.desk.queue import may_mark


class MarkingMenuItem(MenuItem):
    def is_shown(self, request):
        return may_mark(request.user)


@hooks.register("register_admin_urls")
def register_marking_urls():
    return [path("penilaian/", include("quizzes.desk.urls"))]


@hooks.register("register_admin_menu_item")
def register_marking_menu_item():
    queue = reverse_lazy("marking:queue")
    return MarkingMenuItem(gettext_lazy("Penilaian"), queue, icon_name="edit", order=260)


@hooks.register("register_permissions")
def register_marking_permissions():
    codenames = ["mark_answers", "correct_marks"]
    return Permission.objects.filter(content_type__app_label="quizzes", codename__in=codenames)


@hooks.register("insert_global_admin_css")
def desk_style():
    href = static("literasi/css/admin/desk.css")
    return format_html('<link rel="stylesheet" href="{}">', href)


@hooks.register("register_log_actions")
def log_marks(actions):
    @actions.register_action("quizzes.mark")
    class Marked(LogFormatter):
        label = gettext_lazy("Nilai esai")
        message = gettext_lazy("Esai dinilai")

    @actions.register_action("quizzes.correct_mark")
    class Corrected(LogFormatter):
        label = gettext_lazy("Koreksi nilai esai")

        def format_message(self, entry):
            return _("Nilai esai dikoreksi: %(reason)s") % {"reason": entry.data["reason"]}
