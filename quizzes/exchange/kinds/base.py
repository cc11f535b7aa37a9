"""What a kind of question says about its way into files and out of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quizzes.exchange.items import Answer

Raw = dict[str, Any]
"""What an editor fills in for a question of a kind, as its block stores it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One kind's mapping.

    ``shape``: the class of its answer. ``takes``: whether this kind asks such an answer; of
    several that do the first is taken, but a question that is there keeps its kind.
    ``to_raw`` leaves out what the answer does not say. ``to_answer`` reads what a block
    stored, however incomplete. ``keeps``: what a question that has this kind already may be
    read from, where that is more than it ``fits``. ``later``: fields of its block that no
    foreign file holds, which are filled in after the import.
    """

    kind: str
    shape: type
    to_raw: Callable[[Any], Raw]
    to_answer: Callable[[Raw], Answer]
    fits: Callable[[Any], bool] = lambda answer: True
    keeps: Callable[[Any], bool] | None = None
    later: tuple[str, ...] = ()

    def takes(self, answer: Answer) -> bool:
        return isinstance(answer, self.shape) and self.fits(answer)

    def stays(self, answer: Answer) -> bool:
        return isinstance(answer, self.shape) and (self.keeps or self.fits)(answer)


def children(stored: Iterable[Any] | None) -> list[Any]:
    """Return the values of a list, with or without the ids a block stores with them."""
    return [value_of(child) for child in stored or ()]


def value_of(child: Any) -> Any:
    is_stored = isinstance(child, Mapping) and child.get("type") == "item" and "value" in child
    return child["value"] if is_stored else child


def words(raw: Mapping[str, Any], name: str) -> str:
    """Return a text that may be missing."""
    return str(raw.get(name) or "")
