"""All of the site's CSS as one answer, which browsers keep until its content changes.

Authors write one plain file per component; the cascade's layers are put around them here,
so that a component always wins over the base and print always wins over both.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import brotli
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from literasi.core.compression import PLAIN, best_coding

FOLDER = Path(settings.BASE_DIR) / "literasi" / "static" / "literasi" / "css"
LAYERS = ("tokens", "base", "layout", "components", "print")
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Stylesheet:
    """``digest`` names the content; ``bodies`` holds it by content coding."""

    digest: str
    bodies: dict[str, bytes]


def current() -> Stylesheet:
    """Return the stylesheet; while debugging, made anew when a file has changed."""
    return _build(_stamp() if settings.DEBUG else 0)


def url() -> str:
    """Return the address of the current stylesheet; it changes with the content."""
    return reverse("stylesheet", args=[current().digest])


@require_safe
def serve(request, digest):
    """Send the stylesheet. A page kept from before gets today's, but may not keep it."""
    sheet = current()
    coding = best_coding(request.headers.get("Accept-Encoding", ""), tuple(sheet.bodies))
    response = HttpResponse(sheet.bodies[coding], content_type="text/css; charset=utf-8")
    response["Cache-Control"] = FOREVER if digest == sheet.digest else "no-cache"
    response["Vary"] = "Accept-Encoding"
    if coding != PLAIN:
        response["Content-Encoding"] = coding
    return response


@lru_cache(maxsize=1)
def _build(_stamp: int) -> Stylesheet:
    text = bundle().encode()
    bodies = {"br": brotli.compress(text), "gzip": gzip.compress(text, mtime=0), PLAIN: text}
    return Stylesheet(hashlib.sha256(text).hexdigest()[:12], bodies)


def bundle() -> str:
    """Return every file's rules, each layer's in its layer."""
    order = f"@layer {','.join(LAYERS)};"
    return order + "".join(f"@layer {layer}{{{_layer_text(layer)}}}" for layer in LAYERS)


def files(layer: str) -> list[Path]:
    """Return a layer's files: ``<layer>.css``, and all of a folder of that name."""
    return [*FOLDER.glob(f"{layer}.css"), *sorted(FOLDER.glob(f"{layer}/*.css"))]


def _layer_text(layer: str) -> str:
    return "".join(minify(path.read_text()) for path in files(layer))


def minify(css: str) -> str:
    """Drop comments and the space that means nothing. Strings must hold no such space."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    tight = re.sub(r"\s*([{};,])\s*|(?<=[\w)-]):\s+", _tight, re.sub(r"\s+", " ", bare))
    return tight.replace(";}", "}").strip()


def _tight(match: re.Match) -> str:
    return match[1] or ":"


def _stamp() -> int:
    return max(path.stat().st_mtime_ns for path in FOLDER.rglob("*.css"))
