from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "literasi.home"
    verbose_name = _("Beranda")
    default_auto_field = "django.db.models.BigAutoField"
