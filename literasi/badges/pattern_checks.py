"""Warns of a pattern of the office that could meet a badge's own."""

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import connections

from literasi.badges import patterns
from literasi.badges.models import AwardSeries, Badge


@register(Tags.database)
def check_patterns_of_badges(app_configs, databases=None, **kwargs):
    """A new pattern of the office must not meet one that a badge has, or had.

    Run where databases are, as ``migrate`` does. Only a warning: the site must still come up,
    and no number is given twice, because numbers are unique.
    """
    office, code = settings.LITERASI_AWARD_NUMBER, settings.LITERASI_AWARD_CODE
    found = {pattern for alias in databases or [] for pattern in _patterns(alias)}
    clashing = [one for one in sorted(found) if patterns.patterns_clash(one, office, code=code)]
    return [_clash(pattern) for pattern in clashing]


def _patterns(alias: str) -> set[str]:
    """Return the patterns of badges, now and before; none before their tables are there."""
    columns = ((Badge, "number_pattern"), (AwardSeries, "pattern"))
    with connections[alias].cursor() as cursor:
        tables = connections[alias].introspection.get_table_list(cursor)
        names = {table.name for table in tables}
        found: set[str] = set()
        for model, column in columns:
            if model._meta.db_table in names and _has(cursor, alias, model, column):
                found.update(model.objects.using(alias).values_list(column, flat=True))
    return found - {""}


def _has(cursor, alias, model, column: str) -> bool:
    described = connections[alias].introspection.get_table_description(cursor, model._meta.db_table)
    return column in {one.name for one in described}


def _clash(pattern: str) -> Warning:
    return Warning(
        f"LITERASI_AWARD_NUMBER could give the same number as a badge's pattern, {pattern}.",
        hint="Choose a pattern of the office with a word that tells them apart.",
        id="badges.W003",
    )
