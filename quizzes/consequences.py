"""What apps above say rests on passes: badges register here what they have given for them."""

from collections.abc import Callable
from dataclasses import dataclass

from quizzes.passes import Passes


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows a pass, or rests on one: in words, and where it is seen."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Consequences:
    """``follows``: what passes that are gained bring; ``rests``: what rests on those lost."""

    follows: tuple[Consequence, ...] = ()
    rests: tuple[Consequence, ...] = ()


Tell = Callable[[Passes], Consequences]

_tellers: list[Tell] = []


def register(tell: Tell) -> None:
    """Have ``tell(passes)`` asked, before and after passes change; it must change nothing."""
    if tell not in _tellers:
        _tellers.append(tell)


def of(passes: Passes) -> Consequences:
    """Return what all who registered have to say."""
    if not (passes.gained or passes.lost):
        return Consequences()
    told = [tell(passes) for tell in _tellers]
    return Consequences(
        tuple(row for one in told for row in one.follows),
        tuple(row for one in told for row in one.rests),
    )
