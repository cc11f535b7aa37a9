"""What there is to see of a design before anybody holds it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONG_NAME = "Dr. Hj. Raden Siti Nurhasanah Kartadibrata-Wiranatakusumah, S.Sos., M.I.Kom."
SHORT_NAME = "Ani"
TITLES = (
    "Etika Komunikasi Pemerintah di Media Sosial",
    "Komunikasi Krisis dan Bencana di Media Sosial",
    "Cerdas Bermedia: Mengenali dan Melawan Hoaks",
    "Melayani Warga yang Bertanya dan Mengadu",
    "Perlindungan Data Pribadi bagi Pengelola Akun Instansi",
    "Menulis Unggahan yang Dibaca sampai Selesai",
)


@dataclass(frozen=True, slots=True)
class Mode:
    """A sample: whose it is, how many courses it names, and which page is shown."""

    name: str
    label: str | Promise
    holder: str = LONG_NAME
    courses: int = 1
    page: int = 0


MODES = (
    Mode("", _("Nama panjang")),
    Mode("short", _("Nama pendek"), holder=SHORT_NAME),
    Mode("many", _("Banyak kursus"), courses=len(TITLES)),
    Mode("back", _("Halaman kedua"), courses=2, page=1),
)


def mode_named(name: str) -> Mode:
    """Return the mode of that name; the first for a name nobody knows."""
    return next((mode for mode in MODES if mode.name == name), MODES[0])
