"""Renewing an award, and reminders of its end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from literasi.badges import services
from literasi.badges.holding import own_award
from literasi.badges.models import Award
from literasi.badges.services.reminding import resume_reminders, stop_reminders


@require_POST
@login_required
def renew(request, uuid):
    """Begin the award's courses again."""
    award = own_award(request, uuid)
    try:
        new = services.renew(award=award)
    except services.AwardRefused as refusal:
        messages.error(request, refusal)
        return redirect(award)
    if new:
        messages.success(request, _("Sertifikat Anda sudah diperpanjang. Ini nomor barunya."))
        return redirect(new)
    messages.success(request, _("Perpanjangan dimulai. Selesaikan kursus di bawah ini lagi."))
    return redirect(award)


# A mail program that offers to unsubscribe posts here from elsewhere (RFC 8058), and can do
# nothing else: whoever has the letter may stop its reminders, and ask for them again.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request, uuid):
    """Ask whether to stop reminding, and do it. A link alone stops nothing."""
    award = get_object_or_404(Award, uuid=uuid)
    if request.method == "POST":
        change = resume_reminders if "resume" in request.POST else stop_reminders
        change(award=award)
        award.refresh_from_db()
    context = {"award": award, "stopped": hasattr(award, "reminder_stop")}
    return render(request, "badges/reminders.html", context)
