"""Run every night: computes how questions and quizzes do, and looks for integrity signs."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from quizzes.services import find_signs, measure_everything


class Command(BaseCommand):
    help = "Compute the figures of questions and quizzes, and look for signs of integrity."

    def handle(self, *args, **options):
        now = timezone.now()
        quizzes, questions = measure_everything(now=now)
        signs = find_signs(now=now)
        self.stdout.write(
            f"Measured {quizzes} quizzes and {questions} question versions; {signs} new signs."
        )
