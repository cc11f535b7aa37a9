"""The bench's settings with the statement counter."""

from tests.bench.settings import *  # noqa: F403
from tests.bench.settings import MIDDLEWARE

MIDDLEWARE = ["tests.bench.counter.StatementCounter", *MIDDLEWARE]
