"""The parts of the profile page that other apps add.

Users know nothing of agencies, courses or badges, so whoever has something to say about
the person signed in registers a panel in its AppConfig.ready.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Panel:
    """``context(request)`` returns what ``template`` needs; panels stand by ``order``."""

    name: str
    template: str
    context: Callable[[HttpRequest], dict]
    order: int = 100


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> None:
    """Add a panel, or replace the one of the same name."""
    _panels[panel.name] = panel


def panels_for(request: HttpRequest) -> list[dict]:
    """Return each panel as ``{"template", "context"}``, in order."""
    ordered = sorted(_panels.values(), key=lambda panel: panel.order)
    return [{"template": p.template, "context": p.context(request)} for p in ordered]
