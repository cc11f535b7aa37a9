"""Sending less over metered data: which content coding a browser takes, and gzip for text."""

import gzip
from functools import lru_cache

import brotli
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

PLAIN = "identity"
# In order of preference. Brotli's level 6 costs about what gzip's 9 does and gives less to send.
ENCODERS = {
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, compresslevel=9, mtime=0),
}
DECODERS = {"br": brotli.decompress, "gzip": gzip.decompress}
TEXTUAL = (
    "text/",
    "application/json",
    "application/javascript",
    "application/manifest+json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
)


@lru_cache(maxsize=256)
def best_coding(accepted: str, offered: tuple[str, ...] = tuple(ENCODERS)) -> str:
    """Return the first of ``offered`` that an Accept-Encoding header takes, else identity."""
    parts = [part.replace(" ", "").partition(";") for part in accepted.lower().split(",")]
    takes = {name for name, _, weight in parts if not is_zero(weight)}
    return next((coding for coding in offered if coding in takes), PLAIN)


def is_zero(weight: str) -> bool:
    """Return whether a weight such as ``q=0.0`` says "not this one"."""
    return weight.startswith("q=") and not weight[2:].strip("0.")


class TextGZipMiddleware(GZipMiddleware):
    """Compress text that nobody has compressed yet.

    Django's middleware adds up to 100 random bytes, so that the size of a page which holds
    a CSRF token tells nothing about it (BREACH). Pictures and PDFs are compressed already.
    """

    def process_response(self, request, response):
        if not response.get("Content-Type", "").startswith(TEXTUAL):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        # Django's middleware would not see that "gzip;q=0" declines.
        if best_coding(request.headers.get("Accept-Encoding", ""), ("gzip",)) == PLAIN:
            return response
        return super().process_response(request, response)
