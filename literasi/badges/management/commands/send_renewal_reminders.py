"""Reminds holders of awards that end soon; safe to run again at any time."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from literasi.badges.services import send_reminders


class Command(BaseCommand):
    help = "Remind holders 60, 30 and 7 days before their awards end."

    def handle(self, *args, **options):
        self.stdout.write(f"{send_reminders(today=timezone.localdate())} letters")
