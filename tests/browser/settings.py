"""The site as in production, but on one machine and without TLS, for a browser to drive."""

from literasi.settings.base import *  # noqa: F403
from literasi.settings.base import DATA_DIR, STORAGES

SECRET_KEY = "for-browser-tests-only"
LITERASI_SIGNING_KEY = "for-tests-only_" + "A" * 28
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.browser.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "literasi.core.static_files.StaticFiles"}}
# A publication must show at once: the tests look right after pressing the button.
LITERASI_CACHE_CHECK_SECONDS = 0.0
# One address does the work of many people here.
ACCOUNT_RATE_LIMITS = False
