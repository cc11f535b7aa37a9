"""Where data is kept: databases, caches, queued tasks, files."""

import dj_database_url

from literasi.settings.environment import BASE_DIR, DATA_DIR, DATABASE_URL, LITERASI_POOL_SIZE

SQLITE_URL = f"sqlite:///{DATA_DIR / 'literasi.sqlite3'}"

# IMMEDIATE and WAL let many workers write without "database is locked": each writer waits
# its turn at BEGIN instead of failing when it tries to turn a read into a write.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;"
        "PRAGMA cache_size=-8000;"
        "PRAGMA temp_store=MEMORY;"
    ),
}
POSTGRESQL_OPTIONS = {
    "pool": {
        "min_size": 2,
        "max_size": LITERASI_POOL_SIZE,
        "timeout": 10,
    }
}


def database(url: str) -> dict:
    """Return Django's settings for a database URL, tuned for the engine it names."""
    config = dj_database_url.parse(url)
    is_sqlite = config["ENGINE"].endswith("sqlite3")
    # Opening an SQLite file costs 1.5 ms, so each thread keeps its own open. PostgreSQL's
    # pool does that itself and must not be doubled.
    config["CONN_MAX_AGE"] = None if is_sqlite else 0
    config.setdefault("OPTIONS", {}).update(SQLITE_OPTIONS if is_sqlite else POSTGRESQL_OPTIONS)
    return config


DATABASES = {"default": database(DATABASE_URL or SQLITE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# "default" holds login rate limits, so every worker must see the same one.
# "local" holds what never changes, which each worker may keep for itself; the "visitor"
# caches hold whole pages, those with a query string apart (core/visitor_cache.py).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
    },
    "local": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "local",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "visitors": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "visitors",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "visitor_queries": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "visitor_queries",
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"
# Files that only views hand out, after asking who wants them: certificates, scanned signatures.
PRIVATE = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": PRIVATE,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = BASE_DIR / "static-collected"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "literasi" / "static"]
