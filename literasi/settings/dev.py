"""For a developer's own machine: nothing to configure, nothing safe to expose."""

from literasi.settings.base import *
from literasi.settings.base import CACHES, DATA_DIR

DEBUG = True
SECRET_KEY = "for-development-only"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Pages are drawn anew each time, so that an edited template shows at once.
DUMMY = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
CACHES = CACHES | dict.fromkeys(["local", "visitors", "visitor_queries"], DUMMY)

DATA_DIR.mkdir(parents=True, exist_ok=True)
