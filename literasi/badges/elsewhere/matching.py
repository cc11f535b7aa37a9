"""Which award a file that was signed elsewhere belongs to: by what is in it, else by its name."""

import re
from pathlib import PurePath

from literasi.badges import rules
from literasi.badges.credentials.reading import pdf
from literasi.badges.credentials.reading.documents import credential_id, parse
from literasi.badges.credentials.reading.sent import Unreadable
from literasi.badges.models import Award, Credential

LONGEST_NAME = 200
SHORTEST_KEY = 2  # parts of a number: one alone is any serial


def award_of(name: str, data: bytes) -> Award | None:
    """Return the award of a file called ``name``, or None when nothing tells, or several do."""
    return _by_credential(data) or _by_name(name)


def _by_credential(data: bytes) -> Award | None:
    """The credential that we attached to the certificate survives being signed."""
    for text in reversed(pdf.attached_texts(data)):
        try:
            identity = credential_id(parse(text))
        except Unreadable:
            continue
        held = Credential.objects.filter(uuid=identity).select_related("award").first()
        if held:
            return held.award
    return None


def _by_name(name: str) -> Award | None:
    """A file keeps the name it was downloaded by: the number, its strokes turned to dashes."""
    keys = number_keys(PurePath(name).stem[:LONGEST_NAME])
    found = list(Award.objects.filter(number_key__in=keys)[:SHORTEST_KEY])
    if not found:
        return None
    longest = max(len(award.number_key) for award in found)
    best = [award for award in found if len(award.number_key) == longest]
    return best[0] if len(best) == 1 else None


def number_keys(stem: str) -> list[str]:
    """Return every run of parts in a file's name that may be a number, as ``lookup_key``."""
    parts = re.split(r"[^0-9A-Za-z]+", stem)
    keys = [rules.lookup_key(part) for part in parts if part]
    runs = (
        "/".join(keys[start:end])
        for start in range(len(keys))
        for end in range(start + SHORTEST_KEY, len(keys) + 1)
    )
    return list(dict.fromkeys(runs))
