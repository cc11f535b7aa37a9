"""Texts and pictures inside Moodle XML."""

import binascii
import html
from base64 import b64decode
from urllib.parse import unquote

from django.utils.translation import gettext as _

from quizzes.exchange import markup
from quizzes.exchange.formats.safe_xml import Node
from quizzes.exchange.items import Picture
from quizzes.exchange.markup import images_in, text_of

PLACE = "@@PLUGINFILE@@/"


def raw_html(node: Node | None) -> str:
    """Return the text below an element as HTML, in whatever format it is; not cleaned."""
    if node is None:
        return ""
    words = node.words("text")
    form = node.get("format", "html")
    if form == "html" or (form == "moodle_auto_format" and markup.looks_marked(words)):
        return words
    return markup.from_plain(html.unescape(words) if form == "moodle_auto_format" else words)


def plain_of(node: Node | None) -> str:
    return text_of(raw_html(node))


def illustrated(question: Node) -> tuple[Picture | None, tuple[str, ...]]:
    """Return the picture of a question's text, and notes on others, which have no place here."""
    stem = question.first("questiontext")
    found = images_in(raw_html(stem))
    files = {file.get("name"): file for file in (stem.all("file") if stem else [])}
    notes = [_("Hanya gambar pertama yang terbawa.")] if len(found) > 1 else []
    elsewhere = [node for node in question.walk() if node.name == "file" and node.get("name")]
    if len(elsewhere) > len(files):
        notes.append(_("Gambar di dalam pilihan atau umpan balik tidak terbawa."))
    if not found:
        return None, tuple(notes)
    address, alt = found[0]
    name = unquote(address.removeprefix(PLACE).partition("?")[0])
    if not address.startswith(PLACE):
        return None, (*notes, _("Gambar dari alamat lain tidak terbawa; unggah sendiri."))
    return Picture.of(name, _content(files.get(name)), alt), tuple(notes)


def _content(file: Node | None) -> bytes:
    """Return what a file holds; nothing when it is missing or broken."""
    if file is None or file.get("encoding", "base64") != "base64":
        return b""
    try:
        return b64decode("".join(file.text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
