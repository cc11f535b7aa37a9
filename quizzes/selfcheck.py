"""Questions inside lessons: answered on the spot, told at once, recorded nowhere."""

from django.db.models import Exists, OuterRef, QuerySet

from quizzes.models import QuestionVersion, ReleaseQuestion


def checkable() -> QuerySet[QuestionVersion]:
    """Return the versions a lesson may ask: current, and asked by no test.

    A check tells the key to everybody, so a question of a live test is never one.
    """
    in_test = ReleaseQuestion.objects.in_live_tests().filter(version__question=OuterRef("question"))
    return QuestionVersion.objects.current().filter(~Exists(in_test))
