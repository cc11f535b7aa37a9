"""Look for what is wrong with awards, repair what can be, and keep what was found."""

from django.core.management.base import BaseCommand

from literasi.badges.models import Award
from literasi.badges.services import checking

SAID = {
    checking.MISSING: "earned and not issued",
    checking.UNEARNED: "issued without completion, kept",
    checking.UNSIGNED: "not signed",
    checking.UNTOLD: "whose holder was not told",
    checking.FILES: "files gone or changed",
    checking.GAPS: "numbers that no award bears",
}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="report only; repair nothing")

    def handle(self, *args, **options):
        run = checking.check(repair=not options["dry_run"])
        awards = Award.objects.in_bulk(checking.awards_in(run.found))
        for name, fault in run.found.items():
            for row in fault["rows"]:
                about = awards[row] if name in checking.OF_AWARDS else row
                self.stdout.write(f"{name}: {about}")
        for name, words in SAID.items():
            repaired = run.repaired.get(name, 0)
            self.stdout.write(f"{run.found[name]['count']} {words}, {repaired} repaired.")
