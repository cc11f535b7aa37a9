"""The question kinds there are. A new kind is one file, one template and one line here."""

from quizzes.kinds.base import Kind
from quizzes.kinds.dialogue import Dialogue
from quizzes.kinds.discernment import Discernment
from quizzes.kinds.essay import Essay
from quizzes.kinds.first_hour import FirstHour
from quizzes.kinds.gaps import Gaps
from quizzes.kinds.matching import Matching
from quizzes.kinds.multiple_choice import MultipleChoice
from quizzes.kinds.numeric import Numeric
from quizzes.kinds.ordering import Ordering
from quizzes.kinds.short_text import ShortText
from quizzes.kinds.single_choice import SingleChoice
from quizzes.kinds.spot_signs import SpotSigns
from quizzes.kinds.true_false import TrueFalse

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        SingleChoice(),
        MultipleChoice(),
        TrueFalse(),
        ShortText(),
        Numeric(),
        Gaps(),
        Matching(),
        Ordering(),
        FirstHour(),
        Essay(),
        SpotSigns(),
        Discernment(),
        Dialogue(),
    )
}


def by_people() -> list[str]:
    """Return the names of the kinds that people grade, see ``base.rubric_of``."""
    return sorted(name for name, kind in KINDS.items() if hasattr(kind, "rubric"))


def edit_blocks():
    """Return the edit block of every kind, as a StreamField takes them."""
    return [(name, kind.edit_block()) for name, kind in KINDS.items()]
