"""The sentences of a certificate: placeholders filled in, and what they leave unsaid.

Standard library only. A certificate is an Indonesian document whatever language its reader
has chosen, so nothing here is translated.
"""

import re
from collections.abc import Mapping
from datetime import date

from literasi.badges import rules

PLACEHOLDERS = (
    *("name", "badge", "courses", "jp", "jp_words", "date", "number", "agency", "year"),
)
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Desember"),
)
TITLE, OPENING = "SERTIFIKAT", "diberikan kepada"
BODY = "sebagai Peserta yang telah menyelesaikan\n{courses}"
BRACES = re.compile(r"\{([^{}\n]*)\}|[{}]")
QR_ONLY = "Kode QR ini untuk memeriksa keaslian"
NOT_CERTIFIED = f"{QR_ONLY} dan bukan tanda tangan elektronik tersertifikasi."
SEALED = (
    "Berkas ini disegel dengan sertifikat elektronik milik kantor penerbit sendiri; segel dan kode "
    "QR ini bukan tanda tangan elektronik tersertifikasi (BSrE)."
)


def granted_body(reason: str) -> str:
    """Return what stands in place of a template's body when a badge was given from a list.

    Nobody is said to have completed courses who did not.
    """
    return f"sebagai penerima lencana\n{{badge}}\natas dasar {reason}"


def appendix(number: str, name: str, *, is_granted: bool) -> str:
    """Return what the list of what was taught says of itself, also where nobody was taught it."""
    said = f"Lampiran sertifikat nomor {number} atas nama {name}"
    given = "Isi kursus lencana ini; dasar pemberiannya tertulis di halaman depan."
    return f"{said}. {given}" if is_granted else said


def unknown_placeholders(text: str) -> list[str]:
    """Return what stands in braces and means nothing, and braces without a partner; once each."""
    found = [match[0] for match in BRACES.finditer(text) if match[1] not in PLACEHOLDERS]
    return list(dict.fromkeys(found))


def placeholders(text: str) -> set[str]:
    """Return the known placeholders that ``text`` uses."""
    return {match[1] for match in BRACES.finditer(text)} & set(PLACEHOLDERS)


def fill(text: str, values: Mapping[str, str]) -> list[str]:
    """Return the lines of ``text``, filled in.

    A line that speaks of nothing but what is not known here, such as the JP of a course that
    counts none, is left out. What is unknown altogether stays as it was written.
    """
    return [filled for line in text.splitlines() if (filled := _filled(line, values))]


def _filled(line: str, values: Mapping[str, str]) -> str:
    used = placeholders(line)
    if used and not any(values.get(name) for name in used):
        return ""
    text = BRACES.sub(lambda match: _value(match, values), line)
    return " ".join(text.split())


def _value(match: re.Match[str], values: Mapping[str, str]) -> str:
    return values.get(match[1], "") if match[1] in PLACEHOLDERS else match[0]


def unsaid(*texts: str) -> list[str]:
    """Return lines for the facts every certificate states and ``texts`` do not mention."""
    said = set().union(*map(placeholders, texts))
    jp = [] if said & {"jp", "jp_words"} else ["setara {jp_words}"]
    when = [] if "date" in said else ["pada {date}"]
    badge = [] if "badge" in said else ["Lencana: {badge}"]
    return [*when, *jp, *badge]


def day(moment: date) -> str:
    """Return a date as Indonesian papers write it: ``23 November 2026``."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def lesson_hours(jp: int | None) -> dict[str, str]:
    """Return the values of ``{jp}`` and ``{jp_words}``; empty when a badge counts none."""
    return {"jp": str(jp), "jp_words": rules.jp_in_words(jp)} if jp else {"jp": "", "jp_words": ""}


def note(*, sealed: bool, signed_elsewhere: bool) -> str:
    """Return the line that says what QR code and seal are not.

    A certificate still to be signed elsewhere, perhaps with a certified signature, must not
    deny it beforehand.
    """
    if signed_elsewhere:
        return f"{QR_ONLY}."
    return SEALED if sealed else NOT_CERTIFIED
