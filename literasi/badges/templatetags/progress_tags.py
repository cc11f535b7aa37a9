"""What templates show of where a certificate is."""

from django import template

from literasi.badges import progress

register = template.Library()


@register.filter
def whereabouts(award):
    """Return the steps of an award's certificate, see ``progress.Shown``."""
    return progress.shown(progress.facts_of(award), is_granted=bool(award.grant_reason))
