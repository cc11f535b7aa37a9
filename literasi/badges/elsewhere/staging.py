"""Uploaded files between preview and confirmation: in private storage, for a day at most.

What the confirming form sends back is sealed with the site's secret key, so that nobody names
a file or an award that the preview did not show them.
"""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

FOLDER = "certificates/staged"
KEPT_FOR = timedelta(days=1)
SALT = "badges.elsewhere"


class Gone(Exception):
    """The file was waited for too long, was taken already, or is somebody else's."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that waits: for which award, and its name."""

    award: int
    data: bytes
    signer: str


def stage(*, user, award, data: bytes, signer: str) -> str:
    """Put a file aside and return the token that takes it up again."""
    name = f"{uuid.uuid4()}.pdf"
    storages["private"].save(f"{FOLDER}/{name}", ContentFile(data))
    digest = hashlib.sha256(data).hexdigest()
    return signing.dumps([user.pk, name, digest, award.pk, signer], salt=SALT)


def take(token: str, user) -> Staged:
    """Return what a token stands for, and forget it. Gone when there is nothing to take."""
    try:
        owner, name, digest, award, signer = signing.loads(token, salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError) as broken:
        raise Gone from broken
    path = f"{FOLDER}/{name}"
    try:
        with storages["private"].open(path) as file:
            data = file.read()
    except OSError as missing:
        raise Gone from missing
    if owner != user.pk or hashlib.sha256(data).hexdigest() != digest:
        raise Gone
    storages["private"].delete(path)
    return Staged(award, data, signer)


def sweep() -> None:
    """Delete what nobody confirmed within a day."""
    storage, limit = storages["private"], timezone.now() - KEPT_FOR
    if not storage.exists(FOLDER):
        return
    for name in storage.listdir(FOLDER)[1]:
        path = f"{FOLDER}/{name}"
        if storage.get_modified_time(path) < limit:
            storage.delete(path)
