"""Turns a question being edited into the form in which it is asked, for ever."""

import hashlib
import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import expand_db_html

from quizzes.kinds.registry import KINDS

# Wide enough for a phone held sideways; one size, so that a question is one small download.
IMAGE = "max-640x640"


def freeze(question) -> dict[str, Any]:
    """Return the body of a version, see ``QuestionVersion``."""
    return {
        "stem": expand_db_html(question.stem),
        "image": frozen_image(question.image),
        "image_alt": question.image_alt,
        "feedback": expand_db_html(question.feedback),
        **KINDS[question.kind].freeze(question.body[0].value),
    }


def frozen_image(image) -> dict[str, Any] | None:
    """Return where an image is found, in two formats."""
    if image is None:
        return None
    avif, jpeg = (image.get_rendition(f"{IMAGE}|format-{name}") for name in ("avif", "jpeg"))
    size = {"width": jpeg.width, "height": jpeg.height}
    return {"id": image.pk, "avif": avif.url, "jpeg": jpeg.url, **size}


def content_hash(content: Any) -> str:
    """Return the same 64 characters for the same JSON, whatever the order of its keys."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def refuse_undescribed(image, alt: str) -> None:
    """Raise a ValidationError when an image has no words for those who cannot see it."""
    if image is not None and not alt.strip():
        message = _("Jelaskan gambarnya, agar soal dapat dijawab tanpa melihatnya.")
        raise ValidationError({"image_alt": message})
