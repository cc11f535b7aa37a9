"""How often the code of a room may be wrong: enough for fingers, too little for guessing.

Only wrong codes count, so that a room of three hundred behind one address can start at once.
"""

from literasi.core import limits
from literasi.users.models import Learner

BY_LEARNER = 10
BY_ADDRESS = 300


def may_try(request, learner: Learner) -> bool:
    """Return whether this learner, at this address, may type another code this minute."""
    most = zip(_names(request, learner), (BY_LEARNER, BY_ADDRESS), strict=True)
    return all(limits.counted(name) < allowed for name, allowed in most)


def note_wrong(request, learner: Learner) -> None:
    """Count a wrong code."""
    for name in _names(request, learner):
        limits.count(name)


def _names(request, learner: Learner) -> tuple[str, str]:
    address = limits.address_of(request)
    return f"quizzes:code:learner:{learner.pk}", f"quizzes:code:address:{address}"
