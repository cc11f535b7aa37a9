"""The question bank, quizzes as pages, what is taken (releases), and attempts."""

from quizzes.models.allowances import Allowance, RoomCode
from quizzes.models.attempts import Attempt, AttemptItem
from quizzes.models.bank import Question, QuestionVersion, Topic
from quizzes.models.figures import IntegrityFlag, QuestionStatistics, QuizStatistics
from quizzes.models.imports import QuestionImport, QuestionSource
from quizzes.models.lines import QuizItem
from quizzes.models.marks import Claim, Mark
from quizzes.models.pages import QuizPage
from quizzes.models.regrades import Regrade, RegradeLine
from quizzes.models.releases import Quiz, QuizRelease, ReleaseQuestion

__all__ = [
    "Allowance",
    "Attempt",
    "AttemptItem",
    "Claim",
    "Mark",
    "IntegrityFlag",
    "Question",
    "QuestionStatistics",
    "QuestionImport",
    "QuestionSource",
    "QuestionVersion",
    "Quiz",
    "QuizItem",
    "QuizPage",
    "QuizRelease",
    "QuizStatistics",
    "Regrade",
    "RegradeLine",
    "ReleaseQuestion",
    "RoomCode",
    "Topic",
]
