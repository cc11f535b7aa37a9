"""What the clock does in the hours after a crash: reconcile, work off the queue, finish the rest.

`python -m tests.faults.issuing_recovered`, with the bench's settings.
"""

import django
from django.core.cache import cache
from django.core.management import call_command

django.setup()


def main() -> None:
    call_command("reconcile_awards", verbosity=0)
    call_command("db_worker", batch=True, reload=False, verbosity=0)
    # Whoever was killed while at an award holds it for five minutes, which have now passed.
    cache.clear()
    call_command("finish_awards", at_once=True)


if __name__ == "__main__":
    main()
