from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BadgesConfig(AppConfig):
    name = "literasi.badges"
    verbose_name = _("Lencana")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("literasi.badges.checks")
        import_module("literasi.badges.pattern_checks")
        import_module("literasi.badges.privacy")
        import_module("literasi.badges.receivers")
        import_module("literasi.badges.views_agency")
        append_only = import_module("literasi.badges.append_only")
        post_migrate.connect(append_only.after_migrate, sender=self)
        consequences = import_module("literasi.badges.consequences")
        import_module("quizzes.consequences").register(consequences.of_passes)
        import_module("quizzes.impact").register(consequences.depends)
