"""Mock posts: invented messages, drawn as real ones look, that can never pass for real.

Their mark is no field: nobody can take it off. Their addresses lead nowhere, and their
telephone numbers belong to nobody.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

MARK = "CONTOH, BUKAN BERITA"

# How often the mark runs across a drawing: enough for the longest parts, the rest is cut off.
MARKS_OF_A_DRAWING = 8
MARKS_OF_A_PART = 4


class Form(TextChoices):
    """What a mock post looks like."""

    WHATSAPP = "whatsapp", _("Pesan WhatsApp")
    INSTAGRAM = "instagram", _("Unggahan Instagram")
    LETTER = "letter", _("Surat resmi")
    NEWS = "news", _("Halaman berita")


class Role(TextChoices):
    """What a part of a mock post is, which says how it is drawn and read out."""

    SENDER = "sender", _("Pengirim")
    LOGO = "logo", _("Lambang atau foto profil")
    FORWARDED = "forwarded", _("Label penerusan")
    NUMBER = "number", _("Nomor surat")
    TITLE = "title", _("Judul atau perihal")
    DATE = "date", _("Tanggal atau jam")
    IMAGE = "image", _("Gambar")
    TEXT = "text", _("Isi")
    FILE = "file", _("Berkas")
    LINK = "link", _("Alamat tautan")
    REACTIONS = "reactions", _("Suka, komentar, bagikan")
    SIGNATURE = "signature", _("Tanda tangan atau penulis")


EVERYWHERE = frozenset({Role.SENDER, Role.LOGO, Role.DATE, Role.TEXT, Role.LINK})
ROLES = {
    Form.WHATSAPP: EVERYWHERE | {Role.FORWARDED, Role.IMAGE, Role.FILE},
    Form.INSTAGRAM: EVERYWHERE | {Role.IMAGE, Role.REACTIONS},
    Form.LETTER: EVERYWHERE | {Role.NUMBER, Role.TITLE, Role.FILE, Role.SIGNATURE},
    Form.NEWS: EVERYWHERE | {Role.TITLE, Role.IMAGE, Role.REACTIONS, Role.SIGNATURE},
}


def drawn(form: str, parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what ``components/mock_post.html`` draws.

    ``parts`` are ``{"id", "role", "text"}`` in their order, and what else is to be shown of
    each: ``number``, ``chosen``, ``verdict``, ``feedback``.
    """
    shown = [{**part, "name": _named(part["role"])} for part in parts]
    return {
        "mark": MARK,
        "marks": range(MARKS_OF_A_DRAWING + MARKS_OF_A_PART * len(shown)),
        "form": form,
        "label": _in_indonesian(Form(form).label) if form in Form.values else "",
        "parts": shown,
    }


def _named(role: str) -> str:
    return Role(role).label if role in Role.values else ""


def _in_indonesian(label) -> str:
    """Return what names a post in the language that the post itself is written in."""
    with override(settings.LANGUAGE_CODE):
        return str(label)


# --- What may be written ----------------------------------------------------------------

# .example leads nowhere by agreement (RFC 2606); nobody but a government gets a .go.id.
HARMLESS = (".example", ".go.id")
ADDRESS = re.compile(r"(?:https?://|www\.)?(?:[\w-]+\.)+[a-z]{2,}(?![\w.])", re.I)
ANNOUNCED = re.compile(r"(?:https?://|www\.)[^\s/]+", re.I)
MOBILE = re.compile(r"(?<!\d)(?:\+?62|0)[ -]?8\d(?:[ .-]?\d){6,}")


def problem_of_part(role: str, text: str) -> str | None:
    """Return why a part might lead a reader to somebody real, if it might."""
    found = (ADDRESS if role == Role.LINK else ANNOUNCED).findall(text)
    if any(not _host(address).endswith(HARMLESS) for address in found):
        return _(
            "Pakai alamat yang tidak mungkin ada: akhiri dengan .example, misalnya "
            "bantuan-warga.example. Alamat instansi sungguhan boleh bila berakhiran .go.id."
        )
    if MOBILE.search(text):
        return _(
            "Samarkan nomor telepon, misalnya 0812-xxxx-xxxx, agar tidak ada orang yang "
            "sungguh terhubungi."
        )
    return None


def _host(address: str) -> str:
    return re.sub(r"^https?://", "", address.lower()).split("/")[0].rstrip(".,)")


def problem_of_roles(form: str, roles: Iterable[str]) -> str | None:
    """Return which parts such a post does not have, if any."""
    known = ROLES.get(form, frozenset(Role))
    strange = dict.fromkeys(role for role in roles if role in Role.values and role not in known)
    if not strange:
        return None
    message = _(
        "%(form)s tidak memiliki bagian ini: %(parts)s. Ganti jenis bagiannya, atau pilih bentuk "
        "kiriman yang lain."
    )
    names = ", ".join(str(Role(role).label) for role in strange)
    return message % {"form": Form(form).label, "parts": names}
