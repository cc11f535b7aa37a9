"""XML from unknown people, read into a small tree: bounded, without declarations or entities."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from django.utils.translation import gettext as _

from quizzes.exchange.items import Unreadable

MOST_NODES = 200_000
DEEPEST = 60


@dataclass(slots=True)
class Node:
    """An element without its namespace. ``parts``: its texts and children in order."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    line: int = 0
    parts: list["str | Node"] = field(default_factory=list)

    @property
    def children(self) -> list["Node"]:
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def text(self) -> str:
        """Its own words and those of all below it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def all(self, *names: str) -> list["Node"]:
        return [child for child in self.children if child.name in names]

    def first(self, *names: str) -> "Node | None":
        return next((child for child in self.children if child.name in names), None)

    def words(self, *path: str) -> str:
        """Return the text of the first element on a path; "" where there is none."""
        node: Node | None = self
        for name in path:
            node = node.first(name) if node else None
        return node.text.strip() if node else ""

    def walk(self) -> Iterator["Node"]:
        """Yield it and everything below it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


class _Refused(Exception):
    pass


def parse(content: bytes) -> Node:
    """Return the root of a document. Raises Unreadable, with the line.

    A document type is refused as such: with it go entities, internal or from elsewhere.
    """
    builder = _Builder()
    try:
        builder.parser.Parse(content, True)
    except _Refused as refused:
        raise Unreadable(str(refused), builder.parser.CurrentLineNumber) from None
    except expat.ExpatError as error:
        text = _("XML-nya rusak di baris ini. Ekspor ulang berkasnya dari program asalnya.")
        raise Unreadable(text, error.lineno) from None
    except (ValueError, LookupError):
        raise Unreadable(_("Pengodean hurufnya tidak dikenali. Simpan sebagai UTF-8."), 1) from None
    return builder.root


class _Builder:
    def __init__(self):
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.ExternalEntityRefHandler = self._refuse
        self.root = Node("")
        self.open = [self.root]
        self.count = 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_NODES or len(self.open) > DEEPEST:
            raise _Refused(_("Isinya terlalu banyak atau terlalu dalam. Bagi berkasnya."))
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        node = Node(name.rpartition(" ")[2], plain, self.parser.CurrentLineNumber)
        self.open[-1].parts.append(node)
        self.open.append(node)

    def _end(self, name: str) -> None:
        self.open.pop()

    def _text(self, words: str) -> None:
        self.open[-1].parts.append(words)

    def _refuse(self, *args) -> None:
        raise _Refused(
            _("Berkas ini memuat DOCTYPE atau entitas, yang tidak diterima demi keamanan. Hapus.")
        )


def markup(node: Node) -> str:
    """Return what stands in an element as HTML, attributes and all; to be cleaned."""
    return "".join(_markup(part) for part in node.parts)


def _markup(part: str | Node) -> str:
    if isinstance(part, str):
        return escape(part, quote=False)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in part.attributes.items())
    return f"<{part.name}{attributes}>{markup(part)}</{part.name}>"


# --- Writing --------------------------------------------------------------------------


def element(name_: str, /, *inner: str, **attributes: str) -> str:
    """Return an element; ``inner`` is XML already. An underscore stands for a dash or colon."""
    written = "".join(
        f' {key.rstrip("_").replace("__", ":").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    body = "".join(inner)
    return f"<{name_}{written}>{body}</{name_}>" if body else f"<{name_}{written}/>"


def words(text: str) -> str:
    return escape(text, quote=False)
