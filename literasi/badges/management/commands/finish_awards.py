"""Sign and announce awards that the worker was to finish and did not, because it was ended."""

from datetime import timedelta

from django.core.management.base import BaseCommand

from literasi.badges.finishing import try_to_finish, unfinished

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
