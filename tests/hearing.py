"""Listening to what apps announce."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.dispatch import Signal


@contextmanager
def heard(signal: Signal, about: str) -> Iterator[list]:
    """Collect what a signal is sent about, by the name of that argument."""
    things: list = []

    def hear(sender, **facts):
        things.append(facts[about])

    signal.connect(hear)
    try:
        yield things
    finally:
        signal.disconnect(hear)
