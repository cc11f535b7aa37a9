"""Finish what the worker was ended at: awards to sign and announce, lists of people to award."""

import time
from datetime import timedelta

from django.core.management.base import BaseCommand

from literasi.badges.finishing import try_to_finish, unfinished
from literasi.badges.services.granting import left_lists
from literasi.badges.tasks_granting import work_off

# So that a great backlog, or a mail server that answers nobody, does not keep the clock from
# its other work; the next run goes on.
SECONDS = 120


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--at-once", action="store_true", help="leave none to the worker, however new"
        )

    def handle(self, *args, **options):
        waiting = unfinished(timedelta(0)) if options["at_once"] else unfinished()
        until = time.monotonic() + SECONDS
        finished = sum(try_to_finish(award) for award in waiting if time.monotonic() < until)
        if waiting:
            self.stdout.write(f"{len(waiting)} awards waited, {finished} finished.")
        for grants in left_lists():
            work_off.enqueue(grants.pk)
            self.stdout.write(f"list {grants.uuid} is taken up again.")
