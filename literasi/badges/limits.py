"""How often one address may look numbers up: enough for people, too little to copy them all."""

import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache

# A whole office, or a village behind one mobile gateway, may share an address.
LOOKUPS_A_MINUTE = 60


def may_look_up(request) -> bool:
    """Count this look-up and say whether it may be answered. All workers count together."""
    address = get_adapter(request).get_client_ip(request)
    key = f"badges:lookup:{address}:{int(time.time() // 60)}"
    cache.add(key, 0, 120)
    try:
        return cache.incr(key) <= LOOKUPS_A_MINUTE
    except ValueError:
        # The cache dropped the count between the two lines: begin anew.
        return True
