"""For a real server: refuses to start half-configured, and trusts only HTTPS."""

from django.core.exceptions import ImproperlyConfigured

from literasi.badges.credentials import seeds
from literasi.settings.base import *
from literasi.settings.base import STORAGES
from literasi.settings.environment import (
    ALLOWED_HOSTS,
    DATABASE_URL,
    EMAIL_HOST,
    LITERASI_BASE_URL,
    LITERASI_SIGNING_KEY,
    LITERASI_SIGNING_KEY_FILE,
    SECRET_KEY,
)

NEEDED = {
    "SECRET_KEY": (SECRET_KEY, "the key that signs sessions"),
    "DATABASE_URL": (DATABASE_URL, "where the data is, postgres://... or sqlite:////..."),
    "LITERASI_ALLOWED_HOSTS": (ALLOWED_HOSTS, "the site's host names, parted by commas"),
    "LITERASI_BASE_URL": (LITERASI_BASE_URL, "the site's address, https://..."),
    "EMAIL_HOST": (EMAIL_HOST, "the mail server that sends password resets"),
    "LITERASI_SIGNING_KEY": (
        LITERASI_SIGNING_KEY or LITERASI_SIGNING_KEY_FILE,
        "the key that signs credentials (or LITERASI_SIGNING_KEY_FILE)",
    ),
}
missing = [f"{name}: {meaning}" for name, (value, meaning) in NEEDED.items() if not value]
if missing:
    raise ImproperlyConfigured(f"Set {'; '.join(missing)}. See docs/deployment.md.")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY is too short: use at least 50 random characters.")
try:
    seeds.configured(LITERASI_SIGNING_KEY, LITERASI_SIGNING_KEY_FILE)
except ValueError as problem:
    raise ImproperlyConfigured(f"LITERASI_SIGNING_KEY cannot be used: {problem}.") from problem

LITERASI_REQUIRE_STAFF_MFA = True
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "literasi.core.static_files.StaticFiles"}}

# Behind a proxy that ends TLS. It must set this header itself and drop what a client sends.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# The health check asks from inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
