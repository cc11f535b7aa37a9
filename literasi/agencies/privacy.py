"""What agencies hold about a person, for the copy they may take."""

from literasi.agencies.models import Membership
from literasi.users.models import Learner
from literasi.users.privacy import register_section


def section(learner: Learner) -> list[dict]:
    """Return the person's memberships, oldest first."""
    memberships = Membership.objects.filter(user=learner.user_id).order_by("requested_at")
    return [_row(membership) for membership in memberships.select_related("agency")]


def _row(membership: Membership) -> dict:
    return {
        "instansi": membership.agency.name,
        "peran": membership.get_role_display(),
        "diajukan_pada": membership.requested_at,
        "dikonfirmasi_pada": membership.confirmed_at,
        "berakhir_pada": membership.ended_at,
        "setuju_sertifikat_diunduh_koordinator_pada": membership.shares_certificates_at,
    }


register_section("keanggotaan_instansi", section)
