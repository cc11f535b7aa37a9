"""The certificate as PDF: one page to frame, and behind it what was taught.

It is an Indonesian document whatever language its reader has chosen, and the same award
always gives the same bytes, so texts here are not translated.
"""

import io

from django.utils import translation
from django.utils.formats import date_format
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from literasi.badges import rules
from literasi.badges.certificates import pdf
from literasi.badges.certificates.materials import draw_materials
from literasi.badges.certificates.pdf import BOLD, REGULAR, colour

WIDTH, HEIGHT = landscape(A4)
MIDDLE = WIDTH / 2
TILE = 28.06  # thirty to a page
INNER = WIDTH - 190


def certificate_pdf(award) -> bytes:
    """Return the certificate of an award, drawn from its snapshot alone."""
    with pdf.ONE_AT_A_TIME, translation.override("id"):
        return _draw(award)


def _draw(award) -> bytes:
    pdf.register_fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, lang="id")
    facts = award.snapshot
    canvas.setTitle(f"Sertifikat {award.number} – {facts['name']}")
    canvas.setAuthor(facts["office"])
    canvas.setSubject(facts["badge"])
    canvas.setCreator("Literasi")
    canvas.setProducer("Literasi")
    _draw_front(canvas, award, facts)
    draw_materials(canvas, award, facts)
    canvas.save()
    return out.getvalue()


def file_name(award) -> str:
    return f"sertifikat-{award.number.replace('/', '-')}.pdf"


def _draw_front(canvas, award, facts) -> None:
    _draw_frame(canvas)
    _draw_heading(canvas, award, facts)
    _draw_holder(canvas, facts)
    _draw_achievement(canvas, award, facts)
    pdf.draw_badge(canvas, facts["motif"], MIDDLE - 47, 58, 94)
    _draw_verification(canvas, award)
    _draw_signer(canvas, award, facts)
    canvas.showPage()


def _draw_frame(canvas) -> None:
    """The site's roof: a band above with its eaves, a thin line all around, a band below."""
    _draw_eaves(canvas, HEIGHT - 20, "roof-tile", TILE / 2)
    _draw_eaves(canvas, HEIGHT - 20, "roof", 0)
    canvas.rect(0, HEIGHT - 20, WIDTH, 20, stroke=0, fill=1)
    canvas.rect(0, 0, WIDTH, 12, stroke=0, fill=1)
    canvas.setFillColor(colour("lamp"))
    canvas.rect(0, 12, WIDTH, 2.5, stroke=0, fill=1)
    canvas.setStrokeColor(colour("lamp"))
    canvas.setLineWidth(1.5)
    canvas.roundRect(30, 28, WIDTH - 60, HEIGHT - 82, 8, stroke=1, fill=0)


def _draw_eaves(canvas, y, name, shift) -> None:
    """Half-round tile ends, hanging from ``y``; the lower course looks out between them."""
    drop = 13 if shift else 9
    canvas.setFillColor(colour(name))
    for n in range(-1, 31):
        x = n * TILE + shift
        canvas.ellipse(x, y - drop, x + TILE, y + drop, stroke=0, fill=1)


def _draw_heading(canvas, award, facts) -> None:
    size, lines = pdf.fit(facts["office"], REGULAR, (11, 10, 9), INNER, 1)
    _centred(canvas, pdf.cut(lines, 2), HEIGHT - 86, REGULAR, size, "ink-soft")
    canvas.setFillColor(colour("clay"))
    title = "SERTIFIKAT"
    width = pdf.width_of(title, BOLD, 34) + 8 * (len(title) - 1)
    _spaced(canvas, title, HEIGHT - 132, width)
    _centred(canvas, [f"Nomor {pdf.printable(award.number)}"], HEIGHT - 154, REGULAR, 11, "ink")


def _spaced(canvas, title, y, width) -> None:
    canvas.saveState()
    text = canvas.beginText(MIDDLE - width / 2, y)
    text.setFont(BOLD, 34)
    text.setCharSpace(8)
    text.textOut(title)
    canvas.drawText(text)
    canvas.restoreState()


