"""Keeping a file that was signed elsewhere, and telling its holder."""

from django.db import transaction

from literasi.badges.certificates import files
from literasi.badges.elsewhere.staging import Staged
from literasi.badges.models import Award, AwardEvent, SignedCertificate
from literasi.badges.notices import tell_change
from literasi.users.models import User


@transaction.atomic
def keep_signed(staged: Staged, by: User) -> SignedCertificate | None:
    """Keep what somebody confirmed; None when its award cannot be downloaded any more."""
    award = Award.objects.filter(pk=staged.award).first()
    if award is None or not award.is_downloadable:
        return None
    kept = files.Kept(SignedCertificate.Kind.UPLOADED, staged.data, staged.signer, by)
    row = files.keep(award, kept)
    event = award.events.filter(kind=AwardEvent.Kind.UPLOADED).latest("pk")
    tell_change.enqueue(event.pk)
    return row
