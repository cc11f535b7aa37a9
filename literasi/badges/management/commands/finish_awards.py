"""Finish what the worker was ended at: awards to sign and announce, lists of people to award."""

from datetime import timedelta

from django.core.management.base import BaseCommand

from literasi.badges.finishing import try_to_finish, unfinished
from literasi.badges.services.granting import left_lists
from literasi.badges.tasks_granting import work_off

# So that a great backlog does not keep the clock from its other work.
AT_ONCE = 500


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "--at-once", action="store_true", help="leave none to the worker, however new"
        )

    def handle(self, *args, **options):
        waiting = unfinished(timedelta(0)) if options["at_once"] else unfinished()
        finished = [award for award in waiting[:AT_ONCE] if try_to_finish(award)]
        if waiting:
            self.stdout.write(f"{len(waiting)} awards waited, {len(finished)} finished.")
        for grants in left_lists():
            work_off.enqueue(grants.pk)
            self.stdout.write(f"list {grants.uuid} is taken up again.")
