"""Texts of files as the bank takes them: plain, or with the few marks our editor knows."""

import html
import re
from html.parser import HTMLParser

import nh3

from quizzes.exchange.items import LONGEST_TEXT

# Neither databases nor XML take these; U+FDD0 and after are no characters at all.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKED = re.compile(
    r"</?(?:p|div|span|br|b|i|strong|em|u|ul|ol|li|a|img|sub|sup|h[1-6]|table)\b", re.IGNORECASE
)
_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_LISTS = ("ol", "ul")
_ENDS_A_LINE = ("p", "div", "li", "ol", "ul", "tr", "table", "blockquote", "pre", "br") + tuple(
    f"h{n}" for n in range(1, 7)
)
_TAGS = {*_INLINE, *_LISTS, *_ENDS_A_LINE, "a"}


def plain(text: str) -> str:
    """Return text without what nobody sees: lines that say something, single spaces."""
    lines = (" ".join(line.split()) for line in UNFIT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def looks_marked(text: str) -> bool:
    """Whether a text without a stated format holds HTML."""
    return _MARKED.search(text) is not None


def from_plain(text: str) -> str:
    """Return plain text as HTML, a paragraph for each line."""
    lines = plain(text).splitlines()
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in lines)


def rich(markup: str) -> str:
    """Return HTML as the bank keeps it: paragraphs, lists, bold, italic, links to the web.

    What was cleaned once stays as it is.
    """
    writer = _Writer()
    writer.feed(_safe(markup))
    writer.close()
    return writer.result()


def text_of(markup: str) -> str:
    """Return the words of HTML, a line for each block."""
    reader = _Reader()
    reader.feed(_safe(markup))
    reader.close()
    return plain("".join(reader.parts))


def before(html: str, mark: str) -> str:
    """Return the blocks of ``rich`` HTML that stand before the one that holds a mark."""
    place = html.find(mark)
    opening = max(html.rfind(tag, 0, place) for tag in ("<p>", "<ul>", "<ol>"))
    return html if place < 0 else html[: max(opening, 0)]


def images_in(markup: str) -> list[tuple[str, str]]:
    """Return address and alternative text of every picture in HTML, cleaned or not."""
    reader = _Images()
    reader.feed(markup[: 5 * LONGEST_TEXT])
    reader.close()
    return reader.found


class _Images(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag == "img" and known.get("src"):
            self.found.append((known["src"] or "", known.get("alt") or ""))


def _safe(markup: str) -> str:
    short = UNFIT.sub("", markup)[: 5 * LONGEST_TEXT]
    attributes = {"a": {"href"}}
    schemes = {"http", "https", "mailto"}
    return nh3.clean(short, tags=_TAGS, attributes=attributes, url_schemes=schemes, link_rel=None)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in _ENDS_A_LINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.handle_starttag(tag, [])

    def handle_data(self, data):
        self.parts.append(" ".join(re.split(r"\s+", data)))


class _Writer(HTMLParser):
    """Writes blocks one after the other; marks that run over several are opened anew."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.lists: list[str] = []
        self.open: list[tuple[str, str]] = []
        self._begin_line()

    def _begin_line(self) -> None:
        self.line = [tag for _name, tag in self.open]
        self.spaced = True

    def handle_starttag(self, tag, attrs):
        if tag in _INLINE:
            self._mark(_INLINE[tag], f"<{_INLINE[tag]}>")
        elif tag == "a" and (href := dict(attrs).get("href")):
            self._mark("a", f'<a href="{html.escape(href)}">')
        elif tag in _ENDS_A_LINE:
            self._end_line()
            if tag in _LISTS:
                self.lists.append(tag)

    def handle_endtag(self, tag):
        if tag in _INLINE or tag == "a":
            self._unmark(_INLINE.get(tag, "a"))
        elif tag in _ENDS_A_LINE:
            self._end_line()
            if tag in _LISTS and self.lists:
                self.lists.pop()

    def handle_data(self, data):
        text = re.sub(r"\s+", " ", data)
        text = text.lstrip(" ") if self.spaced else text
        if text:
            self.line.append(html.escape(text, quote=False))
            self.spaced = text.endswith(" ")

    def _mark(self, name: str, tag: str) -> None:
        if name not in [known for known, _tag in self.open]:
            self.open.append((name, tag))
            self.line.append(tag)

    def _unmark(self, name: str) -> None:
        place = next((i for i, (known, _t) in enumerate(self.open) if known == name), None)
        if place is None:
            return
        inner = self.open[place + 1 :]
        for known, _tag in reversed(self.open[place:]):
            self._close(known)
        self.line += [tag for _k, tag in inner]
        self.open = self.open[:place] + inner

    def _close(self, name: str) -> None:
        """End a mark; one around nothing goes."""
        if self.line and _opens(self.line[-1]):
            self.line.pop()
        else:
            self.line.append(f"</{name}>")

    def _end_line(self) -> None:
        for name, _tag in reversed(self.open):
            self._close(name)
        words = "".join(_without_last_space(self.line))
        if words:
            self.blocks.append((self.lists[-1] if self.lists else "p", words))
        self._begin_line()

    def result(self) -> str:
        self._end_line()
        written, inside = [], ""
        for kind, words in self.blocks:
            if inside not in ("", kind):
                written.append(f"</{inside}>")
                inside = ""
            if kind in _LISTS and not inside:
                written.append(f"<{kind}>")
                inside = kind
            tag = "li" if inside else "p"
            written.append(f"<{tag}>{words}</{tag}>")
        return "".join([*written, f"</{inside}>"] if inside else written)


def _opens(part: str) -> bool:
    return part.startswith("<") and not part.startswith("</")


def _without_last_space(line: list[str]) -> list[str]:
    """Return a line that ends in a word, without marks around nothing."""
    kept, ends = list(line), []
    while kept:
        last = kept.pop()
        if last.startswith("</"):
            ends.append(last)
        elif _opens(last):
            ends.pop()
        elif words := last.rstrip(" "):
            return [*kept, words, *reversed(ends)]
    return []
