"""What a learner has been asked before, at any quiz."""

from collections.abc import Sequence

from django.db.models import Count, Max
from django.db.models.functions import Coalesce

from literasi.users.models import Learner
from quizzes.drawing import Draw, Seen
from quizzes.models import AttemptItem


def seen_before(learner: Learner, lines: Sequence[Draw]) -> list[Seen]:
    """Return what the learner has seen, asked of the database only where lines have a choice."""
    if not any(line.slack > 0 for line in lines):
        return []
    items = AttemptItem.objects.filter(attempt__learner=learner).order_by()
    family = Coalesce("version__question__variant_of", "version__question")
    rows = items.values_list("version__question", family)
    counted = rows.annotate(times=Count("pk"), last=Max("attempt__started_at"))
    return [Seen(*row) for row in counted]
