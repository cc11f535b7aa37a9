from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BadgesConfig(AppConfig):
    name = "literasi.badges"
    verbose_name = _("Lencana")
    default_auto_field = "django.db.models.BigAutoField"
