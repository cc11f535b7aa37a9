"""Writing to the log of what happened to awards."""

from literasi.badges.models import Award, AwardEvent
from literasi.users.models import User


def record(
    award: Award, kind: AwardEvent.Kind, *, by: User | None = None, reason: str = "", **data
) -> AwardEvent:
    """Add a line about ``award``, in the caller's transaction. ``data`` is plain JSON."""
    name = by.full_name if by else ""
    return AwardEvent.objects.create(
        award=award, kind=kind, by=by, by_name=name, reason=reason, data=data
    )
