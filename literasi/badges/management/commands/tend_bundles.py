"""Takes up bundles of certificates whose worker died; deletes those older than a week."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from literasi.badges.bundles.services import tend


class Command(BaseCommand):
    help = "Go on with bundles of certificates that were left, and delete old ones."

    def handle(self, *args, **options):
        taken_up, deleted = tend(now=timezone.now())
        self.stdout.write(f"{taken_up} taken up, {deleted} deleted")
