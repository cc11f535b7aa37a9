"""The question bank, quizzes as pages, what is taken (releases), and attempts."""

from quizzes.models.attempts import Attempt, AttemptItem
from quizzes.models.bank import Question, QuestionVersion, Topic
from quizzes.models.pages import QuizItem, QuizPage
from quizzes.models.releases import Quiz, QuizRelease, ReleaseQuestion

__all__ = [
    "Attempt",
    "AttemptItem",
    "Question",
    "QuestionVersion",
    "Quiz",
    "QuizItem",
    "QuizPage",
    "QuizRelease",
    "ReleaseQuestion",
    "Topic",
]
