"""As in production, but over plain HTTP on this machine."""

from literasi.settings.base import *  # noqa: F403
from literasi.settings.base import DATA_DIR, STORAGES

SECRET_KEY = "for-measuring-only"
LITERASI_SIGNING_KEY = "for-tests-only_" + "A" * 28
ALLOWED_HOSTS = ["*"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "literasi.core.static_files.StaticFiles"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
