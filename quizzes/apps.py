from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuizzesConfig(AppConfig):
    name = "quizzes"
    verbose_name = _("Kuis")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from quizzes import privacy, receivers  # noqa: F401  (importing connects them)
