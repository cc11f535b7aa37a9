"""Who is learning: the account's learner, the device's, or nobody yet."""

import secrets

from django.conf import settings

from literasi.users.models import Learner

COOKIE = "belajar"
COOKIE_SECONDS = 365 * 24 * 3600


def current_learner(request) -> Learner | None:
    """Return the request's learner, or None; looked up once a request, never created."""
    if not hasattr(request, "_learner"):
        request._learner = _find(request)
    return request._learner


def _find(request) -> Learner | None:
    if request.user.is_authenticated:
        return Learner.objects.filter(user=request.user).first()
    key = request.COOKIES.get(COOKIE, "")
    return Learner.objects.filter(visitor_key=key).first() if key.isascii() and key else None


def ensure_learner(request) -> Learner:
    """Return the request's learner, creating one for the account or the device.

    A device's new key reaches the browser with the response; VisitorCookieMiddleware sets it.
    """
    if current_learner(request) is None:
        request._learner = _create(request)
    return request._learner


def _create(request) -> Learner:
    if request.user.is_authenticated:
        learner, _created = Learner.objects.get_or_create(user=request.user)
        return learner
    request.new_visitor_key = secrets.token_urlsafe(32)
    return Learner.objects.create(visitor_key=request.new_visitor_key)


def remember_device(response, key: str) -> None:
    """Keep the device's key for a year, out of reach of scripts."""
    response.set_cookie(
        COOKIE,
        key,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
