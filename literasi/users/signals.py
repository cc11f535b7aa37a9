"""News about learners, sent inside the transaction that made it true."""

from django.dispatch import Signal

# source, target: Learner. Everything of source's must now point at target, losing nothing;
# source is deleted when all receivers have returned.
learner_merged = Signal()
