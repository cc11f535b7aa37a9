"""What holders are told by mail."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site

from literasi.badges.models import Award
from literasi.core.models import Contact, SiteSettings
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
        "replaced": award.supersedes.number if award.supersedes_id else "",
        "follows": [base + address for address in _follow_ups(award)],
        "contact": office_contact(),
    }
    send_mail(
        _subject(award) % {"badge": award.snapshot["badge"]},
        render_to_string("badges/email/award_ready.txt", context),
        None,
        [award.learner.user.email],
    )
    return True


def _subject(award: Award) -> str:
    if award.supersedes_id:
        return _("Sertifikat pengganti Anda siap: %(badge)s")
    return _("Sertifikat Anda siap: %(badge)s")


def _follow_ups(award: Award) -> list[str]:
    """Return where the holder may ask to be asked again, for each course of the badge.

    Nowhere for who was given the badge without the courses, or has been asked before.
    """
    if award.grant_reason or award.supersedes_id:
        return []
    courses = award.badge.courses.order_by("pk").values_list("uuid", flat=True)
    return [reverse("courses:follow", args=[uuid]) for uuid in courses]


def office_contact() -> Contact | None:
    """Return the contact that the site's settings name for questions, or None."""
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).help_contact if site else None
