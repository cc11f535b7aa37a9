"""What holders are told by mail."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from literasi.badges.models import Award
from literasi.users.tasks import has_mailbox


def tell_holder(award: Award) -> bool:
    """Mail the holder that the certificate is ready; False for who has no mailbox."""
    if not has_mailbox(award.learner.user):
        return False
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    context = {
        "award": award,
        "facts": award.snapshot,
        "url": base + award.get_absolute_url(),
        "follows": [base + address for address in _follow_ups(award)],
    }
    send_mail(
        _("Sertifikat Anda siap: %(badge)s") % {"badge": award.snapshot["badge"]},
        render_to_string("badges/email/award_ready.txt", context),
        None,
        [award.learner.user.email],
    )
    return True


def _follow_ups(award: Award) -> list[str]:
    """Return where the holder may ask to be asked again, for each course of the badge."""
    courses = award.badge.courses.order_by("pk").values_list("uuid", flat=True)
    return [reverse("courses:follow", args=[uuid]) for uuid in courses]
