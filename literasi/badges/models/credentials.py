"""Signed Open Badges: the keys that sign, the documents as signed, where they can be revoked."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from literasi.badges.models.awards import Award
from literasi.badges.querysets import CredentialQuerySet


class IssuerKey(models.Model):
    """The public half of a signing key. The private half is never in the database.

    A key is never deleted: what it signed could not be checked any more. One that fell into
    wrong hands is marked and leaves the issuer's DID document.
    """

    name = models.SlugField(max_length=40, unique=True)
    public = models.CharField(max_length=60, unique=True)  # multibase, z6Mk...
    created_at = models.DateTimeField(default=timezone.now)
    compromised_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()


class StatusList(models.Model):
    """A Bitstring Status List of 131,072 places (W3C), given out at random."""

    number = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        default_permissions = ()


class Credential(models.Model):
    """An award's Open Badge as it was signed: never signed again, never changed.

    ``document`` is the text that is handed out. An award has one that holds (``replaced_at``
    is empty); choosing to show the score, or a compromised key, replaces it by another.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="credentials")
    document = models.TextField()
    key = models.ForeignKey(IssuerKey, on_delete=models.PROTECT, related_name="credentials")
    status_list = models.ForeignKey(
        StatusList, on_delete=models.PROTECT, related_name="credentials"
    )
    status_index = models.PositiveIntegerField()
    signed_at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = CredentialQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-signed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["status_list", "status_index"], name="one_place_each"),
            models.UniqueConstraint(
                fields=["award"], condition=Q(replaced_at=None), name="one_credential_holds"
            ),
        ]
