"""A badge's own pattern of numbers: whether it may be used, and what it would give next."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from literasi.badges import patterns, rules
from literasi.badges.models import AwardSeries, Badge
from literasi.badges.patterns import Flaw

SAID = {
    Flaw.BRACES: gettext_lazy("Ada kurung kurawal yang tidak berpasangan."),
    Flaw.FIELD: gettext_lazy("Yang dapat dipakai hanya {serial}, {code}, {month}, dan {year}."),
    Flaw.FORMAT: gettext_lazy(
        "Hanya {serial} yang dapat diberi jumlah angka, misalnya {serial:04d}."
    ),
    Flaw.LETTERS: gettext_lazy("Pakai huruf A sampai Z, angka, spasi, dan tanda / . - _ ( )."),
    Flaw.LONG: gettext_lazy("Nomor dari pola ini terlalu panjang."),
    Flaw.SERIAL: gettext_lazy("{serial} harus ada: tanpa itu dua nomor akan sama."),
    Flaw.YEAR: gettext_lazy("{year} harus ada: nomor urut mulai lagi dari 1 setiap tahun."),
    Flaw.JOINED: gettext_lazy(
        "{serial} dan {year} harus dipisahkan dari huruf dan angka lain, misalnya dengan / atau -."
    ),
}


def tidy(pattern: str) -> str:
    """Return a pattern as it is kept: the office's own is kept as ""."""
    plain = " ".join(pattern.split())
    return "" if plain == settings.LITERASI_AWARD_NUMBER else plain


def refusal(pattern: str, badge: Badge) -> str:
    """Return why ``badge`` cannot have this pattern, for people; "" when it can."""
    code = settings.LITERASI_AWARD_CODE
    if not pattern:
        return ""
    if wrong := patterns.flaw(pattern, code=code):
        return str(SAID[wrong])
    if patterns.patterns_clash(pattern, settings.LITERASI_AWARD_NUMBER, code=code):
        return _(
            "Pola ini dapat memberi nomor yang sama dengan pola kantor. Beri kata yang "
            "membedakan, atau kosongkan agar nomornya ikut urutan kantor."
        )
    for other, whose in _others(badge):
        if patterns.patterns_clash(pattern, other, code=code):
            return _(
                "Pola ini dapat memberi nomor yang sama dengan pola %(whose)s, %(pattern)s. "
                "Beri kata yang membedakan, atau pakai pola yang sama persis agar nomornya "
                "berurutan bersama."
            ) % {"whose": whose, "pattern": other}
    return ""


def _others(badge: Badge) -> Iterator[tuple[str, str]]:
    """Yield every other pattern of a badge, now or before, and whose it is."""
    badges = Badge.objects.exclude(pk=badge.pk).exclude(number_pattern="")
    yield from badges.order_by("pk").values_list("number_pattern", "name")
    used = AwardSeries.objects.exclude(pattern="").order_by("pattern")
    for pattern in used.values_list("pattern", flat=True).distinct():
        yield pattern, _("yang pernah dipakai")


def example(pattern: str) -> str:
    """Return the number that a sound pattern, or "" for the office's, would give next today."""
    today = timezone.localdate()
    series = AwardSeries.objects.filter(pattern=pattern, year=today.year).first()
    return rules.award_number(
        pattern or settings.LITERASI_AWARD_NUMBER,
        serial=series.last + 1 if series else 1,
        code=settings.LITERASI_AWARD_CODE,
        issued=today,
    )
