"""The issuer's identity and the addresses in its documents: absolute, the same on every host.

The host name is the identity (did:web). A site that moves must keep its old did.json alive.
"""

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.urls import reverse


def base() -> str:
    """Return the site's address without a slash at its end."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def absolute(name: str, *args: object) -> str:
    """Return the whole address of one of our views."""
    return base() + reverse(f"badges:{name}", args=args)


def issuer_id() -> str:
    """Return who issues, ``did:web:`` and the host; a port is written as did:web wants it."""
    return f"did:web:{quote(urlsplit(base()).netloc, safe='')}"


def key_id(name: str) -> str:
    """Return the absolute id of a key in the DID document."""
    return f"{issuer_id()}#{name}"
