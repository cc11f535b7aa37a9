"""Letters about awards that end, sent outside the request."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from literasi.badges.models import Award
from literasi.users.tasks import has_mailbox


@task()
def send_renewal_letter(award_pk: int, days: int) -> None:
    """Tell a holder that an award ends. None if that has ceased to matter meanwhile.

    ``days``: which reminder it is. Of several that waited together only the last is sent.
    """
    today = timezone.localdate()
    awards = Award.objects.to_remind(today).select_related("learner__user", "badge")
    award = awards.filter(pk=award_pk).first()
    if award is None or not has_mailbox(award.learner.user):
        return
    if award.reminders.filter(days__lt=days).exists():
        return
    _send(award, (award.expires_on - today).days)


def _send(award: Award, left: int) -> None:
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    stop = base + reverse("badges:reminders", args=[award.uuid])
    context = {
        "award": award,
        "left": left,
        "courses": award.badge.courses.order_by("title"),
        "url": base + award.get_absolute_url(),
        "stop": stop,
    }
    EmailMessage(
        _("Sertifikat “%(badge)s” segera berakhir") % {"badge": award.snapshot["badge"]},
        render_to_string("badges/email/renewal.txt", context),
        to=[award.learner.user.email],
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    ).send()
