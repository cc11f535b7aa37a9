"""Views that belong to no subject: health, errors, language, pictures for shared links."""

from django.db import Error, connection
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Page

from literasi.core import social
from literasi.core.language import LANGUAGES, remember_language
from literasi.core.same_origin import same_origin_post

FOREVER = "public, max-age=31536000, immutable"


def csrf_failure(request, reason=""):
    """Say that a form could not be accepted, and what to do, instead of Django's page."""
    context = {
        "title": _("Formulir ini tidak dapat diterima"),
        "message": _("Muat ulang halaman sebelumnya, lalu kirim sekali lagi."),
    }
    return render(request, "403.html", context, status=403)


@never_cache
@require_safe
def healthz(request):
    """Say whether this worker can reach its database: 200 ``ok`` or 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("database unreachable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@same_origin_post
def set_language(request):
    """Remember the language the reader has chosen and go back to where they were."""
    response = HttpResponseRedirect(safe_next(request))
    if (language := request.POST.get("language")) in LANGUAGES:
        remember_language(response, language)
    return response


def safe_next(request) -> str:
    """Return the form's ``next`` if it leads to this site, else the front page."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours and address.startswith("/") else "/"


@require_safe
def social_image(request, pk, digest):
    """Send the picture of a live, public page. A link from before an edit leads to today's."""
    page = get_object_or_404(Page.objects.live().public(), pk=pk, depth__gt=1)
    card = social.card_of(page)
    if digest != card.digest:
        return redirect("social_image", pk, card.digest)
    return HttpResponse(
        social.picture(card), content_type="image/png", headers={"Cache-Control": FOREVER}
    )
