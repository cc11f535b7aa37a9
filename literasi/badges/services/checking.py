"""Comparing what should be with what is: awards, signatures, letters, files, numbers.

Each look is kept as a ReconciliationRun, with ids only. Repairing does what is safe to repeat:
it issues what was earned, and finishes what is unsigned or untold. A lost file and a gap in
the numbers only people can explain; they are reported until they are mended.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils import timezone

from literasi.badges import finishing, patterns
from literasi.badges.models import (
    Award,
    AwardSeries,
    DesignFile,
    ReconciliationRun,
    SignedCertificate,
)
from literasi.badges.querysets import SIGNABLE, AwardQuerySet
from literasi.badges.services.reconciling import Reconciliation, reconcile
from literasi.users.models import User
from literasi.users.tasks import NOBODY

MISSING, UNEARNED, UNSIGNED = "missing", "unearned", "unsigned"
UNTOLD, FILES, GAPS = "untold", "files", "gaps"
FAULTS = (MISSING, UNEARNED, UNSIGNED, UNTOLD, FILES, GAPS)
# Those whose rows are ids of awards.
OF_AWARDS = (UNEARNED, UNSIGNED, UNTOLD)
# A report is read by people; what is counted is counted whole.
MOST_ROWS = 200
GONE, CHANGED = "gone", "changed"
# So long a worker may be at an award before anybody calls it forgotten.
PATIENCE = finishing.PATIENCE
KEPT = timedelta(days=400)

Found = dict[str, dict[str, Any]]


def check(*, repair: bool, by: User | None = None) -> ReconciliationRun:
    """Look at all awards, repair what can be if asked to, and keep what was found.

    May be repeated and killed; a run that was cut short is seen by its missing end.
    """
    run = ReconciliationRun.objects.create(by=by)
    found, compared = look(repair=repair)
    repaired = _repaired(found, compared) if repair else {}
    run.found, run.repaired, run.finished_at = found, repaired, timezone.now()
    run.save()
    ReconciliationRun.objects.filter(started_at__lt=timezone.now() - KEPT).delete()
    return run


def look(*, repair: bool) -> tuple[Found, Reconciliation]:
    """Return what is wrong now, and what was earned beside what was issued."""
    waiting = {UNSIGNED: _pks(unsigned()), UNTOLD: _pks(untold())}
    compared = reconcile(dry_run=not repair)
    missing = [[badge.pk, learner] for badge, learner in compared.missing]
    rows: dict[str, Iterable[Any]] = {
        MISSING: missing,
        UNEARNED: [award.pk for award in compared.unearned],
        **waiting,
        FILES: bad_files(),
        GAPS: gaps(),
    }
    return {name: _counted(rows[name]) for name in FAULTS}, compared


def awards_in(found: Found) -> set[int]:
    """Return the ids of all awards that a run lists."""
    listed = {pk for name in OF_AWARDS for pk in found[name]["rows"]}
    return listed | {row["award"] for row in found[FILES]["rows"] if row["award"]}


def _counted(rows: Iterable[Any]) -> dict[str, Any]:
    """Return the first rows, and how many there are; nothing is held in memory for it."""
    through = iter(rows)
    first = list(islice(through, MOST_ROWS))
    return {"count": len(first) + sum(1 for _row in through), "rows": first}


def _pks(awards: models.QuerySet[Award]) -> list[int]:
    return list(awards.order_by("issued_at", "pk").values_list("pk", flat=True))


def _settled() -> AwardQuerySet:
    """Awards that the worker has had time for, and that are still worth finishing."""
    old = Award.objects.filter(issued_at__lt=timezone.now() - PATIENCE)
    return old.filter(stored_status__in=SIGNABLE)


def unsigned() -> models.QuerySet[Award]:
    """Awards without a signed credential that holds."""
    return _settled().unsigned()


def untold() -> models.QuerySet[Award]:
    """Awards whose holder could have been told and was not."""
    reachable = Q(learner__user__isnull=False) & ~Q(learner__user__email__endswith=NOBODY)
    return _settled().filter(reachable, mailed_at=None)


# --- Files ----------------------------------------------------------------------------


def bad_files() -> Iterator[dict[str, Any]]:
    """Yield the files of certificates and designs that are gone, or not what was kept."""
    signed = SignedCertificate.objects.select_related(None).order_by("pk")
    for row in signed.iterator():
        if fault := _fault(row):
            yield {"award": row.award_id, "file": row.file.name, "fault": fault}
    for kept in DesignFile.objects.order_by("pk").iterator():
        if fault := _fault(kept):
            yield {"award": None, "file": kept.file.name, "fault": fault}


def _fault(row: SignedCertificate | DesignFile) -> str:
    try:
        with row.file.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return GONE
    return "" if found == row.sha256 else CHANGED


# --- Numbers --------------------------------------------------------------------------


def gaps() -> Iterator[dict[str, Any]]:
    """Yield every serial that a series has given and no award bears."""
    for series in AwardSeries.objects.order_by("year", "pattern"):
        pattern = series.pattern or settings.LITERASI_AWARD_NUMBER
        numbers = _numbers(series).iterator()
        for serial in patterns.missing_serials(pattern, series.year, series.last, numbers):
            yield {"pattern": pattern, "year": series.year, "serial": serial}


def _numbers(series: AwardSeries) -> models.QuerySet:
    """Return the numbers of the series' year; a night at New Year may give one of the old."""
    year = ExtractYear(F("issued_at"))
    near = Award.objects.annotate(year=year).filter(year__in=[series.year, series.year + 1])
    return near.order_by().values_list("number", flat=True)


# --- Repairing ------------------------------------------------------------------------


def _repaired(found: Found, compared: Reconciliation) -> dict[str, int]:
    """Finish what waits; return how much of each kind was put right."""
    if not (found[UNSIGNED]["count"] or found[UNTOLD]["count"]):
        return {MISSING: len(compared.issued)}
    for pk in finishing.unfinished():
        finishing.try_to_finish(pk)
    left = {UNSIGNED: unsigned().count(), UNTOLD: untold().count()}
    done = {name: found[name]["count"] - count for name, count in left.items()}
    return {MISSING: len(compared.issued), **{n: max(0, count) for n, count in done.items()}}
