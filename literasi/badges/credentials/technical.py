"""Where programs find what proves an award: for readers of the verify page who check by hand."""

from dataclasses import dataclass

from literasi.badges.credentials import addresses
from literasi.badges.models import Award


@dataclass(frozen=True, slots=True)
class Links:
    """``credential`` and ``status_list`` are "" while the award waits for its signature."""

    did: str
    credential: str = ""
    status_list: str = ""


def links(award: Award) -> Links:
    """Return the addresses of an award's credential and of what checks it."""
    held = award.credentials.select_related("status_list").filter(replaced_at=None).first()
    did = addresses.absolute("did")
    if held is None:
        return Links(did)
    return Links(
        did,
        credential=addresses.absolute("credential", held.uuid),
        status_list=addresses.absolute("status_list", held.status_list.number),
    )
