"""Looking at all awards, away from the request that asked for it."""

from django_tasks import task

from literasi.badges.services.checking import check
from literasi.users.models import User


@task()
def check_and_repair(user_pk: int) -> None:
    """Look at all awards for somebody who pressed the button, and repair what can be."""
    check(repair=True, by=User.objects.filter(pk=user_pk).first())
