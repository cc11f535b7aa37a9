"""Moments as credentials write them: UTC, whole seconds, ending in Z."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone


def stamp(moment: datetime) -> str:
    """Return a moment such as ``2026-11-24T01:02:03Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def end_of(day: date) -> datetime:
    """Return the last second of a day here, in the office's own time zone."""
    midnight = datetime.combine(day + timedelta(days=1), time(), timezone.get_default_timezone())
    return midnight - timedelta(seconds=1)
