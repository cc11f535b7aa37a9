"""News about quizzes, sent inside the transaction that made it true."""

from django.dispatch import Signal

# attempt: Attempt, just graded, with quiz and learner loaded.
attempt_graded = Signal()

# attempt: Attempt, whose result a correction has just changed, with quiz and learner loaded.
attempt_regraded = Signal()

# page: QuizPage, whose Quiz identity and release now exist.
quiz_released = Signal()
