"""Keeps an eye on a browser context: what it asks other hosts for, what it complains about."""

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOCAL_SCHEMES = {"data", "blob", "about", "chrome-error"}


class Watch:
    """``complaints`` must be empty when a test ends; ``allow`` says what else may happen."""

    def __init__(self, context: BrowserContext, site: str):
        self.host = urlsplit(site).netloc
        self.complaints: list[str] = []
        self.allowed: list[str] = []
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._complain(f"script: {error.error.stack}"))

    def allow(self, pattern: str) -> None:
        """Let complaints that match ``pattern`` pass: the test provokes them."""
        self.allowed.append(pattern)

    def _on_request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in LOCAL_SCHEMES and parts.netloc != self.host:
            self._complain(f"another host: {request.url}")

    def _on_console(self, message) -> None:
        if message.type in {"error", "warning"}:
            place = message.location.get("url", "")
            self._complain(f"console {message.type}: {message.text} ({place})")

    def _complain(self, text: str) -> None:
        self.complaints.append(text)

    def unexpected(self) -> list[str]:
        return [
            complaint
            for complaint in self.complaints
            if not any(re.search(pattern, complaint) for pattern in self.allowed)
        ]


def barriers(page: Page, part: str | None = None) -> list[str]:
    """Return what keeps people from using the page: axe's findings, and sideways scrolling.

    With ``part``, a selector, only of that part of it.
    """
    found = Axe().run(page, context=part, options=RULES).response["violations"]
    lines = [
        f"{rule['id']}: {node['target']} {node['html'][:150]}"
        for rule in found
        for node in rule["nodes"]
    ]
    return lines if part else lines + sideways(page)


def sideways(page: Page) -> list[str]:
    """Return how far the page is wider than the screen, if it is."""
    too_wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [f"scrolls sideways by {too_wide} px"] if too_wide > 0 else []
