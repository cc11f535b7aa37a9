from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    name = "literasi.users"
    verbose_name = _("Pengguna")
    default_auto_field = "django.db.models.BigAutoField"


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens, with our forms: e-mail and one name."""

    user_viewset = "literasi.users.viewsets.UserViewSet"
