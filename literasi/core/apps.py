from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "literasi.core"
    verbose_name = _("Inti")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("literasi.core.checks")
        import_module("literasi.core.receivers").connect()
