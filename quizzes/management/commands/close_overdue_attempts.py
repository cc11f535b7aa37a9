"""Run every few minutes: grades the attempts whose time has ended."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from quizzes.services import close_overdue


class Command(BaseCommand):
    help = "Grade the attempts whose time has ended, with the answers saved until then."

    def handle(self, *args, **options):
        closed = close_overdue(now=timezone.now())
        self.stdout.write(f"Closed {closed} overdue attempts.")
