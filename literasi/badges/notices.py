"""Telling holders what the office has done to their award."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django_tasks import task

from literasi.badges.letters import office_contact
from literasi.badges.models import AwardEvent
from literasi.users.tasks import has_mailbox

Kind = AwardEvent.Kind


@task()
def tell_change(event_pk: int) -> None:
    """Mail the holder what happened to their award and what they can do. Nobody is shamed."""
    event = AwardEvent.objects.select_related("award__learner__user").get(pk=event_pk)
    user = event.award.learner.user
    if not has_mailbox(user):
        return
    send_mail(_subject(event), _body(event), None, [user.email])


def _subject(event: AwardEvent) -> str:
    subjects = {
        Kind.SUSPENDED: _("Sertifikat Anda ditangguhkan sementara: %(badge)s"),
        Kind.RESTORED: _("Sertifikat Anda berlaku kembali: %(badge)s"),
        Kind.REVOKED: _("Sertifikat Anda dicabut: %(badge)s"),
        Kind.UPLOADED: _("Sertifikat Anda sudah ditandatangani: %(badge)s"),
    }
    return subjects[Kind(event.kind)] % {"badge": event.award.snapshot["badge"]}


def _body(event: AwardEvent) -> str:
    award = event.award
    context = {
        "award": award,
        "facts": award.snapshot,
        "reason": event.reason,
        "url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + award.get_absolute_url(),
        "contact": office_contact(),
    }
    return render_to_string(f"badges/email/{event.kind}.txt", context)
