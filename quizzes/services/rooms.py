"""Codes of rooms: made when first asked for, changed at any moment."""

import secrets

from django.utils import timezone

from literasi.users.models import User
from quizzes.models import Quiz, RoomCode

# What can be read aloud and told apart on a projector: no 0 and O, no 1, I and L.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 6


def room_code(*, quiz: Quiz) -> RoomCode:
    """Return the code of a quiz, making one if there is none yet."""
    return RoomCode.objects.get_or_create(quiz=quiz, defaults={"code": _new()})[0]


def change_code(*, quiz: Quiz, by: User) -> RoomCode:
    """Give a quiz another code. Who has begun goes on; who has not needs the new one."""
    fields = {"code": _new(), "changed_at": timezone.now(), "changed_by": by}
    return RoomCode.objects.update_or_create(quiz=quiz, defaults=fields)[0]


def _new() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
