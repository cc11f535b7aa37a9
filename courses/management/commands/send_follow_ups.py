"""Sends letters about drills that have become due; safe to run again at any time."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from courses.services import remind


class Command(BaseCommand):
    help = "Tell learners of the follow-up drills that have become due."

    def handle(self, *args, **options):
        self.stdout.write(f"{remind(now=timezone.now())} letters")
