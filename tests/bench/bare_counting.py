"""The bare settings with the statement counter."""

from tests.bench.bare_settings import *  # noqa: F403
from tests.bench.bare_settings import MIDDLEWARE

MIDDLEWARE = ["tests.bench.counter.StatementCounter", *MIDDLEWARE]
