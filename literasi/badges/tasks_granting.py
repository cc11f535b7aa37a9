"""Giving the badges of a confirmed list, away from the request that confirmed it."""

from django_tasks import task

from literasi.badges.services.granting import continue_list


@task()
def work_off(grants_pk: int, after: int = 0) -> None:
    """Give the next lines of a list that wait, and ask for the rest to be given later."""
    last = continue_list(grants_pk=grants_pk, after=after)
    if last is not None:
        work_off.enqueue(grants_pk, last)
