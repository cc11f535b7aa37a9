"""Compare what has been earned with what was issued, issue what is missing, and report."""

from django.core.management.base import BaseCommand

from literasi.badges.services import reconcile


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="report only; issue nothing")

    def handle(self, *args, **options):
        found = reconcile(dry_run=options["dry_run"])
        for badge, learner in found.missing:
            self.stdout.write(f"missing: {badge} for learner {learner}")
        for award in found.issued:
            self.stdout.write(f"issued: {award.number}")
        for award in found.unearned:
            self.stdout.write(f"without completion, kept: {award.number}")
        self.stdout.write(
            f"{len(found.missing)} missing, {len(found.issued)} issued, "
            f"{len(found.unearned)} without completion."
        )
