"""Gives a new visitor's device its key, and asks staff for their second factor."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect

from literasi.users import visitors


class VisitorCookieMiddleware:
    """Set the cookie of a visitor who became a learner during this request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if key := getattr(request, "new_visitor_key", None):
            visitors.remember_device(response, key)
        return response


class StaffSecondFactorMiddleware:
    """Keep staff out of the admin until they have a second factor, when the site demands it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if must_enrol(request):
            return redirect("mfa_activate_totp")
        return self.get_response(request)


def must_enrol(request) -> bool:
    """Return whether this request is for the admin by someone who lacks a second factor."""
    return (
        settings.LITERASI_REQUIRE_STAFF_MFA
        and request.path.startswith("/admin/")
        and request.user.is_authenticated
        and not is_mfa_enabled(request.user)
    )
