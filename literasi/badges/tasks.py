"""Work that may be slow or fail without taking an award with it."""

from django_tasks import task

from literasi.badges import finishing


@task()
def finish_award(award_pk: int) -> None:
    """Sign a new award, seal its certificate, tell its holder. `finish_awards` repeats it."""
    finishing.finish(award_pk)
