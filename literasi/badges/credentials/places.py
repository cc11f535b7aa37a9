"""Places in the status lists, given out at random so that neighbours tell nothing."""

import secrets

from literasi.badges.models import Credential, StatusList

# The least the W3C asks for, so that one bit hides among many.
LENGTH = 131_072
# A list in which so many guesses hit a taken place is four fifths full: a new one is begun.
GUESSES = 20


def free_place() -> tuple[StatusList, int]:
    """Return a list and a place in it that nobody has.

    Two may be given the same; the constraint then refuses one of them.
    """
    newest = StatusList.objects.order_by("-number").first() or _begun(1)
    taken = Credential.objects.filter(status_list=newest)
    for _guess in range(GUESSES):
        index = secrets.randbelow(LENGTH)
        if not taken.filter(status_index=index).exists():
            return newest, index
    return _begun(newest.number + 1), secrets.randbelow(LENGTH)


def _begun(number: int) -> StatusList:
    return StatusList.objects.get_or_create(number=number)[0]
