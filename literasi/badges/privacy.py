"""What badges hold about a learner, for the copy they may take."""

from literasi.badges.bundles.services import forget_bundles_of
from literasi.badges.models import Award
from literasi.badges.services.lists import forget_person
from literasi.users.models import Learner
from literasi.users.privacy import register_eraser, register_section


def section(learner: Learner) -> list[dict]:
    """Return the learner's awards, oldest first, with all that is printed on them."""
    awards = Award.objects.filter(learner=learner).select_related("badge")
    return [_row(award) for award in awards.order_by("issued_at")]


def _row(award: Award) -> dict:
    return {
        "lencana": award.badge.name,
        "nomor": award.number,
        "kode": award.code,
        "diterbitkan_pada": award.issued_at,
        "berlaku_sampai": award.expires_on,
        "status": award.status.label,
        "tercetak": award.snapshot,
    }


register_section("lencana", section)
register_eraser("paket_sertifikat", forget_bundles_of)
register_eraser("lencana", forget_person)
