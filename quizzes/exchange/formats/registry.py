"""The formats there are. A new one is a module and a line here."""

from pathlib import PurePath

from quizzes.exchange.formats.base import Format
from quizzes.exchange.formats.gift import Gift

FORMATS: dict[str, Format] = {form.name: form for form in (Gift(),)}
WRITTEN: dict[str, Format] = {name: form for name, form in FORMATS.items() if form.writes}


def detect(name: str, content: bytes) -> Format | None:
    """Return the format of a file: what its content looks like, its name's ending settling ties."""
    fitting = [form for form in FORMATS.values() if form.looks_like(content)]
    ending = PurePath(name).suffix.lower()
    named = [form for form in fitting if ending in form.suffixes]
    return next(iter([*named, *fitting]), None)
