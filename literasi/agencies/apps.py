from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgenciesConfig(AppConfig):
    name = "literasi.agencies"
    verbose_name = _("Instansi")
    default_auto_field = "django.db.models.BigAutoField"
