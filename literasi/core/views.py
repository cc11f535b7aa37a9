"""Views that belong to no subject: health, errors, language."""

from django.shortcuts import render
from django.utils.translation import gettext as _


def csrf_failure(request, reason=""):
    """Say that a form could not be accepted, and what to do, instead of Django's page."""
    context = {
        "title": _("Formulir ini tidak dapat diterima"),
        "message": _("Muat ulang halaman sebelumnya, lalu kirim sekali lagi."),
    }
    return render(request, "403.html", context, status=403)
