"""Finding an award for the one who holds it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from literasi.badges.models import Award
from literasi.users.visitors import current_learner


def own_award(request, uuid) -> Award:
    """Look the award up through the learner, so that nobody opens another's by its address."""
    awards = Award.objects.for_pages().select_related("design", "learner__user")
    awards = awards.prefetch_related("credentials", "signed_certificates")
    return get_object_or_404(awards.filter(learner=current_learner(request)), uuid=uuid)


def nothing_to_download(request, award: Award) -> HttpResponse:
    """Say why. A suspension may end; what was revoked or replaced never comes back."""
    status = 403 if award.status == Award.Status.SUSPENDED else 410
    return render(request, "badges/no_certificate.html", {"award": award}, status=status)
