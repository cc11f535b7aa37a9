"""The first page of a certificate, the one to frame, as drawn."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from literasi.badges.certificates import fonts, pdf, pictures
from literasi.badges.certificates.boxes import LEADING, Box
from literasi.badges.certificates.layout import Paper, front, paper
from literasi.badges.certificates.pdf import colour

TILE = 28
BAND = 20


def draw_front(canvas, tags, content: dict, facts, picture) -> None:
    """Draw the page. ``picture`` gives the bytes of a design's pictures."""
    sheet = paper(content)
    with tags.artifact():
        if not _draw_background(canvas, sheet, content["background"], picture):
            _draw_frame(canvas, sheet)
            _draw_borders(canvas, sheet)
    for box in front(content, facts):
        if box.lines:
            _draw_lines(canvas, tags, box)
        elif box.name.startswith("signature-"):
            _draw_signature(canvas, tags, box, content, picture)
        else:
            _draw_figure(canvas, tags, box, facts)


def _draw_background(canvas, sheet: Paper, key: str, picture) -> bool:
    data = picture(key) if key else None
    jpeg = pictures.background(data, sheet.width, sheet.height) if data else None
    if jpeg:
        canvas.drawImage(ImageReader(BytesIO(jpeg)), 0, 0, sheet.width, sheet.height)
    return bool(jpeg)


def _draw_frame(canvas, sheet: Paper) -> None:
    """The site's roof: a band above with its eaves, and a band below."""
    tiles = round(sheet.width / TILE)
    edge = sheet.height - BAND
    _draw_eaves(canvas, edge, "roof-tile", tiles, sheet.width / tiles, 13, 0.5)
    _draw_eaves(canvas, edge, "roof", tiles, sheet.width / tiles, 9, 0)
    canvas.rect(0, edge, sheet.width, BAND, stroke=0, fill=1)
    canvas.rect(0, 0, sheet.width, 12, stroke=0, fill=1)
    canvas.setFillColor(colour("lamp"))
    canvas.rect(0, 12, sheet.width, 2.5, stroke=0, fill=1)


def _draw_eaves(canvas, y, name, tiles, width, drop, shift) -> None:
    """Half-round tile ends, hanging from ``y``; the lower course looks out between them."""
    canvas.setFillColor(colour(name))
    for n in range(-1, tiles + 1):
        x = (n + shift) * width
        canvas.ellipse(x, y - drop, x + width, y + drop, stroke=0, fill=1)


def _draw_borders(canvas, sheet: Paper) -> None:
    """A double line around everything, the inner one a hair's breadth."""
    for inset, width, name in ((30, 1.5, "lamp"), (33.5, 0.4, "rice")):
        canvas.setStrokeColor(colour(name))
        canvas.setLineWidth(width)
        low, high = inset - 2, sheet.height - 24 - inset
        canvas.roundRect(inset, low, sheet.width - 2 * inset, high - low, 8, stroke=1, fill=0)


def _draw_lines(canvas, tags, box: Box) -> None:
    with tags.element(box.role):
        for n, line in enumerate(box.lines):
            width = fonts.width_of(line, box.font, box.size, box.tracking)
            # The space after the last letter is not to be seen.
            width -= box.tracking * box.size
            shift = (box.width - width) / 2 if box.align == "centre" else 0
            y = box.top - box.size - n * box.size * LEADING
            spot = (box.x + shift, y)
            pdf.draw_text(canvas, *spot, line, box.font, box.size, box.ink, box.tracking)
    if box.name == "name":
        with tags.artifact():
            _draw_flourish(canvas, box.x + box.width / 2, box.y - 5)


def _draw_flourish(canvas, middle: float, y: float) -> None:
    """The line under the name, with a lozenge in its middle."""
    canvas.setStrokeColor(colour("rice"))
    canvas.setLineWidth(0.7)
    canvas.line(middle - 130, y, middle - 8, y)
    canvas.line(middle + 8, y, middle + 130, y)
    canvas.setFillColor(colour("clay"))
    path = canvas.beginPath()
    path.moveTo(middle - 4, y)
    for x, up in ((0, 3), (4, 0), (0, -3)):
        path.lineTo(middle + x, y + up)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_figure(canvas, tags, box: Box, facts) -> None:
    if box.name == "qr":
        with tags.element("Figure", f"Kode QR menuju {facts.verify_url}"):
            pdf.draw_qr(canvas, facts.verify_url, box.x, box.y, box.width)
        corner = (box.x, box.y, box.x + box.width, box.top)
        canvas.linkURL(facts.verify_url, corner, thickness=0)
        return
    with tags.element("Figure", f"Lambang lencana {facts.badge}"):
        pdf.draw_badge(canvas, facts.motif, box.x, box.y, box.width)


def _draw_signature(canvas, tags, box: Box, content: dict, picture) -> None:
    """The line to sign on, and over it the scanned signature, if there is one."""
    with tags.artifact():
        canvas.setStrokeColor(colour("edge"))
        canvas.setLineWidth(0.6)
        canvas.line(box.x, box.y, box.x + box.width, box.y)
    signer = content["signers"][int(box.name.removeprefix("signature-"))]
    data = picture(signer["signature"]) if signer["signature"] else None
    ink = pictures.signature(data) if data else None
    if ink is None:
        return
    scale = min(box.width / ink.width, (box.height - 2) / ink.height)
    width, height = ink.width * scale, ink.height * scale
    x = box.x + (box.width - width) / 2
    with tags.element("Figure", f"Gambar tanda tangan {signer['name']}"):
        canvas.drawImage(ImageReader(ink), x, box.y, width, height, mask="auto")