def _draw_holder(canvas, facts) -> None:
    _centred(canvas, ["diberikan kepada"], HEIGHT - 187, REGULAR, 11, "ink-soft")
    size, lines = pdf.fit(facts["name"], BOLD, (27, 24, 21, 18, 16, 14, 12, 10, 9), INNER, 2)
    top = HEIGHT - 220 if len(lines) == 1 else HEIGHT - 210
    _centred(canvas, pdf.cut(lines, 3), top, BOLD, size, "ink")
    canvas.setStrokeColor(colour("lamp"))
    canvas.setLineWidth(1.5)
    canvas.line(MIDDLE - 130, HEIGHT - 248, MIDDLE + 130, HEIGHT - 248)
    size, lines = pdf.fit(facts["agency"], REGULAR, (12, 11, 10, 9), INNER, 1)
    _centred(canvas, pdf.cut(lines, 2), HEIGHT - 267, REGULAR, size, "ink")


def _draw_achievement(canvas, award, facts) -> None:
    y = HEIGHT - (292 if facts["agency"] else 276)
    _centred(canvas, ["sebagai Peserta yang telah menyelesaikan"], y, REGULAR, 11, "ink-soft")
    titles = "; ".join(course["title"] for course in facts["courses"])
    size, lines = pdf.fit(titles, BOLD, (15, 13, 11.5, 10, 9, 8), INNER, 2)
    y = _centred(canvas, pdf.cut(lines, 4), y - 22, BOLD, size, "clay")
    finished = f"pada {date_format(award.earned_on, 'j F Y')}"
    jp = f", setara {rules.jp_in_words(award.jp)}" if award.jp else ""
    y = _centred(canvas, [finished + jp], y - 5, REGULAR, 11, "ink")
    size, lines = pdf.fit(f"Lencana: {facts['badge']}", REGULAR, (11, 10, 9), INNER, 1)
    y = _centred(canvas, pdf.cut(lines, 2), y - 2, REGULAR, size, "ink")
    if award.expires_on:
        until = f"Berlaku sampai {date_format(award.expires_on, 'j F Y')}"
        _centred(canvas, [until], y - 2, REGULAR, 10, "ink-soft")


def _centred(canvas, lines, y, font, size, ink) -> float:
    """Draw lines around the middle, the first at ``y``; return the next line's place."""
    canvas.setFont(font, size)
    canvas.setFillColor(colour(ink))
    for line in lines:
        canvas.drawCentredString(MIDDLE, y, line)
        y -= size * 1.3
    return y


def _draw_verification(canvas, award) -> None:
    pdf.draw_qr(canvas, award.verify_url, 50, 72, 84)
    lines = [
        (BOLD, 8.5, "ink", "Verifikasi keaslian melalui QR"),
        (REGULAR, 8, "ink-soft", "atau buka"),
        *((REGULAR, 8, "ink", line) for line in pdf.wrap(award.verify_url, REGULAR, 8, 165)),
        (REGULAR, 8, "ink-soft", f"Kode: {award.code}"),
    ]
    y = 140
    for font, size, ink, line in lines:
        canvas.setFont(font, size)
        canvas.setFillColor(colour(ink))
        canvas.drawString(142, y, line)
        y -= 12.5
    canvas.setFont(REGULAR, 6.5)
    canvas.setFillColor(colour("ink-soft"))
    note = "Kode QR ini untuk memeriksa keaslian dan bukan tanda tangan elektronik tersertifikasi."
    canvas.drawString(54, 46, note)


def _draw_signer(canvas, award, facts) -> None:
    """Place, date and who signs; without a signer's name, the office that issues."""
    signer = facts["signer"]
    place = f"{signer['place']}, " if signer["place"] else ""
    issued = place + date_format(award.issued_on, "j F Y")
    middle, width = WIDTH - 172, 225
    _block(canvas, [issued], middle, 158, width, REGULAR, 10)
    if not signer["name"]:
        y = _block(canvas, ["Diterbitkan oleh"], middle, 138, width, REGULAR, 9)
        _block(canvas, [facts["office"]], middle, y, width, BOLD, 9.5)
        return
    _block(canvas, [signer["title"]], middle, 144, width, REGULAR, 9.5)
    _block(canvas, [signer["name"]], middle, 78, width, BOLD, 10.5)


def _block(canvas, texts, middle, y, width, font, size) -> float:
    canvas.setFillColor(colour("ink"))
    for text in texts:
        size, lines = pdf.fit(text, font, (size, size - 1, size - 2), width, 2)
        canvas.setFont(font, size)
        for line in pdf.cut(lines, 3):
            canvas.drawCentredString(middle, y, line)
            y -= size * 1.3
    return y
