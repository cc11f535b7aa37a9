"""Gives a new visitor's device its key, and asks staff for their second factor."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from literasi.users import visitors

ADMIN = "/admin/"
# Whoever lacks a second factor must still be able to leave.
OPEN = ("/admin/login/", "/admin/logout/")
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class VisitorCookieMiddleware:
    """Give or take the device's key when this request made or claimed a learner."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if key := getattr(request, "new_visitor_key", None):
            visitors.remember_device(response, key)
        elif getattr(request, "forget_device", False):
            response.delete_cookie(visitors.COOKIE, samesite="Lax")
        return response


class StaffSecondFactorMiddleware:
    """Keep staff out of the admin until they have a second factor, when the site demands it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if must_enrol(request):
            return ask_to_enrol(request)
        return self.get_response(request)


def must_enrol(request) -> bool:
    """Return whether this request is for the admin by staff who lack a second factor.

    Who may not enter the admin at all is left to Wagtail, which says so.
    """
    return (
        settings.LITERASI_REQUIRE_STAFF_MFA
        and request.path.startswith(ADMIN)
        and not request.path.startswith(OPEN)
        and request.user.is_authenticated
        and request.user.has_perm("wagtailadmin.access_admin")
        and not is_mfa_enabled(request.user, SECOND_FACTORS)
    )


def ask_to_enrol(request):
    """Answer 403: a page that leads to enrolling, or JSON where the admin expects data."""
    if wants_data(request):
        response = JsonResponse({"error": _("Verifikasi dua langkah belum aktif.")}, status=403)
    else:
        unverified = EmailAddress.objects.filter(user=request.user, verified=False).first()
        context = {"unverified": unverified}
        response = render(request, "users/second_factor_required.html", context, status=403)
    add_never_cache_headers(response)
    return response


def wants_data(request) -> bool:
    """Return whether a script asked, rather than a person following a link."""
    return (
        request.path.startswith(f"{ADMIN}api/")
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or not request.accepts("text/html")
    )
