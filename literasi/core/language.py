"""The interface's language: Indonesian unless the reader has chosen another."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers

LANGUAGES = dict(settings.LANGUAGES)
# Wagtail's Indonesian lives under this code.
ADMIN_LANGUAGE = "id-id"
COOKIE_SECONDS = 365 * 24 * 3600


class ChosenLanguageMiddleware:
    """Follow the reader's choice alone, a visitor's and a signed-in user's alike.

    There is no content negotiation: the browser's Accept-Language is not asked. Cheap
    phones are often sold set to English, and the courses are in Indonesian.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = chosen_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language()
            # Templates may render late, while the override still holds.
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", public_language(request))
        patch_vary_headers(response, ["Cookie"])
        return response


def chosen_language(request) -> str:
    """Return the language to speak: the reader's, in the admin by Wagtail's name for it."""
    language = public_language(request)
    is_admin = request.path.startswith("/admin/")
    return ADMIN_LANGUAGE if is_admin and language == settings.LANGUAGE_CODE else language


def public_language(request) -> str:
    """Return the language of the reader's cookie if the site speaks it, else the default."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE


def remember_language(response, language: str) -> None:
    """Keep the reader's choice for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
