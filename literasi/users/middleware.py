"""Gives a new visitor's device its key, and asks staff for their second factor."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from literasi.core.language import public_language
from literasi.users import visitors
from literasi.users.second_factor import has_second_factor

ADMIN = "/admin/"
# Whoever lacks a second factor must still be able to leave.
OPEN = ("/admin/login/", "/admin/logout/")


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


class AdminEntryMiddleware:
    """Keep out of the admin who has no place there; and staff, until they have a second factor.

    The second only where the site demands it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not is_at_the_admin(request):
            return self.get_response(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return turn_away(request)
        return ask_to_enrol(request) if must_enrol(request) else self.get_response(request)


def is_at_the_admin(request) -> bool:
    """Return whether somebody signed in asks for a page of the admin, other than its doors."""
    return (
        request.path.startswith(ADMIN)
        and not request.path.startswith(OPEN)
        and request.user.is_authenticated
    )


def must_enrol(request) -> bool:
    """Return whether the site demands a second factor that this member of staff lacks."""
    demanded = settings.LITERASI_REQUIRE_STAFF_MFA
    return demanded and not has_second_factor(request.user)


def turn_away(request):
    """Answer 403. Wagtail would lead to the login page, and that back here, for ever."""
    if wants_data(request):
        response = JsonResponse({"error": _("Halaman ini bukan untuk akun Anda")}, status=403)
    else:
        response = on_the_site(request, "403.html")
    add_never_cache_headers(response)
    return response


def ask_to_enrol(request):
    """Answer 403: a page that leads to enrolling, or JSON where the admin expects data."""
    if wants_data(request):
        response = JsonResponse({"error": _("Verifikasi dua langkah belum aktif.")}, status=403)
    else:
        unverified = EmailAddress.objects.filter(user=request.user, verified=False).first()
        context = {"unverified": unverified}
        response = on_the_site(request, "users/second_factor_required.html", context)
    add_never_cache_headers(response)
    return response


def on_the_site(request, template: str, context: dict | None = None):
    """Draw a 403 as the site draws its pages; the admin's Indonesian goes by another code."""
    with translation.override(public_language(request)):
        return render(request, template, context, status=403)


def wants_data(request) -> bool:
    """Return whether a script asked, rather than a person following a link."""
    return (
        request.path.startswith(f"{ADMIN}api/")
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or not request.accepts("text/html")
    )
