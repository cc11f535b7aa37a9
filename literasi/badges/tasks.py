"""Work that may be slow or fail without taking an award with it."""

from django_tasks import task

from literasi.badges import finishing


@task()
def finish_award(award_pk: int) -> None:
    """Sign a new award, then tell its holder. What fails is taken up by `finish_awards`."""
    finishing.finish(award_pk)
