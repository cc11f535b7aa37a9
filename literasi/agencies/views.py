"""A person's place in an agency, from their profile page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from literasi.agencies import services
from literasi.agencies.forms import MembershipForm
from literasi.users.panels import Panel, register_panel


def panel_context(request) -> dict:
    """Return what the profile page shows: the current membership and the form to change it."""
    membership = services.current_membership(request.user)
    return {
        "membership": membership,
        "agency_form": MembershipForm(initial={"agency": membership and membership.agency_id}),
    }


register_panel(Panel("agencies", "agencies/membership_panel.html", panel_context, order=20))


@login_required
@require_POST
def join(request):
    """Ask for a place in the agency chosen; staff confirm it."""
    form = MembershipForm(request.POST)
    if form.is_valid():
        services.request_membership(user=request.user, agency=form.cleaned_data["agency"])
        messages.success(request, _("Pilihan instansi Anda sudah dicatat."))
    else:
        messages.error(request, _("Instansi belum dipilih. Pilih satu dari daftar."))
    return redirect("profile")


@login_required
@require_POST
def share(request):
    """Agree that the agency's coordinator may take one's certificates, or withdraw that."""
    agrees = request.POST.get("agrees") == "1"
    services.share_certificates(user=request.user, agrees=agrees)
    membership = services.current_membership(request.user)
    if membership is None or not membership.is_confirmed:
        messages.error(
            request, _("Keanggotaan Anda belum dikonfirmasi, jadi belum ada yang dibagikan.")
        )
    elif agrees:
        messages.success(
            request, _("Koordinator instansi Anda kini dapat mengunduh sertifikat Anda.")
        )
    else:
        messages.success(
            request, _("Koordinator tidak dapat lagi melihat atau mengunduh sertifikat Anda.")
        )
    return redirect("profile")


@login_required
@require_POST
def leave(request):
    """End the person's current membership, if there is one."""
    if membership := services.current_membership(request.user):
        services.end(membership=membership)
        messages.success(request, _("Anda tidak lagi tercatat di instansi mana pun."))
    return redirect("profile")
