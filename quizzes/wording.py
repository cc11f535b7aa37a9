"""Rich text as plain words, for lists and reports."""

from textwrap import shorten

from wagtail.rich_text import get_text_for_indexing


def plain(html: str) -> str:
    """Return what a reader sees of rich text, on one line."""
    return " ".join(get_text_for_indexing(html).split())


def first_words(html: str, length: int) -> str:
    """Return the beginning of rich text in whole words, with an ellipsis if there is more."""
    text = plain(html)
    if len(text) <= length:
        return text
    # Where a sentence ends there would be four dots.
    return shorten(text, length - 1, placeholder="").rstrip(" .,:;") + "…"
