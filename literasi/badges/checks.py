"""What stops or warns at the start: numbers that would repeat, keys that cannot sign."""

from datetime import date

from django.conf import settings
from django.core.checks import Error, Warning, register

from literasi.badges import rules
from literasi.badges.certificates import sealing
from literasi.badges.credentials import keys

# Below the field's 100, so that longer months and serials still fit.
LONGEST = 90
TRIAL = "No signing key is set: credentials are signed by one made here, for trial only."
TRIAL_HINT = "Set LITERASI_SIGNING_KEY or LITERASI_SIGNING_KEY_FILE, see docs/deployment.md."


@register()
def check_number_pattern(app_configs, **kwargs):
    """The pattern must tell two serials of a year apart, and one serial of two years."""
    try:
        numbers = [_number(serial, year) for serial, year in ((1, 2026), (2, 2026), (1, 2027))]
    except (AttributeError, IndexError, KeyError, ValueError) as problem:
        return [_error(f"cannot be filled in ({problem!r})")]
    if len({rules.lookup_key(number) for number in numbers}) < len(numbers):
        return [_error("must contain {serial} and {year}")]
    return [] if max(map(len, numbers)) <= LONGEST else [_error("makes numbers too long")]


def _number(serial: int, year: int) -> str:
    pattern, code = settings.LITERASI_AWARD_NUMBER, settings.LITERASI_AWARD_CODE
    issued = date(year, 1, 31)
    return rules.award_number(pattern, serial=serial, code=code, issued=issued)


def _error(problem: str) -> Error:
    hint = "For example {serial:04d}/{code}/Diskominfo/{month}/{year}."
    return Error(f"LITERASI_AWARD_NUMBER {problem}.", hint=hint, id="badges.E001")


@register()
def check_seal(app_configs, **kwargs):
    """A seal that is asked for can be set, and its certificate holds for another month."""
    problem = sealing.problem() if sealing.is_wanted() else ""
    hint = "See LITERASI_CERTIFICATE_P12. Certificates stay downloadable without a seal."
    return [Warning(problem, hint=hint, id="badges.W002")] if problem else []


@register()
def check_signing_key(app_configs, **kwargs):
    """A key must be one; without any, what is signed is for trial only."""
    if keys.is_trial():
        return [Warning(TRIAL, hint=TRIAL_HINT, id="badges.W001")]
    try:
        keys.check()
    except keys.NoKey as problem:
        return [Error(str(problem), hint=TRIAL_HINT, id="badges.E002")]
    return []
