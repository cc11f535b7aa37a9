"""The formats there are. A new one is a module and a line here."""

from pathlib import PurePath

from quizzes.exchange.formats.aiken import Aiken
from quizzes.exchange.formats.base import Format, WrittenFormat
from quizzes.exchange.formats.gift import Gift
from quizzes.exchange.formats.moodle import MoodleXml
from quizzes.exchange.formats.qti import Qti
from quizzes.exchange.formats.table import Csv, Xlsx

# From the one most easily told to the one that nearly any text could be.
_ALL = (MoodleXml(), Qti(), Xlsx(), Csv(), Aiken(), Gift())

FORMATS: dict[str, Format] = {form.name: form for form in _ALL}
WRITTEN: dict[str, WrittenFormat] = {
    form.name: form for form in _ALL if not isinstance(form, Aiken)
}


def detect(name: str, content: bytes) -> Format | None:
    """Return the format of a file: what it looks like, the end of its name settling ties."""
    if not content.strip():
        return None
    fitting = [form for form in FORMATS.values() if form.looks_like(content)]
    ending = PurePath(name).suffix.lower()
    named = [form for form in fitting if ending in form.suffixes]
    return next(iter([*named, *fitting]), None)
