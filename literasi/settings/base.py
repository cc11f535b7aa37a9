"""What holds in every environment; each theme has a module of its own beside this one."""

from literasi.settings.accounts import *
from literasi.settings.data import *
from literasi.settings.environment import *
from literasi.settings.environment import BASE_DIR, DEFAULT_FROM_EMAIL, LITERASI_LOG_LEVEL
from literasi.settings.safety import *
from literasi.settings.wagtail import *

# --- What runs ------------------------------------------------------------------------

DEBUG = False

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
    "literasi.users.middleware.AdminEntryMiddleware",
    "literasi.core.errors.MethodNotAllowedMiddleware",
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

# --- Language -------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "literasi" / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["literasi.formats"]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

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

# --- Where trouble is told ------------------------------------------------------------

SERVER_EMAIL = DEFAULT_FROM_EMAIL
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
