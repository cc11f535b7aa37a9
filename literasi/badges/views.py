"""Awards for their holders, and the proof of them for everybody else."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from literasi.badges import sharing
from literasi.badges.certificates.files import certificate_file
from literasi.badges.certificates.front import file_name
from literasi.badges.holding import nothing_to_download, own_award
from literasi.badges.images import badge_svg, qr_svg
from literasi.badges.models import Award, Badge
from literasi.badges.renewal_offer import offer_of
from literasi.badges.unlisted import unlisted
from literasi.badges.views_checking import shown, unknown

DAY = 24 * 3600


@require_safe
@unlisted
def verify(request, code):
    """Answer for every award that ever existed, and kindly for what never did.

    Codes are too many to be guessed, so nobody is counted here; a hall full of people may
    scan at once.
    """
    award = Award.objects.for_pages().with_code(code)
    if award is None:
        return unknown(request, code)
    if award.code != code:
        return redirect(award.verify_path)
    return shown(request, award)


@require_safe
def qr(request, code):
    """Draw the QR code that leads to an award's verify page."""
    award = Award.objects.with_code(code)
    if award is None:
        raise Http404
    return _svg(qr_svg(award.verify_url))


@require_safe
@login_required
@unlisted
def award(request, uuid):
    """The holder's own page: what they earned, to download and to share."""
    award = own_award(request, uuid)
    context = {"award": award, "size": sharing.certificate_size(award)}
    context["renewal"] = offer_of(award)
    context |= sharing.links(award) | sharing.wallet(award)
    return render(request, "badges/award.html", context)


@require_safe
@login_required
@unlisted
def certificate(request, uuid):
    """Send the certificate; of an award that no longer holds, say why there is none."""
    award = own_award(request, uuid)
    if not award.is_downloadable:
        return nothing_to_download(request, award)
    response = HttpResponse(certificate_file(award), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{file_name(award)}"'
    return response


@require_safe
def image(request, uuid):
    """A badge's picture: the one it was given, else a drawing of its motif."""
    badge = get_object_or_404(Badge.objects.select_related("image"), uuid=uuid)
    if badge.image:
        response = redirect(badge.image.get_rendition("max-480x480|format-webp").url)
        response["Cache-Control"] = f"public, max-age={DAY}"
        return response
    return _svg(badge_svg(name=badge.name, description=badge.description, motif=badge.motif))


def _svg(content):
    response = HttpResponse(content, content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response
