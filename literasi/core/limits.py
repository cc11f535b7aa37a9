"""How often something may be tried. Counted in the shared cache, so all workers count together."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache


def address_of(request) -> str:
    """Return the address a request comes from, behind our own proxies."""
    return get_adapter(request).get_client_ip(request)


def count(name: str) -> int:
    """Count one more of ``name`` and return how many there were this minute."""
    key = _key(name)
    cache.add(key, 0, 120)
    try:
        return cache.incr(key)
    except ValueError:
        # The cache dropped the count between the two lines: begin anew.
        return 1


def counted(name: str) -> int:
    """Return how many of ``name`` there were this minute, without counting."""
    return cache.get(_key(name), 0)


def _key(name: str) -> str:
    return f"limits:{name}:{int(time.time() // 60)}"
