"""The certificate as a file: one page to frame, and behind it what was taught.

The same design and facts always give the same bytes.
"""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, time

from reportlab.pdfgen.canvas import Canvas

from literasi.badges.certificates import fonts, pdf, structure
from literasi.badges.certificates.face import draw_front
from literasi.badges.certificates.facts import Facts
from literasi.badges.certificates.layout import paper
from literasi.badges.certificates.materials import draw_materials
from literasi.badges.certificates.pictures import stored_picture

# What XML, and with it the file's metadata, cannot hold.
UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Pictures = Callable[[str], bytes | None]


def draw(content: dict, facts: Facts, *, picture: Pictures = stored_picture) -> bytes:
    """Return a certificate of ``facts`` that looks as ``content`` says.

    ``content`` has the shape of ``CertificateDesign.content``. ``picture`` gives the bytes of
    its pictures by the keys it holds; a preview may bring its own. A picture that is missing
    or broken is left out.
    """
    with pdf.ONE_AT_A_TIME:
        return _draw(content, facts, picture)


def _draw(content: dict, facts: Facts, picture: Pictures) -> bytes:
    fonts.letters()
    out = io.BytesIO()
    sheet = paper(content)
    canvas = Canvas(
        out,
        pagesize=(sheet.width, sheet.height),
        invariant=1,
        lang="id",
        initialFontName=fonts.REGULAR,
        pdfVersion=(1, 7),
    )
    structure.describe(canvas, _about(facts))
    tags = structure.Tags(canvas)
    _bookmark(canvas, "Sertifikat")
    with tags.group("Sect"):
        draw_front(canvas, tags, content, facts, picture)
    canvas.showPage()
    tags.next_page()
    _bookmark(canvas, "Daftar Materi")
    with tags.group("Sect"):
        draw_materials(canvas, tags, (sheet.width, sheet.height), facts)
    canvas.showPage()
    tags.write()
    if facts.credential:
        about = f"Kredensial Open Badges 3.0 nomor {facts.number}"
        structure.attach(canvas, facts.credential, about)
    canvas.save()
    return out.getvalue()


def _bookmark(canvas, title: str) -> None:
    canvas.bookmarkPage(title)
    canvas.addOutlineEntry(title, title)


def _about(facts: Facts) -> structure.About:
    return structure.About(
        title=_writable(f"Sertifikat {facts.number} – {facts.name}"),
        author=_writable(facts.office),
        subject=_writable(facts.badge),
        written=datetime.combine(facts.issued_on, time(), UTC),
    )


def _writable(text: str) -> str:
    return UNWRITABLE.sub("", text)
