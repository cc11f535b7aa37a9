"""The interface's language: Indonesian unless the reader has chosen another."""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

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


# --- Two languages on one page --------------------------------------------------------
# Editors write in the site's language, whatever language the interface speaks. A screen
# reader changes its voice only where the page says so (WCAG 3.1.2).


def is_mixed() -> bool:
    """Return whether the interface speaks another language than the editors."""
    spoken = translation.get_language() or settings.LANGUAGE_CODE
    return not spoken.startswith(settings.LANGUAGE_CODE)


def interface_lang() -> str:
    """Return the attribute for the interface's words within editors' text; mostly empty."""
    return format_html(' lang="{}"', translation.get_language()) if is_mixed() else ""


def editorial(text) -> SafeString:
    """Mark editors' words that stand in a sentence of the interface."""
    if not text or not is_mixed():
        return conditional_escape(text or "")
    return format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, text)


def sentence(text: str, **facts) -> SafeString:
    """Return a sentence as HTML, its ``%(name)s`` filled in with ``editorial`` or plain facts."""
    safe = {name: conditional_escape(fact) for name, fact in facts.items()}
    return mark_safe(conditional_escape(text) % safe)  # noqa: S308 (every part is escaped)
