"""What a question loses in a format: measured, by writing it and reading it again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from quizzes.exchange.bank import Known
from quizzes.exchange.differences import differences
from quizzes.exchange.formats.base import WrittenFormat, summary
from quizzes.exchange.items import Item


@dataclass(frozen=True, slots=True)
class Loss:
    """What stays behind of one question. ``whole``: all of it, it is not in the file."""

    question: int
    about: str
    what: tuple[str, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Questions on their way out, and what does not go with them."""

    items: tuple[Item, ...]
    losses: tuple[Loss, ...]


def outgoing(known: Sequence[Known], form: WrittenFormat) -> Outgoing:
    """Return what a format takes of questions, and what it leaves behind."""
    items: list[Item] = []
    losses: list[Loss] = []
    for one in known:
        loss = _refusal(one, form)
        if loss is None and one.item:
            items.append(one.item)
            loss = _loss(one, one.item, form)
        losses += [loss] if loss else []
    return Outgoing(tuple(items), tuple(losses))


def _refusal(one: Known, form: WrittenFormat) -> Loss | None:
    """Return why a question cannot be in the file at all."""
    about = str(one.question)
    if one.item is None:
        return Loss(one.question.pk, about, (_("jenis soal ini hanya ada di sini"),), whole=True)
    if type(one.item.answer) not in form.writes:
        what = _("%(format)s tidak mengenal jenis soal ini") % {"format": form.label}
        return Loss(one.question.pk, about, (what,), whole=True)
    return None


def _loss(one: Known, item: Item, form: WrittenFormat) -> Loss | None:
    read = form.read(form.write([item]))
    if not read.items:
        what = [problem.text for problem in read.problems]
        return Loss(one.question.pk, summary(item), tuple(what), whole=True)
    what = differences(item, read.items[0])
    return Loss(one.question.pk, summary(item), tuple(what)) if what else None


def report(losses: Sequence[Loss]) -> str:
    """Return the losses as a text to go with the file."""
    return "\n".join([_("Yang tidak terbawa ke berkas ini:"), *_lines(losses)]) + "\n"


def _lines(losses: Sequence[Loss]) -> Iterator[str]:
    for loss in losses:
        what = ", ".join(loss.what)
        whole = _("seluruhnya, karena") if loss.whole else ""
        yield f"- {loss.about}: {whole} {what}".replace(":  ", ": ")


def with_pictures(known: Sequence[Known]) -> list[Known]:
    """Return questions whose pictures carry their bytes; a file that is gone leaves none."""
    return [replace(one, item=one.item and _illustrated(one)) for one in known]


def _illustrated(one: Known) -> Item:
    item = one.item
    if item is None or item.picture is None or one.image is None:
        return item
    try:
        with one.image.open_file() as file:
            content = file.read()
    except OSError:
        return replace(item, picture=None)
    name = one.image.file.name.rpartition("/")[2]
    return replace(item, picture=item.picture.of(name, content, item.picture.alt))
