"""Who is learning: the account's learner, the device's, or nobody yet."""

import re
import secrets

from django.conf import settings

from literasi.users.models import Learner

COOKIE = "belajar"
COOKIE_SECONDS = 365 * 24 * 3600
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


def current_learner(request) -> Learner | None:
    """Return the request's learner, or None; looked up once a request, never created."""
    if not hasattr(request, "_learner"):
        request._learner = _find(request)
    return request._learner


def _find(request) -> Learner | None:
    if request.user.is_authenticated:
        # Comes along with the user (backends.py) except where it was made in this request.
        known = getattr(request.user, "learner", None)
        return known or Learner.objects.filter(user=request.user).first()
    key = device_key(request)
    return Learner.objects.filter(visitor_key=key).first() if key else None


def device_key(request) -> str:
    """Return the key the device sent if it can be one of ours, else an empty string."""
    key = request.COOKIES.get(COOKIE, "")
    return key if KEY.fullmatch(key) else ""


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


def forget_device(request) -> None:
    """Have the device lose its key with this response, and look the learner up anew."""
    request.new_visitor_key = None
    request.forget_device = True
    vars(request).pop("_learner", None)
