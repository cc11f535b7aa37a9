"""Where everything on the front of a certificate stands: boxes, in the order they are read.

Nothing is drawn here, so that a test can see that no box touches another or leaves the page.
"""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, landscape

from literasi.badges.certificates import fonts, wording
from literasi.badges.certificates.boxes import Block, Box, column
from literasi.badges.certificates.facts import Facts
from literasi.badges.certificates.fonts import BOLD, ITALIC, REGULAR, SERIF_BOLD
from literasi.badges.certificates.signers import signer_boxes

EDGE = 50
NOTE_ROOM = EDGE + 4
MOST_GROUPS = 6
TITLE = (38, 34, 30, 26, 22, 18, 15, 12)
NAME = (31, 28, 25, 22, 19, 17, 15, 13, 12, 10, 9)
SUBJECT = (19, 17, 15, 13, 11.5, 10)


@dataclass(frozen=True, slots=True)
class Paper:
    """A page, and where its parts go: it depends on its orientation and how many sign."""

    width: float
    height: float
    text_x: float
    top: float
    badge: Box
    qr: float
    details: tuple[float, float]
    """Left edge and width of what stands beside the QR code."""
    signers: tuple[float, float, float]
    """Left edge, width and foot of those who sign."""


def paper(content: dict) -> Paper:
    signers = len(content["signers"])
    if content["orientation"] == "portrait":
        return _portrait(*A4)
    return _landscape(*landscape(A4), signers)


def _landscape(width: float, height: float, signers: int) -> Paper:
    if signers < 2:
        badge = Box("badge", width / 2 - 47, 62, 94, 97.2, role="Figure")
        where = (width - 290, 236, 62.0)
        return Paper(width, height, 95, height - 64, badge, 84, (142, 170), where)
    badge = Box("badge", width - 144, height - 150, 82, 84.8, role="Figure")
    if signers == 2:
        return Paper(width, height, 155, height - 64, badge, 84, (142, 160), (320, 470, 62.0))
    return Paper(width, height, 155, height - 64, badge, 64, (120, 112), (246, 550, 62.0))


def _portrait(width: float, height: float) -> Paper:
    badge = Box("badge", width / 2 - 44, height - 154, 88, 91, role="Figure")
    where = (EDGE, width - 2 * EDGE, 160.0)
    return Paper(width, height, 68, height - 158, badge, 76, (134, 400), where)


def front(content: dict, facts: Facts) -> list[Box]:
    """Return the boxes of the first page: head and text, who signs, badge, verification."""
    sheet = paper(content)
    note = _note(content, facts, sheet)
    proof = _verification(facts, sheet, note.top + 4)
    lift = max(0, note.top - NOTE_ROOM)
    x, width, foot = sheet.signers
    signing = signer_boxes(content, facts, x, width, foot + lift)
    foot_top = max(box.top for box in [*proof, *signing])
    badge = sheet.badge
    if badge.top < sheet.height / 2:
        foot_top = max(foot_top, badge.top)
    text = column(
        _text(content, facts),
        sheet.text_x,
        sheet.width - 2 * sheet.text_x,
        sheet.top,
        foot_top + 6,
    )
    return [*text, *signing, badge, *proof, note]


def _text(content: dict, facts: Facts) -> list[Block]:
    said = wording.placeholders(content["body"]) | wording.placeholders(content["closing"])
    agency = "" if "agency" in said else facts.agency
    head = [
        Block("office", (facts.office,), REGULAR, (11, 10, 9), ink="ink-soft", gap=4),
        Block("title", (content["title"],), SERIF_BOLD, TITLE, 1, "clay", 3, 0.18, role="H1"),
        Block("number", (f"Nomor {facts.number}",), REGULAR, (11, 10, 9), gap=2),
    ]
    opening = _filled(content["opening"], facts)
    holder = [
        Block("opening", opening, ITALIC, (14, 12, 11), 2, "ink-soft", 8),
        Block("name", (facts.name,), SERIF_BOLD, NAME, 2, gap=2, whole=True, role="H2"),
        Block("agency", (agency,), REGULAR, (12, 11, 10, 9), gap=11),
    ]
    return [*head, *holder, *_words(content["body"], facts, 10), *_closing(content, facts)]


