"""What follows from signing in, and from joining a group."""

import logging

from django.contrib.auth.signals import user_logged_in
from django.db import DatabaseError
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from literasi.users import services, visitors
from literasi.users.models import User

logger = logging.getLogger(__name__)


@receiver(user_logged_in)
def bring_device_along(sender, request, user, **kwargs):
    """Merge what was learnt on this device into the account, then forget the device.

    A fault in merging must not lock a person out: they are signed in, the device keeps its
    key, and the next login tries again.
    """
    if visitors.COOKIE not in request.COOKIES:
        return
    try:
        services.claim_device(user=user, key=visitors.device_key(request))
    except DatabaseError:
        logger.exception("Could not merge a device's learner into user %s", user.pk)
        return
    visitors.forget_device(request)


@receiver(m2m_changed, sender=User.groups.through)
def keep_staff_flag(sender, instance, action, reverse, pk_set, **kwargs):
    """Who joins or leaves a group becomes or ceases to be staff, from whichever side."""
    if action.startswith("post_"):
        pks = (pk_set or set()) if reverse else {instance.pk}
        services.refresh_staff(users=User.objects.filter(pk__in=pks))
