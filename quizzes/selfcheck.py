"""Questions inside lessons: answered on the spot, told at once, recorded nowhere."""

from django.db.models import Exists, OuterRef, QuerySet

from quizzes.kinds.registry import by_people
from quizzes.models import QuestionVersion, ReleaseQuestion


def checkable() -> QuerySet[QuestionVersion]:
    """Return the versions a lesson may ask: current, asked by no test, graded by no people.

    A check tells the key to everybody, so a question of a live test is never one; and what is
    written for people to read does not belong into an address.
    """
    in_test = ReleaseQuestion.objects.in_live_tests().filter(version__question=OuterRef("question"))
    mechanical = QuestionVersion.objects.current().exclude(kind__in=by_people())
    return mechanical.filter(~Exists(in_test))
