from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "literasi.core"
    verbose_name = _("Inti")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from literasi.core import checks, receivers  # noqa: F401 - importing registers the checks

        receivers.connect()
