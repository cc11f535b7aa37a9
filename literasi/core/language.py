"""The interface's language: Indonesian unless the reader has chosen another."""

from django.conf import settings
from django.utils import translation

LANGUAGES = dict(settings.LANGUAGES)
# Wagtail's Indonesian lives under this code.
ADMIN_LANGUAGE = "id-id"


class ChosenLanguageMiddleware:
    """Follow the reader's choice alone.

    The browser's Accept-Language is not asked: cheap phones are often sold set to English,
    and the courses are in Indonesian.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = chosen_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            # Templates may render late, while the override still holds.
            return response


def chosen_language(request) -> str:
    """Return the language of the reader's cookie if the site speaks it, else the default."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    language = chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE
    is_admin = request.path.startswith("/admin/")
    return ADMIN_LANGUAGE if is_admin and language == settings.LANGUAGE_CODE else language
