"""What the address of a credential answers when there is nothing to hand out, in plain words."""

from datetime import datetime

from django.utils.translation import gettext as _

from literasi.badges import rules as award_rules
from literasi.badges.credentials import addresses, rules
from literasi.badges.credentials.moments import stamp
from literasi.badges.models import Award, Credential

REPLACED = "replaced"


def answer(credential: Credential) -> rules.Answer:
    """Say how this credential's address answers today."""
    status = award_rules.Status(credential.award.status)
    return rules.answer(status, credential.replaced_at is not None)


def explanation(credential: Credential) -> dict:
    """Return why it is not handed out: ``{"id", "status", "since", "reason", "successor"?}``."""
    award = credential.award
    name, since, reason = _reason(credential, award)
    told = {"id": addresses.absolute("credential", credential.uuid), "status": name}
    told |= {"since": stamp(since)} if since else {}
    successor = _successor(award)
    return told | {"reason": reason} | ({"successor": successor} if successor else {})


def _reason(credential: Credential, award: Award) -> tuple[str, datetime | None, str]:
    status = award.status
    if status == Award.Status.REVOKED:
        said = award.revoke_reason
        return status.value, award.revoked_at, _("Lencana ini dicabut: %s") % said
    if status == Award.Status.SUPERSEDED:
        since = award.successor.issued_at if award.successor else None
        return status.value, since, _("Lencana ini diganti dengan yang baru.")
    if credential.replaced_at:
        text = _("Kredensial ini diganti dengan edisi baru dari lencana yang sama.")
        return REPLACED, credential.replaced_at, text
    return status.value, award.suspended_at, _suspension(award)


def _suspension(award: Award) -> str:
    return _("Lencana ini ditangguhkan selama pemeriksaan: %s") % award.suspend_reason


def _successor(award: Award) -> str:
    """Return where the edition that holds now is; "" when none does or it is not signed yet."""
    present = (award.successor or award).credential
    if present is None or answer(present) is not rules.Answer.HOLDS:
        return ""
    return addresses.absolute("credential", present.uuid)
