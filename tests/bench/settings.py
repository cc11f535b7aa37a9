"""As in production, but over plain HTTP on this machine."""

from literasi.settings.base import *  # noqa: F403
from literasi.settings.base import DATA_DIR

SECRET_KEY = "for-measuring-only"
ALLOWED_HOSTS = ["*"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "literasi.core.static_files.StaticFiles"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
