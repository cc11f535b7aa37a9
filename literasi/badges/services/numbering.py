"""Numbers of awards: gap-free in each year and pattern."""

from datetime import date

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from literasi.badges import rules
from literasi.badges.models import AwardSeries, Badge


def lock_series(badge: Badge) -> AwardSeries:
    """Return this year's series of the badge's pattern, locked until the transaction ends.

    SQLite has no row locks; there the transaction itself holds the only right to write.
    """
    year = timezone.localdate().year
    pattern = badge.number_pattern
    series, _created = AwardSeries.objects.select_for_update().get_or_create(
        pattern=pattern, year=year
    )
    return series


def next_number(series: AwardSeries, issued: date) -> str:
    """Take and return the next number of a series that the caller has locked.

    Who waited for the lock into a new year still gets a number of the old one: the serial is
    counted there, and would come again in the new year.
    """
    AwardSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db()
    return rules.award_number(
        series.pattern or settings.LITERASI_AWARD_NUMBER,
        serial=series.last,
        code=settings.LITERASI_AWARD_CODE,
        issued=min(issued, date(series.year, 12, 31)),
    )
