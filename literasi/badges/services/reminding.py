"""Reminding holders of awards that are about to end, and sparing who wants no reminder."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from literasi.badges.events import record
from literasi.badges.models import Award, AwardEvent, ReminderStop, RenewalReminder
from literasi.badges.renewal import reminder_due
from literasi.badges.tasks_reminders import send_renewal_letter
from literasi.users.tasks import has_mailbox


def send_reminders(*, today: date) -> int:
    """Have a letter sent to each holder who is due one today; return how many.

    Each is its own transaction, so a run that is interrupted or repeated loses and doubles
    nothing.
    """
    ending = Award.objects.to_remind(today).select_related("learner__user").order_by("pk")
    ending = ending.prefetch_related("reminders")
    return sum(_remind(award, today) for award in ending.iterator(chunk_size=500))


def _remind(award: Award, today: date) -> bool:
    sent = [reminder.days for reminder in award.reminders.all()]
    issued_on = timezone.localdate(award.issued_at)
    days = reminder_due(award.expires_on, issued_on, today, sent)
    if days is None or not has_mailbox(award.learner.user):
        return False
    return _tell(award, days)


@transaction.atomic
def _tell(award: Award, days: int) -> bool:
    _reminder, is_new = RenewalReminder.objects.get_or_create(award=award, days=days)
    if is_new:
        record(award, AwardEvent.Kind.REMINDED, days=days)
        send_renewal_letter.enqueue(award.pk, days)
    return is_new


def stop_reminders(*, award: Award) -> None:
    """Remind of this award's end no more; asking twice changes nothing."""
    ReminderStop.objects.get_or_create(award=award)


def resume_reminders(*, award: Award) -> None:
    """Remind of this award's end again."""
    ReminderStop.objects.filter(award=award).delete()
