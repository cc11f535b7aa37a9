from importlib import import_module

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(AppConfig):
    default = True  # this module knows several, and Django would choose none
    name = "literasi.users"
    verbose_name = _("Pengguna")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        import_module("literasi.users.receivers")
        groups = import_module("literasi.users.groups")
        # Permissions are created app by app after migrating; groups need them all, so they
        # are made when the last app has been told.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(
            groups.after_migrate, sender=last, dispatch_uid="literasi.users.groups"
        )


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens, with our forms: e-mail and one name."""

    user_viewset = "literasi.users.viewsets.UserViewSet"
