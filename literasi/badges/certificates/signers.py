"""Who signs: columns of title, room for the signature, a line, and the name."""

from dataclasses import replace

from literasi.badges.certificates import wording
from literasi.badges.certificates.boxes import Block, Box, Fitted
from literasi.badges.certificates.facts import Facts
from literasi.badges.certificates.fonts import BOLD, REGULAR

MOST = 4
"""So many can sign one certificate; of more, the first are drawn."""
SIGNATURE = 40
SPACE = 16
PLACE, TITLE, NAME = (10, 9, 8), (9.5, 9, 8.5, 8, 7.5, 7), (11, 10, 9, 8, 7)


def signer_boxes(content: dict, facts: Facts, x: float, width: float, bottom: float) -> list[Box]:
    """Return the boxes of place and date and of all who sign; their foot is ``bottom``.

    Without anyone's name the office issues. Four on a narrow page stand two by two.
    """
    issued = ", ".join(part for part in (content["place"], wording.day(facts.issued_on)) if part)
    dated = Block("place", (issued,), REGULAR, PLACE, limit=2)
    signers = content["signers"][:MOST]
    if not signers:
        return _office(dated, facts, x, width, bottom)
    per_row = 2 if len(signers) == MOST and width < 500 else len(signers)
    boxes: list[Box] = []
    starts = range(0, len(signers), per_row)
    for start in reversed(starts):
        row = list(enumerate(signers))[start : start + per_row]
        boxes = [*_row(row, x, width, bottom), *boxes]
        bottom = max(box.top for box in boxes) + 6
    height = dated.fitted(width).height
    return [dated.placed(x, bottom + height - 2, width), *boxes]


def _office(dated: Block, facts: Facts, x, width, bottom) -> list[Box]:
    by = Block("issuer", ("Diterbitkan oleh",), REGULAR, (9,), ink="ink-soft")
    office = Block("office-issues", (facts.office,), BOLD, (10, 9.5, 9, 8), 2, whole=True)
    fitted = [block.fitted(width) for block in (dated, by, office)]
    top = bottom + max(86, sum(one.height for one in fitted) + 8)
    boxes = []
    for one, gap in zip(fitted, (0, 6, 2), strict=True):
        boxes.append(one.at(x, top - gap))
        top = boxes[-1].y
    return boxes


def _row(signers, x: float, width: float, bottom: float) -> list[Box]:
    """Return one row's boxes, signer by signer, their lines at one height."""
    step = width / len(signers)
    room = min(step, 260) - SPACE
    names = [Block("signer", (s["name"],), BOLD, NAME, 2, whole=True) for _, s in signers]
    titles = [Block("signer-title", (s["title"],), REGULAR, TITLE, 3, limit=8) for _, s in signers]
    names_fitted = _alike(names, room)
    titles_fitted = _alike(titles, room)
    line = bottom + max(one.height for one in names_fitted) + 3
    top = line + SIGNATURE + max(one.height for one in titles_fitted)
    boxes = []
    for n, (place, _) in enumerate(signers):
        left = x + n * step + (step - room) / 2
        boxes += [
            titles_fitted[n].at(left, top),
            Box(f"signature-{place}", left, line, room, SIGNATURE - 1, role="Figure"),
            names_fitted[n].at(left, line - 2),
        ]
    return boxes


def _alike(blocks: list[Block], room: float) -> list[Fitted]:
    """Return blocks fitted all in the same size: nobody's name is smaller than another's."""
    size = min(block.fitted(room).size for block in blocks)
    return [replace(block, sizes=(size,)).fitted(room) for block in blocks]
