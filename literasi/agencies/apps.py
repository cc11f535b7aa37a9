from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "literasi.agencies"
    verbose_name = _("Instansi")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("literasi.agencies.privacy")
        import_module("literasi.agencies.views")
