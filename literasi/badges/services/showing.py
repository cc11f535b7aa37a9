"""What the holder lets their credential say: by itself it never tells a score."""

from django.db import transaction
from django.utils.translation import gettext_lazy

from literasi.badges.credentials import signing
from literasi.badges.events import record
from literasi.badges.models import Award, AwardEvent
from literasi.badges.services.standing import AwardRefused
from literasi.badges.tasks import finish_award
from literasi.users.models import User

# Each choice signs a new edition and takes a place in the list of those that were revoked.
MOST_EDITIONS = 20
NOT_HELD = gettext_lazy("Pilihan ini hanya dapat diubah selama lencananya berlaku.")
NO_SCORE = gettext_lazy("Lencana ini tidak memuat nilai.")
TOO_OFTEN = gettext_lazy(
    "Pilihan ini sudah terlalu sering diubah. Pilihan terakhir tetap berlaku; bila perlu "
    "mengubahnya lagi, hubungi kami lewat kontak di kaki halaman."
)


@transaction.atomic
def show_score(*, award: Award, by: User, shown: bool) -> Award:
    """Let the credential tell the score, or no longer. Choosing what is chosen changes nothing.

    What was signed is replaced by a new edition, so copies of it are from now on reported as
    replaced. AwardRefused says why not; keys.NoKey when nothing can be signed.
    """
    if not award.snapshot.get("results"):
        raise AwardRefused(NO_SCORE)
    held = Award.objects.filter(pk=award.pk, stored_status=Award.Status.ACTIVE)
    if not held.exclude(shows_score=shown).update(shows_score=shown):
        return _unchanged(award, shown)
    if award.credentials.count() >= MOST_EDITIONS:
        raise AwardRefused(TOO_OFTEN)
    record(award, AwardEvent.Kind.SCORE, by=by, shown=shown)
    if credential := award.credentials.filter(replaced_at=None).first():
        signing.replace(credential)
        # The certificate carries the credential, so it is sealed anew.
        finish_award.enqueue(award.pk)
    award.refresh_from_db()
    return award


def _unchanged(award: Award, shown: bool) -> Award:
    award.refresh_from_db()
    if award.shows_score is not shown:
        raise AwardRefused(NOT_HELD)
    return award
