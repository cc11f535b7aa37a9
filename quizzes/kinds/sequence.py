"""What the kinds with an order share: places, how they are sent, shown and reviewed."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from quizzes import scoring
from quizzes.kinds.base import Body, Pick
from quizzes.rules import Review

Places = Mapping[str, int]
Item = dict[str, Any]

# What is said of an item in a review, and its tone.
UNPLACED = {"label": _("Tidak diberi urutan"), "tone": "wait"}
SHARED = {"label": _("Urutan ini dipakai lebih dari sekali"), "tone": "off"}
RIGHT = {"label": _("Tempatnya tepat"), "tone": "good"}
ELSEWHERE = {"label": _("Belum pada tempatnya"), "tone": "off"}


def at(text: str, place: int) -> str:
    """Return an item and the place it was given, in words."""
    return now("%(item)s: urutan ke-%(place)s") % {"item": text, "place": place}


def unsolved(order: Sequence[str], right: Sequence[str]) -> list[str]:
    """Return ``order``, with its first and last item changed over if it is the right one.

    ``order`` may hold more than what is ``right``; only the order of these counts.
    """
    shown = list(order)
    if right and [item for item in shown if item in right] == list(right):
        first, last = shown.index(right[0]), shown.index(right[-1])
        shown[first], shown[last] = shown[last], shown[first]
    return shown


class SequenceKind:
    """Items with ids, in a body's ``items`` in the right order. A response maps ids to places.

    Each item has a list of places to choose from, which sends ``id:place``: so an answer means
    the same wherever the item stands on the page.
    """

    name: str
    template: str
    fixed_order = False
    script = "literasi/js/order-items.js"

    def asked(self, body: Body) -> list[Item]:
        """Return all that is shown to be ordered."""
        return body["items"]

    def right(self, body: Body) -> list[str]:
        return [item["id"] for item in body["items"]]

    def options(self, body: Body) -> list[str]:
        """By the alphabet, unless that is the right order: as written they would be solved."""
        ordered = sorted(self.asked(body), key=lambda item: item["text"].casefold())
        return unsolved([item["id"] for item in ordered], self.right(body))

    def solution(self, body: Body) -> list[str]:
        return [f"{item}:{place}" for place, item in enumerate(self.right(body), start=1)]

    def clean_response(self, body: Body, values: Sequence[str]) -> dict[str, int] | None:
        items = [item["id"] for item in self.asked(body)]
        known = {f"{i}:{n}": (i, n) for i in items for n in range(1, len(items) + 1)}
        return dict(known[value] for value in values if value in known) or None

    def score(self, body: Body, response: Places | None) -> Fraction:
        return scoring.score_order(self.right(body), response or {})

    # --- Counting ---------------------------------------------------------------------

    def picks(self, body: Body) -> list[Pick]:
        """Every item of the right order at every place; each is right at its own."""
        items = body["items"]
        return [
            Pick(f"{item['id']}:{place}", at(item["text"], place), place == own)
            for own, item in enumerate(items, start=1)
            for place in range(1, len(items) + 1)
        ]

    def picked(self, body: Body, response: Places | None) -> list[str]:
        return [f"{item}:{place}" for item, place in (response or {}).items()]

    # --- Showing ----------------------------------------------------------------------

    def present(
        self, body: Body, order: Sequence[str], response: Places | None, review: Review | None
    ) -> dict[str, Any]:
        by_id = {item["id"]: item for item in self.asked(body)}
        shown = unsolved([i for i in order if i in by_id], self.right(body))
        places = response or {}
        if review is None:
            items = [by_id[i] | {"place": places.get(i, 0)} for i in shown]
            places_there_are = range(1, len(items) + 1)
            return {"items": [self.to_place(i) for i in items], "places": places_there_are}
        mine = sorted(shown, key=lambda i: places.get(i, len(shown) + 1))
        return {
            "mine": [self.reviewed(body, by_id[i], places, review) for i in mine],
            "ideal": body["items"] if review.key else [],
        }

    def to_place(self, item: Item) -> Item:
        """Return what is shown of an item to be placed: nothing that tells where it belongs."""
        return {name: item[name] for name in ("id", "text", "place")}

    def reviewed(self, body: Body, item: Item, places: Places, review: Review) -> Item:
        """Return an item in the learner's order. Why it stands where it does tells its place."""
        verdict = self.verdict(body, item, places, review)
        explains = review.feedback and not review.key and verdict is RIGHT
        return {
            "text": item["text"],
            "place": places.get(item["id"], 0),
            "verdict": verdict if review.correctness else None,
            "feedback": item["feedback"] if explains else "",
        }

    def verdict(self, body: Body, item: Item, places: Places, review: Review) -> dict[str, Any]:
        """Return what is said of an item's place, and the tone."""
        place = places.get(item["id"])
        if place is None:
            return UNPLACED
        if place in scoring.shared_places(places):
            return SHARED
        return RIGHT if self.right(body).index(item["id"]) + 1 == place else ELSEWHERE
