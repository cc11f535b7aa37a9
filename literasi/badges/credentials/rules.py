"""What is signed, and what is answered for a signed credential. docs/rules.md.

Standard library only: no Django, no clock, no database.
"""

from enum import StrEnum

from literasi.badges.rules import Status

# What a signature is still worth making for: it holds, or may hold again.
SIGNABLE = frozenset({Status.ACTIVE, Status.EXPIRED, Status.SUSPENDED})
WITHDRAWN = frozenset({Status.SUSPENDED, Status.REVOKED, Status.SUPERSEDED})


class Answer(StrEnum):
    """How the address of a credential answers: the text as signed, no longer, or not now."""

    HOLDS = "holds"
    GONE = "gone"
    HELD_BACK = "held-back"


def is_signable(status: Status) -> bool:
    """Say whether an award gets a credential: not once it is revoked or replaced."""
    return status in SIGNABLE


def is_bit_set(status: Status, is_replaced: bool) -> bool:
    """Say whether the status list calls a credential revoked.

    A suspension sets the same bit and a restoration clears it. What has merely expired says
    so itself.
    """
    return is_replaced or status in WITHDRAWN


def answer(status: Status, is_replaced: bool) -> Answer:
    """Say how a credential's address answers. What holds and what has expired is handed out."""
    if status in {Status.REVOKED, Status.SUPERSEDED} or is_replaced:
        return Answer.GONE
    return Answer.HELD_BACK if status is Status.SUSPENDED else Answer.HOLDS
