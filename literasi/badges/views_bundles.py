"""Bundles of certificates: asking for one, seeing how far it is, taking it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from literasi.agencies.services import coordinated_agency
from literasi.badges.bundles import services
from literasi.badges.models import Award, CertificateBundle


@require_POST
@login_required
def ask(request):
    """Have one's own certificates of a year put together."""
    awards = Award.objects.filter(learner__user=request.user)
    return _ask(request, awards, None, reverse("my_learning"))


@require_POST
@login_required
def ask_for_agency(request):
    """Have those of an agency put together, for its coordinator."""
    agency = coordinated_agency(request.user)
    if agency is None:
        raise Http404
    awards = Award.objects.shared_with(request.user)
    return _ask(request, awards, agency, reverse("badges:agency"))


def _ask(request, awards, agency, back):
    year = year_in(request.POST.get("year", ""))
    if year is None or not awards.earned_in(year).exists():
        text = _("Untuk tahun itu belum ada sertifikat, jadi tidak ada yang disiapkan.")
        messages.info(request, text)
        return redirect(back)
    bundle = services.request_bundle(owner=request.user, year=year, agency=agency)
    return redirect("badges:bundle", bundle.uuid)


def year_in(text: str) -> int | None:
    """Return the year that was asked for; None when it is none that can hold an award."""
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return year if 2000 <= year <= timezone.localdate().year else None


@require_safe
@login_required
@never_cache
def progress(request, uuid):
    """Say how far it is; when it is ready, offer it."""
    context = {"bundle": _own(request, uuid)}
    return render(request, "badges/bundles/progress.html", context)


@require_safe
@login_required
@never_cache
def download(request, uuid):
    """Hand it out, to who asked for it and still may."""
    bundle = _own(request, uuid)
    if bundle.shown_state != CertificateBundle.State.READY:
        return redirect("badges:bundle", bundle.uuid)
    return FileResponse(bundle.file.open("rb"), as_attachment=True, filename=bundle.file_name)


def _own(request, uuid) -> CertificateBundle:
    """Look a bundle up through its owner; one for an agency only while they coordinate it."""
    mine = CertificateBundle.objects.filter(owner=request.user).fresh(timezone.now())
    bundle = get_object_or_404(mine.select_related("agency"), uuid=uuid)
    if bundle.agency and bundle.agency != coordinated_agency(request.user):
        raise Http404
    return bundle
