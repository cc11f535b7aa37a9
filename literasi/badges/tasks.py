"""Work that may be slow or fail without taking an award with it."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from literasi.badges.models import Award
from literasi.users.tasks import has_mailbox


@task()
def tell_holder(award_pk: int) -> None:
    """Mail the holder that the certificate is ready. An erased account gets none."""
    award = Award.objects.select_related("learner__user").get(pk=award_pk)
    if not has_mailbox(award.learner.user):
        return
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


def _follow_ups(award: Award) -> list[str]:
    """Return where the holder may ask to be asked again, for each course of the badge."""
    courses = award.badge.courses.order_by("pk").values_list("uuid", flat=True)
    return [reverse("courses:follow", args=[uuid]) for uuid in courses]
