"""Work that may be slow or fail without taking an award with it."""

from django_tasks import task

from literasi.badges import finishing
from literasi.badges.certificates import sealing


@task()
def finish_award(award_pk: int) -> None:
    """Sign a new award, seal its certificate, tell its holder. `finish_awards` repeats it."""
    finishing.finish(award_pk)


def seal_again(award_pk: int) -> None:
    """Have a certificate sealed anew, because another credential belongs into it."""
    if sealing.is_wanted():
        finish_award.enqueue(award_pk)
