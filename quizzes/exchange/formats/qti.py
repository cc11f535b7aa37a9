"""QTI 2.1 and 3.0: single items and content packages. Written as a package of 3.0."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from quizzes.exchange.formats import qti_items, qti_writer
from quizzes.exchange.formats.base import gather, nothing_read
from quizzes.exchange.formats.qti_tree import spelt_as_in_2
from quizzes.exchange.formats.safe_xml import Node, parse
from quizzes.exchange.formats.safe_zip import unpack
from quizzes.exchange.formats.tags import read_tags
from quizzes.exchange.items import Item, Parsed, Unreadable

MANIFEST = "imsmanifest.xml"
_ITEM_MARKS = (b"assessmentItem", b"qti-assessment-item")


class Qti:
    name = "qti"
    label = "QTI 3.0"
    suffixes = (".zip", ".xml")
    content_type = "application/zip"
    writes = qti_writer.WRITES

    def looks_like(self, content: bytes) -> bool:
        if content[:2] == b"PK":
            return b"imsmanifest" in content or b"xl/" not in content
        return any(mark in content[:5000] for mark in _ITEM_MARKS)

    def read(self, content: bytes) -> Parsed:
        if content[:2] == b"PK":
            return _package(content)
        return gather([(1, partial(_single, content))])

    def write(self, questions):
        return qti_writer.write(questions)


def _single(content: bytes) -> Item:
    item = qti_items.read(_item_in(parse(content)), lambda name: b"")
    return read_tags(item, "", ())


def _item_in(root: Node) -> Node:
    for node in root.children:
        item = spelt_as_in_2(node)
        if item.name == "assessmentItem":
            return item
    raise Unreadable(_("Tidak ada soal QTI (assessmentItem) di berkas ini."), 1)


def _package(content: bytes) -> Parsed:
    try:
        files = unpack(content)
        listed = _listed(files)
    except Unreadable as unreadable:
        return nothing_read(unreadable.text, unreadable.line or 1)
    if not listed:
        return nothing_read(_("Tidak ada soal QTI di dalam ZIP ini. Ekspor sebagai paket QTI."))
    return gather(_questions(listed, files))


def _listed(files: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the items of a package in the manifest's order, each with its keywords."""
    found: dict[str, list[str]] = {}
    manifest = next((name for name in files if PurePosixPath(name).name == MANIFEST), None)
    if manifest:
        folder = str(PurePosixPath(manifest).parent)
        for node in parse(files[manifest]).walk():
            if node.name == "resource":
                name = _below(folder, node.get("href"))
                found[name] = _keywords(node)
    for name in files:
        if name.endswith(".xml") and name != manifest:
            found.setdefault(name, [])
    marked = (n for n in found if any(mark in files.get(n, b"") for mark in _ITEM_MARKS))
    return {name: found[name] for name in marked}


def _below(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


def _keywords(resource: Node) -> list[str]:
    words = (node for node in resource.walk() if node.name == "keyword")
    return [" ".join(word.text.split()) for word in words]


def _questions(listed: dict[str, list[str]], files: dict[str, bytes]) -> Iterator:
    for number, (name, keywords) in enumerate(listed.items(), start=1):
        yield number, partial(_question, name, keywords, files, number)


def _question(name: str, keywords: list[str], files: dict[str, bytes], number: int) -> Item:
    """Return an item of a package. Its line is its number: each stands in a file of its own."""
    folder = str(PurePosixPath(name).parent)

    def file(address: str) -> bytes:
        return files.get(_joined(folder, address), b"")

    try:
        item = qti_items.read(_item_in(parse(files[name])), file)
    except Unreadable as unreadable:
        text = _("Berkas %(name)s, baris %(line)s: %(why)s")
        said = {"name": name[:80], "line": unreadable.line or 1, "why": unreadable.text}
        raise Unreadable(text % said, number) from None
    return replace(read_tags(item, "", keywords), line=number)


def _joined(folder: str, address: str) -> str:
    """Return a name within the package; ``..`` leads up at most to its root."""
    parts: list[str] = [] if folder == "." else folder.split("/")
    for part in address.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
