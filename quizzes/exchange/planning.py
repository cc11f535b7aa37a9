"""What importing a file would do to the bank: looked at first, then done exactly so."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from quizzes.exchange import identity
from quizzes.exchange.bank import Known
from quizzes.exchange.differences import differences
from quizzes.exchange.formats.base import summary
from quizzes.exchange.inspecting import inspect
from quizzes.exchange.items import Item, Parsed, Problem
from quizzes.exchange.kinds.base import Exchange, Raw
from quizzes.exchange.kinds.registry import exchange_for
from quizzes.exchange.merging import content, merged
from quizzes.exchange.pictures import problem_of
from quizzes.kinds.registry import KINDS


class Fate(StrEnum):
    """What becomes of a question of the file."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of the file.

    ``question``: the primary key of the one it changes, ``revision`` of its last revision.
    ``changes``: what it changes there, in words. ``missing``: how many explanations are to be
    written before it can be published.
    ``problems``: why it is refused. ``keys``: the names under which it will be found again.
    """

    fate: Fate
    line: int
    about: str
    kind: str = ""
    question: int | None = None
    revision: int | None = None
    content: Raw | None = None
    item: Item | None = None
    changes: tuple[str, ...] = ()
    missing: int = 0
    problems: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def kind_label(self):
        return KINDS[self.kind].label if self.kind else ""

    @property
    def complete(self) -> bool:
        """Whether it could be published as it is."""
        return not self.missing and not self.undescribed

    @property
    def undescribed(self) -> bool:
        """Whether it has a picture that nobody has put into words yet."""
        picture = self.item and self.item.picture
        return bool(picture and self.content and not self.content["image_alt"])

    @property
    def notes(self) -> tuple[str, ...]:
        return self.item.notes if self.item else ()


@dataclass(frozen=True, slots=True)
class Plan:
    entries: tuple[Entry, ...]

    def of(self, fate: Fate) -> list[Entry]:
        return [entry for entry in self.entries if entry.fate == fate]

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(entry.fate for entry in self.entries)
        return {fate.value: found[fate] for fate in Fate}

    @property
    def writes(self) -> list[Entry]:
        return [e for e in self.entries if e.fate in (Fate.NEW, Fate.UPDATED)]

    @property
    def fingerprint(self) -> str:
        """Return what changes when anything else would be done than was shown."""
        shown = [(e.line, e.fate, e.question, e.content and _said(e)) for e in self.entries]
        return hashlib.sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()


def _said(entry: Entry) -> list[str]:
    """Return what an entry would write, without the ids that are made up each time."""
    item = entry.item
    topics = sorted(item.topics) if item else []
    bare = item and replace(item, topics=frozenset())
    return [repr(bare), *topics, *entry.changes, str(entry.revision)]


@dataclass(frozen=True, slots=True)
class Bank:
    """What there is, as far as a file may touch it: its questions by the keys they go by.

    ``closed``: why a question may not be changed now, by primary key.
    """

    by_key: Mapping[str, Sequence[Known]]
    closed: Mapping[int, str]
    pictures_allowed: bool = True


Seen = dict[str, list[Item]]
"""The questions of a file that were met already, by the keys they go by."""


def plan(parsed: Parsed, bank: Bank) -> Plan:
    """Return what becomes of every question of a file, in the order of its lines."""
    entries = [_refused(problem) for problem in parsed.problems]
    seen: Seen = {}
    for item in parsed.items:
        entries.append(_entry(item, bank, seen))
    return Plan(tuple(sorted(entries, key=lambda entry: entry.line)))


def _refused(problem: Problem) -> Entry:
    return Entry(Fate.REFUSED, problem.line, problem.about, problems=(problem.text,))


def _entry(item: Item, bank: Bank, seen: Seen) -> Entry:
    keys = tuple(identity.keys(item))
    known = _known(item, keys, bank)
    exchange = exchange_for(item.answer, known.kind if known else "")
    entry = Entry(Fate.REFUSED, item.line, summary(item), item=item, keys=keys)
    if exchange is None:
        return replace(entry, problems=(_not_ours(),))
    entry = replace(entry, kind=exchange.kind)
    problems = [*_repeated(item, known, keys, seen), *_unchangeable(item, known, keys, bank)]
    if problems:
        return replace(entry, problems=tuple(problems))
    return _filled(entry, item, known, exchange)


def _not_ours() -> str:
    return _("Jenis soal ini belum ada di bank soal. Tulis soalnya di bank, atau ubah jenisnya.")


def _known(item: Item, keys: Sequence[str], bank: Bank) -> Known | None:
    """Return the question of the bank that an item is about."""
    found = ((key, known) for key in keys for known in bank.by_key.get(key, ()))
    same = (
        known
        for key, known in found
        if known.item is None or identity.is_the_same(item, known.item, key)
    )
    return next(same, None)


def _repeated(item: Item, known: Known | None, keys: Sequence[str], seen: Seen) -> list[str]:
    """Return a complaint about a question that stands in the file twice."""
    names = [*keys, f"pk:{known.question.pk}"] if known else keys
    lines = [
        other.line
        for key in names
        for other in seen.get(key, ())
        if not key.startswith("text:") or identity.is_the_same(item, other, key)
    ]
    for key in names:
        seen.setdefault(key, []).append(item)
    if not lines:
        return []
    text = _("Sama dengan soal di baris %(line)s. Hapus salah satunya, atau beri ID lain.")
    return [text % {"line": lines[0]}]


def _unchangeable(
    item: Item, known: Known | None, keys: Sequence[str], bank: Bank
) -> Iterator[str]:
    if known and (reason := bank.closed.get(known.question.pk)):
        yield reason
    others = [k.item for key in keys if key[:3] == "id:" for k in bank.by_key.get(key, ())]
    if others and others[0] and (known is None or known.item not in others):
        text = _(
            "ID “%(id)s” sudah dipakai soal lain di bank: “%(stem)s”. Ubah ID-nya di berkas bila "
            "ini soal lain."
        )
        yield text % {"id": item.identity, "stem": summary(others[0])}
    if item.picture:
        yield from problem_of(item.picture, allowed=bank.pictures_allowed)


def _filled(entry: Entry, item: Item, known: Known | None, exchange: Exchange) -> Entry:
    """Return what would be written, if it can be."""
    same_kind = known is not None and known.kind == exchange.kind
    new = exchange.to_raw(item.answer)
    if lost := differences(item, replace(item, answer=exchange.to_answer(new))):
        text = _("Memuat tanda yang tidak dapat disimpan di sini, pada: %(what)s.")
        return replace(entry, problems=(text % {"what": ", ".join(lost)},))
    raw = merged(known.raw if known and same_kind else _empty(exchange), new)
    missing, problems = inspect(exchange, raw)
    if problems:
        return replace(entry, problems=tuple(problems))
    old = known.content if known else {}
    fields = content(old, known.item if known else None, item, raw, exchange.kind)
    whole = replace(entry, content=fields, missing=missing, fate=Fate.NEW)
    return _compared(whole, known, exchange) if known else whole


def _empty(exchange: Exchange) -> Raw:
    """Return what a new question of a kind begins with."""
    block = KINDS[exchange.kind].edit_block()
    start: Raw = block.get_prep_value(block.get_default())
    clear = {n: v for n, v in start.items() if isinstance(v, list) and n not in exchange.later}
    return {**start, **dict.fromkeys(clear, [])}


def _compared(entry: Entry, known: Known, exchange: Exchange) -> Entry:
    changes = _changes(entry, known, exchange)
    fate = Fate.UPDATED if changes else Fate.UNCHANGED
    question = known.question
    same = replace(entry, question=question.pk, revision=question.latest_revision_id)
    return replace(same, fate=fate, changes=tuple(changes))


def _changes(entry: Entry, known: Known, exchange: Exchange) -> list[str]:
    fields, item = entry.content, entry.item
    if known.item is None or fields is None or item is None:
        return [_("jenis soal")]
    after = replace(
        known.item,
        stem=item.stem,
        answer=exchange.to_answer(fields["raw"]),
        feedback=item.feedback or known.item.feedback,
        topics=frozenset(fields["topics"]),
        difficulty=fields["difficulty"],
        source=fields["source"],
        picture=item.picture and replace(item.picture, alt=fields["image_alt"]),
    )
    after = replace(after, picture=after.picture or known.item.picture)
    return differences(known.item, after)
