"""News about awards, sent inside the transaction that made it true."""

from django.dispatch import Signal

# award: Award, just issued.
badge_awarded = Signal()
