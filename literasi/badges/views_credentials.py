"""An award's credential in its holder's hands: files to keep, a wallet, and what it tells."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from literasi.badges import services
from literasi.badges.credentials import baking, keys
from literasi.badges.holding import nothing_to_download, own_award
from literasi.badges.services.showing import show_score
from literasi.badges.unlisted import unlisted

CREDENTIAL = "application/vc+ld+json"


def _download(make, content_type, ending):
    @require_safe
    @login_required
    @unlisted
    def view(request, uuid):
        award = own_award(request, uuid)
        if not award.is_downloadable:
            return nothing_to_download(request, award)
        if award.credential is None:
            return _not_yet(request, award)
        response = HttpResponse(make(award.credential), content_type=content_type)
        name = f"lencana-{award.number.replace('/', '-')}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return view


def _not_yet(request, award):
    text = _("Kredensialnya sedang ditandatangani. Coba lagi beberapa menit lagi.")
    messages.info(request, text)
    return redirect(award)


png = _download(baking.png, "image/png", "png")
svg = _download(baking.svg, "image/svg+xml", "svg")
document = _download(lambda held: held.document, CREDENTIAL, "json")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@unlisted
def score(request, uuid):
    """Ask whether the credential may tell the score, and do as chosen."""
    award = own_award(request, uuid)
    if request.method == "POST":
        return _chosen(request, award)
    if not award.snapshot.get("results") or award.stored_status != award.Status.ACTIVE:
        return redirect(award)
    return render(request, "badges/score.html", {"award": award})


def _chosen(request, award):
    try:
        show_score(award=award, by=request.user, shown=request.POST.get("tampil") == "ya")
    except services.AwardRefused as refusal:
        messages.warning(request, str(refusal))
    except keys.NoKey:
        text = _("Kredensial sedang tidak dapat ditandatangani, jadi pilihan Anda belum diubah.")
        messages.warning(request, text)
    else:
        messages.success(request, _("Pilihan disimpan. Unduh lagi kredensialnya untuk dibagikan."))
    return redirect(award)
