"""Run every night: drops uploaded files of questions that nobody confirmed in time."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from quizzes.services.importing import forget_imports


class Command(BaseCommand):
    help = "Delete uploaded files of questions, and results of imports, that are past their time."

    def handle(self, *args, **options):
        self.stdout.write(f"Forgot {forget_imports(now=timezone.now())} imports.")
