"""For a real server: refuses to start half-configured, and trusts only HTTPS."""

import os

from django.core.exceptions import ImproperlyConfigured

from literasi.settings.base import *  # noqa: F403
from literasi.settings.base import env_flag, env_list


def required(name: str, why: str) -> str:
    """Return an environment variable or stop with a sentence that says what it is for."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}. See docs/deployment.md.")
    return value


SECRET_KEY = required("SECRET_KEY", "the key that signs sessions, at least 50 random characters")
ALLOWED_HOSTS = env_list("LITERASI_ALLOWED_HOSTS") or [
    required("LITERASI_ALLOWED_HOSTS", "the site's host names, separated by commas")
]
WAGTAILADMIN_BASE_URL = required("LITERASI_BASE_URL", "the site's address, https://...")
required("DATABASE_URL", "where the data is, postgres://... or sqlite:////path")
EMAIL_HOST = required("EMAIL_HOST", "the mail server that sends password resets")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env_flag("EMAIL_USE_TLS", True)

LITERASI_REQUIRE_STAFF_MFA = env_flag("LITERASI_REQUIRE_STAFF_MFA", True)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
