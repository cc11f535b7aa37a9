"""One QTI item, in the spelling of 2.1."""

import re
import uuid
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.utils.translation import gettext as _

from quizzes.exchange.formats import qti_answers
from quizzes.exchange.formats.qti_tree import STAND_IN, with_tokens, without
from quizzes.exchange.formats.safe_xml import Node, markup
from quizzes.exchange.items import GapText, Item, Picture, Unreadable
from quizzes.exchange.markup import before, images_in, rich, text_of

OURS = "q-"
TEXT_CLASS = "literasi-rumpang"
DEFAULT_STEM = "<p>Lengkapi teks berikut.</p>"
_FIRST = STAND_IN.format(0)
_TOKEN = re.compile("\ue000([0-9]+)\ue001")


def read(item: Node, file: Callable[[str], bytes]) -> Item:
    """Return an item; ``file`` gives the content of an address in it, or nothing."""
    body = item.first("itemBody")
    if body is None:
        raise Unreadable(_("Soal QTI ini tidak punya itemBody."), item.line)
    found = [node for node in body.walk() if node.name.endswith("Interaction")]
    kinds = {interaction.name for interaction in found}
    if not found:
        raise Unreadable(_("Soal QTI ini tidak menanyakan apa pun (tanpa interaction)."), item.line)
    if kinds <= {"textEntryInteraction", "inlineChoiceInteraction"}:
        stem, answer = _in_text(item, body, found)
    else:
        stem, answer = _by_itself(item, body, found)
    picture, notes = _picture(body, file)
    return Item(
        stem,
        answer,
        _general(item, found),
        picture=picture,
        identity=_identity(item.get("identifier")),
        line=item.line,
        notes=notes,
    )


def _by_itself(item: Node, body: Node, found: Sequence[Node]):
    if len(found) > 1:
        raise Unreadable(
            _("Soal QTI ini memuat beberapa pertanyaan. Pisahkan menjadi satu per soal."),
            found[1].line,
        )
    [interaction] = found
    stem = markup(without(body, interaction.name))
    prompt = interaction.first("prompt")
    words = rich(stem) + (rich(markup(prompt)) if prompt else "")
    return words, qti_answers.read(item, interaction)


def _in_text(item: Node, body: Node, found: Sequence[Node]):
    """Return stem and answer where the inputs stand in the text."""
    html = markup(with_tokens(body, list(found)))
    lines = text_of(html).splitlines()
    first = next((n for n, line in enumerate(lines) if _TOKEN.search(line)), len(lines))
    stem = before(rich(html), _FIRST)
    marked = next((d for d in body.walk() if d.get("class") == TEXT_CLASS), None)
    alone = len(found) == 1 and marked is None and first == len(lines) - 1
    if alone and found[0].name == "textEntryInteraction" and _TOKEN.fullmatch(lines[-1]):
        return stem, qti_answers.read(item, found[0])
    if marked:
        lines = text_of(markup(with_tokens(marked, list(found)))).splitlines()
        outside = [part for part in body.parts if part is not marked]
        stem, first = rich(markup(Node("div", parts=outside))), 0
    gaps, pick, distractors = qti_answers.gaps(item, found)
    parts = [tuple(_parts(line, gaps)) for line in lines[first:]]
    return stem or DEFAULT_STEM, GapText(tuple(parts), pick, distractors)


def _parts(line: str, gaps):
    for place, part in enumerate(_TOKEN.split(line)):
        yield gaps[int(part)] if place % 2 else part


def _picture(body: Node, file: Callable[[str], bytes]) -> tuple[Picture | None, tuple[str, ...]]:
    found = [image for image in images_in(markup(body)) if image[0]]
    if not found:
        return None, ()
    address, alt = found[0]
    name = PurePosixPath(unquote(address)).name
    notes = (_("Hanya gambar pertama yang terbawa."),) if len(found) > 1 else ()
    return Picture.of(name, file(unquote(address)), alt), notes


def _general(item: Node, found: Sequence[Node]) -> str:
    """Return what is said whatever was answered: feedback that belongs to no option."""
    options = {node.get("identifier") for f in found for node in f.walk() if node.get("identifier")}
    said = [n for n in item.children if n.name == "modalFeedback"]
    return "".join(rich(markup(n)) for n in said if n.get("identifier") not in options)


def _identity(name: str) -> str:
    """Return an identity; of those that we wrote, without what XML wants before it."""
    try:
        return str(uuid.UUID(name.removeprefix(OURS)))
    except ValueError:
        return name
