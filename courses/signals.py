"""News about courses, sent inside the transaction that made it true."""

from django.dispatch import Signal

# enrolment: Enrolment, whose completed_at has just been set, with course and learner loaded.
course_completed = Signal()

# source, target: Learner. What source had completed and enrolled in is target's now.
records_merged = Signal()
