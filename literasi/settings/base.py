"""What holds in every environment. The only place that reads environment variables."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def env(name: str, default: str = "") -> str:
    """Return an environment variable without surrounding blanks; empty counts as not set."""
    return os.environ.get(name, "").strip() or default


def env_flag(name: str, default: bool = False) -> bool:
    """Return True when the environment variable is one of 1, true, yes, on."""
    return env(name, str(default)).lower() in {"1", "true", "yes", "on"}


def env_list(name: str) -> list[str]:
    """Return a comma-separated environment variable as a list without blanks."""
    return [item.strip() for item in env(name).split(",") if item.strip()]


# --- The environment: every variable, once. docs/deployment.md explains each one. -------

DATA_DIR = Path(env("LITERASI_DATA_DIR", str(BASE_DIR / "var")))
SECRET_KEY = env("SECRET_KEY")
DATABASE_URL = env("DATABASE_URL")
ALLOWED_HOSTS = env_list("LITERASI_ALLOWED_HOSTS")
LITERASI_BASE_URL = env("LITERASI_BASE_URL")
LITERASI_POOL_SIZE = int(env("LITERASI_POOL_SIZE", "8"))
LITERASI_LOG_LEVEL = env("LITERASI_LOG_LEVEL", "INFO").upper()
LITERASI_REQUIRE_STAFF_MFA = env_flag("LITERASI_REQUIRE_STAFF_MFA")
LITERASI_TRUSTED_PROXIES = int(env("LITERASI_TRUSTED_PROXIES", "0"))
# Fields of the number: serial (zero-padded to 4), code, month (Roman), year.
LITERASI_AWARD_NUMBER = env(
    "LITERASI_AWARD_NUMBER", "{serial:04d}/{code}/Diskominfo/{month}/{year}"
)
LITERASI_AWARD_CODE = env("LITERASI_AWARD_CODE", "LIT")
DEFAULT_FROM_EMAIL = env("LITERASI_FROM_EMAIL", "Literasi <literasi@localhost>")
EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = int(env("EMAIL_PORT", "587"))
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_flag("EMAIL_USE_TLS", True)

# --- What runs ------------------------------------------------------------------------

DEBUG = False
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
WAGTAILADMIN_BASE_URL = LITERASI_BASE_URL or "http://127.0.0.1:8000"
WAGTAIL_SITE_NAME = "Literasi"

INSTALLED_APPS = [
    "literasi.home",
    "literasi.reports",
    "literasi.badges",
    "literasi.articles",
    "courses",
    "quizzes",
    "literasi.agencies",
    "literasi.users",
    "literasi.core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.search_promotions",
    "wagtail.embeds",
    "wagtail.sites",
    "literasi.users.apps.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

# The visitor cache is this far out on purpose: a hit costs hardly any other middleware, and
# what it stores already carries every header the others add. The two around it compress
# what it has not kept and answer "unchanged" to browsers that have a page already.
MIDDLEWARE = [
    "literasi.core.compression.TextGZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "literasi.core.visitor_cache.VisitorCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "literasi.core.csp.ContentSecurityMiddleware",
    "literasi.core.sites.KnownSiteMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "literasi.core.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "literasi.users.middleware.VisitorCookieMiddleware",
    "literasi.users.middleware.StaffSecondFactorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "literasi.urls"
WSGI_APPLICATION = "literasi.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "wagtail.templatetags.wagtailcore_tags",
                "literasi.core.templatetags.literasi_tags",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data -----------------------------------------------------------------------------

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
# "local" holds rendered pieces and outlines, which each worker may keep for itself; the
# "visitor" caches hold whole pages, those with a query string apart (core/visitor_cache.py).
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
STATIC_ROOT = BASE_DIR / "static-collected"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "literasi" / "static"]

# --- People ---------------------------------------------------------------------------

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_learning"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "literasi.users.models.display_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "literasi.users.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "literasi.users.forms.LoginForm",
    "signup": "literasi.users.forms.SignupForm",
    "add_email": "literasi.users.forms.AddEmailForm",
    "change_password": "literasi.users.forms.ChangePasswordForm",
    "set_password": "literasi.users.forms.SetPasswordForm",
    "reset_password": "literasi.users.forms.ResetPasswordForm",
    "reset_password_from_key": "literasi.users.forms.ResetPasswordKeyForm",
    "reauthenticate": "literasi.users.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
PASSWORD_RESET_TIMEOUT = 24 * 3600
# A training room of fifty people shares one address; a password is still guessed at most
# five times in five minutes from one place, and fifty times an hour from everywhere.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "login_failed_account": "50/h/key",
    "signup": "60/m/ip",
    "reset_password": "30/m/ip,5/h/key",
}
# How many proxies of ours add to X-Forwarded-For. With 0 the header, which anybody can
# write, is not believed, and limits count the address that connects.
ALLAUTH_TRUSTED_PROXY_COUNT = LITERASI_TRUSTED_PROXIES
MFA_ADAPTER = "literasi.users.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "literasi.users.forms.SecondFactorForm",
    "reauthenticate": "literasi.users.forms.SecondFactorAgainForm",
    "activate_totp": "literasi.users.forms.ActivateTOTPForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Literasi"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off

WAGTAILADMIN_LOGIN_URL = "/akun/masuk/"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False

SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Language -------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "literasi" / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["literasi.formats"]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id-id", "Bahasa Indonesia"), ("en", "English")]

# --- Wagtail --------------------------------------------------------------------------

# These three would tell other hosts about this site and the people who run it.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

WAGTAIL_I18N_ENABLED = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "indonesian"}
}

# --- Safety ---------------------------------------------------------------------------

# Pages, media and feeds come from this host alone. The admin's editor writes inline
# styles and scripts, so literasi.core.csp adds 'unsafe-inline' there and nowhere else.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
    }
}
# Wagtail lifts this for its own previews.
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
SECURE_REFERRER_POLICY = "same-origin"
# In the database: the only store that every worker shares and that survives a restart.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "literasi.core.views.csrf_failure"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page with many blocks in the editor

# --- Learning -------------------------------------------------------------------------

# How long a worker may serve a visitor's page after another worker has published.
LITERASI_CACHE_CHECK_SECONDS = 1.0
# What visitors see changes with these too. Pages and snippets that are published announce
# themselves (core/receivers.py).
LITERASI_ANNOUNCED_MODELS = [
    "badges.Badge",
    "core.Contact",
    "core.SiteSettings",
    "wagtailcore.PageViewRestriction",
    "wagtailcore.Site",
    "wagtaildocs.Document",
    "wagtailimages.Image",
    "wagtailredirects.Redirect",
]
# A contact not checked for this long is marked in the admin.
LITERASI_CONTACT_FRESH_DAYS = 180

# Everything goes to the standard error stream, where systemd or the container keeps it.
# Requests themselves are in the web server's access log; here is what went wrong in them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "literasi": {"level": LITERASI_LOG_LEVEL},
        "courses": {"level": LITERASI_LOG_LEVEL},
        "quizzes": {"level": LITERASI_LOG_LEVEL},
    },
}
