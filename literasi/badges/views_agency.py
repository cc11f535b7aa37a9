"""“Sertifikat instansi”: what a coordinator sees of their own agency's members who agreed."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Sum
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from literasi.agencies.models import Membership
from literasi.agencies.services import coordinated_agency
from literasi.badges.models import Award
from literasi.badges.views_bundles import year_in
from literasi.users.panels import Panel, register_panel

AT_A_TIME = 50


def panel_context(request) -> dict:
    """Return what the profile page shows: the agency whose certificates may be looked at."""
    return {"agency": coordinated_agency(request.user)}


register_panel(
    Panel("agency_certificates", "badges/parts/coordinator_panel.html", panel_context, order=21)
)


@require_safe
@login_required
@never_cache
def agency(request):
    """List the certificates of a year, with JP by person. Only for a confirmed coordinator."""
    found = coordinated_agency(request.user)
    if found is None:
        raise Http404
    shared = Award.objects.shared_with(request.user)
    years = years_of(shared)
    year = year_in(request.GET.get("tahun", "")) or years[0]
    awards = shared.earned_in(year).for_pages().order_by("snapshot__name", "-issued_at", "pk")
    members = Membership.objects.confirmed().filter(agency=found)
    context = {
        "agency": found,
        "year": year,
        "query": f"tahun={year}&",
        "years": years if year in years else [year, *years],
        "page_obj": Paginator(awards, AT_A_TIME).get_page(request.GET.get("page")),
        "people": _people(shared.earned_in(year)),
        "agreed": members.filter(shares_certificates_at__isnull=False).count(),
        "members": members.count(),
    }
    return render(request, "badges/agency.html", context)


def years_of(awards) -> list[int]:
    """Return the years in which awards were earned, the latest first; without any, this one."""
    ends = awards.aggregate(first=Min("earned_at"), last=Max("earned_at"))
    first, last = (timezone.localtime(ends[name] or timezone.now()) for name in ("first", "last"))
    return list(range(last.year, first.year - 1, -1))


def _people(awards):
    """Return each person's JP and certificates; what was revoked or replaced counts nothing."""
    return (
        awards.counted()
        .order_by()
        .values("learner", "learner__user__full_name")
        .annotate(jp=Sum("jp"), count=Count("pk"))
        .order_by("learner__user__full_name", "learner")
    )
