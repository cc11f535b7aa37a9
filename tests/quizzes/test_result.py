"""What the panel of a result says beside its percentage."""

from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from quizzes.models import Attempt


@pytest.mark.parametrize(
    ("earned", "possible", "percent", "said"),
    [
        ("2.5833", 10, 25, "Nilai 2,5 dari 10 soal."),
        ("0.5833", 4, 14, "Nilai 0,5 dari 4 soal."),
        ("6.9999", 10, 69, "Nilai 6,9 dari 10 soal."),
        ("7.0000", 10, 70, "Nilai 7 dari 10 soal."),
        ("0.0000", 5, 0, "Nilai 0 dari 5 soal."),
    ],
)
def test_points_are_cut_as_the_percentage_is(earned, possible, percent, said):
    attempt = Attempt(
        earned=Decimal(earned),
        possible=possible,
        percent=percent,
        passed=percent >= 70,
        finished_at=timezone.now(),
    )
    attempt.pass_mark = 70
    page = render_to_string("quizzes/parts/result.html", {"attempt": attempt})
    assert said in page
