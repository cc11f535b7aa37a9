"""What a question lacks before it may be published, whichever way it comes there.

The editor asks for all of it when someone presses "publish". A review that approves, a clock
that publishes what was scheduled, and an import do not fill in the editor's form.
"""

import logging
from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from quizzes.complaints import complaints

logger = logging.getLogger(__name__)

# As many as are read in one message; the editor shows the rest where they are.
MOST_TOLD = 5


class Incomplete(ValidationError):
    """A question would be published that its editor would refuse. Nothing was written."""

    def __init__(self, lacking: Sequence[str]):
        text = _(
            "Soal ini belum dapat terbit. Yang masih kurang: %(lacking)s Tidak ada yang hilang; "
            "drafnya tetap tersimpan. Lengkapi soalnya, lalu coba lagi."
        )
        super().__init__(text % {"lacking": " ".join(lacking[:MOST_TOLD])})


def passes(revision, *, scheduled: bool) -> bool:
    """Whether a revision may be published; raises Incomplete when it lacks something.

    One whose time has come loses its schedule instead: nobody is there to be told, and others
    wait behind it.
    """
    lacks = lacking(revision.as_object())
    if lacks and not scheduled:
        raise Incomplete(lacks)
    if lacks:
        logger.warning("Question %s was not published as scheduled: %s", revision.object_id, lacks)
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
    return not lacks


def lacking(question) -> list[str]:
    """Return what the editor would say of a question, as sentences; none when it is whole."""
    return [*_of_answers(question), *_of_fields(question)]


def _of_answers(question) -> list[str]:
    body = question.body
    block, value = (body[0].block, body[0].value) if len(body) else (body.stream_block, body)
    try:
        block.clean(value)
    except ValidationError as error:
        return complaints(block, error)
    return []


def _of_fields(question) -> Iterator[str]:
    others = {field.name for field in question._meta.fields} - {"stem"}
    for check in (lambda: question.clean_fields(exclude=others), question.clean):
        try:
            check()
        except ValidationError as error:
            yield from error.messages
