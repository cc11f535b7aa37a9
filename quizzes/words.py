"""Decisions of the rules in words for people."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from quizzes.regrading import Hindrance
from quizzes.terms import Permission, Refusal


def moment(when: datetime, now: datetime | None = None) -> str:
    """Return a time as it is said: "pukul 13.30 WIB", with its day unless that is today."""
    local, today = timezone.localtime(when), timezone.localdate(now)
    hour = _("pukul %(time)s %(zone)s") % {"time": time_format(local), "zone": local.tzname()}
    return hour if local.date() == today else f"{date_format(local, 'l, j F Y')}, {hour}"


def date_and_time(when: datetime) -> str:
    """Return a time with its day, for what is read later than it is written."""
    local = timezone.localtime(when)
    hour = _("pukul %(time)s %(zone)s") % {"time": time_format(local), "zone": local.tzname()}
    return f"{date_format(local, 'l, j F Y')}, {hour}"


def refusal(permission: Permission, now: datetime | None = None) -> str:
    """Return why an attempt may not start and what to do; empty when it may."""
    said = {
        Refusal.ACCOUNT_NEEDED: _(
            "Uji ini memerlukan akun, agar hasilnya tercatat atas nama Anda."
        ),
        Refusal.NO_ATTEMPTS_LEFT: _("Semua kesempatan untuk kuis ini sudah Anda pakai."),
        Refusal.TOO_SOON: _("Kuis ini dapat dicoba lagi %(when)s."),
        Refusal.NOT_OPEN_YET: _("Kuis ini baru dibuka %(when)s."),
        Refusal.CLOSED: _closed(permission, now or timezone.now()),
        Refusal.HONESTY_NEEDED: _(
            "Centang dahulu pernyataan kejujuran, lalu mulai lagi. Belum ada percobaan yang "
            "terpakai."
        ),
        Refusal.CODE_NEEDED: _(
            "Ketik dahulu kode ruang yang ditampilkan pengawas, lalu mulai lagi. Belum ada "
            "percobaan yang terpakai."
        ),
        Refusal.WRONG_CODE: _(
            "Kode ruang itu tidak cocok. Periksa lagi kode di layar pengawas, lalu mulai lagi. "
            "Belum ada percobaan yang terpakai."
        ),
        Refusal.TOO_MANY_TRIES: _(
            "Kode ruang sudah terlalu sering salah. Tunggu satu menit, lalu mulai lagi. Belum "
            "ada percobaan yang terpakai."
        ),
        Refusal.NO_QUESTIONS: _("Soal kuis ini sedang disiapkan. Silakan kembali lain waktu."),
        Refusal.ACTIVITIES_FIRST: _(
            "Masih ada kegiatan wajib yang perlu Anda selesaikan dahulu di kursus ini; setelah "
            "itu kuis ini terbuka."
        ),
    }
    return said.get(permission.refusal, "").replace("%(when)s", _when(permission, now))


def _when(permission: Permission, now: datetime | None) -> str:
    """Return the time a refusal names: with its day where a kept page may show it later."""
    if permission.refusal is Refusal.TOO_SOON:
        return moment(permission.available_at, now)
    named = permission.available_at or permission.closed_at
    return date_and_time(named) if named else ""


def _closed(permission: Permission, now: datetime) -> str:
    if permission.closed_at and permission.closed_at > now:
        return _("Kuis ini ditutup %(when)s, sebelum Anda boleh mencobanya lagi.")
    return _("Kuis ini sudah ditutup %(when)s.")


def hindrance(found: Hindrance) -> str:
    """Return why a regrade cannot be made or undone, and what to do."""
    return {
        Hindrance.BY_PEOPLE: _(
            "Soal ini dinilai orang, bukan kunci. Perbaiki lewat koreksi penilaian esai."
        ),
        Hindrance.NO_KEY: _(
            "Versi ini masih yang terbit, jadi belum ada kunci yang benar. Perbaiki dan terbitkan "
            "dahulu soalnya, atau pilih “Semua mendapat nilai penuh” atau “Soal tidak dihitung”."
        ),
        Hindrance.OTHER_CHOICES: _(
            "Pilihan kedua versi tidak sama, jadi jawaban lama tidak dapat dinilai dengan kunci "
            "baru. Terbitkan versi dengan pilihan yang persis sama dan hanya kuncinya diperbaiki, "
            "atau pilih “Semua mendapat nilai penuh” atau “Soal tidak dihitung”."
        ),
        Hindrance.CHANGED: _(
            "Datanya berubah sejak Anda melihat akibatnya. Belum ada yang diubah; periksa sekali "
            "lagi di bawah ini."
        ),
        Hindrance.UNDONE: _("Penilaian ulang ini sudah dibatalkan. Tidak ada yang diubah lagi."),
        Hindrance.BUILT_UPON: _(
            "Ada penilaian ulang yang lebih baru untuk versi yang sama. Batalkan yang itu dahulu."
        ),
    }[found]
