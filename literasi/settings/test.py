"""For the test suite: quick hashing, mail in memory, a database file that can be reused."""

from literasi.settings.base import *
from literasi.settings.base import CACHES, DATA_DIR, DATABASES, PRIVATE, STORAGES

SECRET_KEY = "for-tests-only"  # noqa: S105
LITERASI_SIGNING_KEY = "for-tests-only_" + "A" * 28
LITERASI_SIGNING_KEY_FILE = ""
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = DATA_DIR / "test-media"
STORAGES = STORAGES | {"private": PRIVATE | {"OPTIONS": {"location": DATA_DIR / "test-private"}}}
CACHES = CACHES | {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# tests/conftest.py makes each test forget, so statements are counted as in a busy worker.
LITERASI_CACHE_CHECK_SECONDS = 3600.0

# A database file survives the run, so --reuse-db saves migrating at the next one.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
