"""How often one address may look numbers up: enough for people, too little to copy them all."""

from literasi.core import limits

# A whole office, or a village behind one mobile gateway, may share an address.
LOOKUPS_A_MINUTE = 60


def may_look_up(request) -> bool:
    """Count this look-up and say whether it may be answered."""
    return limits.count(f"badges:lookup:{limits.address_of(request)}") <= LOOKUPS_A_MINUTE
