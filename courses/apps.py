from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Kursus")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("courses.privacy")
        import_module("courses.receivers")
        import_module("courses.access").hold_quizzes_back()
        import_module("courses.depending").tell_editors()
