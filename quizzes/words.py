"""Decisions of the rules in words for people."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from quizzes.terms import Permission, Refusal


def moment(when: datetime, now: datetime | None = None) -> str:
    """Return a time as it is said: "pukul 13.30 WIB", with its day unless that is today."""
    local, today = timezone.localtime(when), timezone.localdate(now)
    hour = _("pukul %(time)s %(zone)s") % {"time": time_format(local), "zone": local.tzname()}
    return hour if local.date() == today else f"{date_format(local, 'l, j F Y')}, {hour}"


def refusal(permission: Permission, now: datetime | None = None) -> str:
    """Return why an attempt may not start and what to do; empty when it may."""
    said = {
        Refusal.ACCOUNT_NEEDED: _(
            "Uji ini memerlukan akun, agar hasilnya tercatat atas nama Anda."
        ),
        Refusal.NO_ATTEMPTS_LEFT: _("Semua kesempatan untuk kuis ini sudah Anda pakai."),
        Refusal.TOO_SOON: _("Kuis ini dapat dicoba lagi %(when)s."),
        Refusal.NO_QUESTIONS: _("Soal kuis ini sedang disiapkan. Silakan kembali lain waktu."),
        Refusal.ACTIVITIES_FIRST: _(
            "Selesaikan dahulu kegiatan wajib lain di kursus ini; setelah itu kuis ini terbuka."
        ),
    }
    when = moment(permission.available_at, now) if permission.available_at else ""
    return said.get(permission.refusal, "").replace("%(when)s", when)