def _filled(text: str, facts: Facts) -> tuple[str, ...]:
    return tuple(wording.fill(text, facts.values))


def _words(text: str, facts: Facts, gap: float) -> list[Block]:
    """Return an editor's text; a line that is nothing but a title stands out."""
    groups: list[tuple[bool, list[str]]] = []
    for line in text.splitlines():
        stands_out = line.strip() in {"{courses}", "{badge}"}
        if not groups or groups[-1][0] != stands_out:
            groups.append((stands_out, []))
        groups[-1][1].extend(_filled(line, facts))
    if len(groups) > MOST_GROUPS:
        groups = [(False, [line for _, lines in groups for line in lines])]
    return [_group(*group, gap if n == 0 else 3) for n, group in enumerate(groups)]


def _group(stands_out: bool, lines: list[str], gap: float) -> Block:
    if stands_out:
        return Block("subject", tuple(lines), SERIF_BOLD, SUBJECT, 2, "clay", gap, limit=5)
    return Block("words", tuple(lines), REGULAR, (11.5, 11, 10, 9), max(2, len(lines)), gap=gap)


def _closing(content: dict, facts: Facts) -> list[Block]:
    """Return the editor's last words, and the facts that no certificate leaves out."""
    unsaid = wording.unsaid(content["body"], content["closing"])
    *when, badge = unsaid if "Lencana: {badge}" in unsaid else [*unsaid, ""]
    happened = ", ".join(_filled("\n".join(when), facts))
    blocks = [
        *_words(content["closing"], facts, 6),
        Block("facts", (happened,), REGULAR, (11, 10, 9), 2, gap=5),
        Block("badge-name", _filled(badge, facts), REGULAR, (11, 10, 9), 2, gap=2),
    ]
    if facts.expires_on:
        until = f"Berlaku sampai {wording.day(facts.expires_on)}"
        blocks.append(Block("until", (until,), REGULAR, (10, 9), ink="ink-soft", gap=2))
    return blocks


def _verification(facts: Facts, sheet: Paper, bottom: float) -> list[Box]:
    x, width = sheet.details
    blocks = [
        Block("proof", ("Verifikasi keaslian melalui QR",), BOLD, (8.5, 8, 7.5), 1),
        Block("proof", ("atau buka",), REGULAR, (8,), ink="ink-soft"),
        Block("url", _broken(facts.verify_url, width), REGULAR, (8, 7.5, 7), 2, limit=5),
        Block("code", (f"Kode: {facts.code}",), REGULAR, (8,), ink="ink-soft"),
    ]
    fitted = [block.fitted(width) for block in blocks]
    height = max(sheet.qr, sum(one.height for one in fitted))
    qr = Box("qr", EDGE, bottom + height - sheet.qr, sheet.qr, sheet.qr, role="Figure")
    boxes, top = [qr], bottom + height - 4 * (height == sheet.qr)
    for one in fitted:
        boxes.append(one.at(x, top, "left"))
        top -= one.height
    return boxes


def _broken(url: str, width: float) -> tuple[str, ...]:
    """Return an address whole if it fits on a line, else as host and path."""
    if fonts.width_of(url, REGULAR, 8) <= width:
        return (url,)
    place = url.find("/", url.find("//") + 2)
    return (url[:place], url[place:])


def _note(content: dict, facts: Facts, sheet: Paper) -> Box:
    words = wording.note(sealed=facts.is_sealed, signed_elsewhere=content["signed_elsewhere"])
    block = Block("note", (words,), REGULAR, (7.5, 7), 2, "ink-soft")
    fitted = block.fitted(sheet.width - 2 * (EDGE + 4))
    return fitted.at(EDGE + 4, 38 + fitted.height, "left")
