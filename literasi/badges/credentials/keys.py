"""The key that signs. Its private half comes from the environment or a file, never the database.

Without one, development makes its own under the data directory; production does not start.
"""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.utils import timezone

from literasi.badges.credentials import multikey, seeds
from literasi.badges.models import IssuerKey


class NoKey(Exception):
    """There is no key to sign with, or it must not be used any more; the message says why."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The key that signs now: its private half, and the row of its public one."""

    private: Ed25519PrivateKey
    row: IssuerKey


def is_trial() -> bool:
    """Say whether nobody has configured a key, so that what is signed is for trial only."""
    return not (settings.LITERASI_SIGNING_KEY or settings.LITERASI_SIGNING_KEY_FILE)


def key_file() -> Path | None:
    """Return the file that holds the key; None when the environment itself does."""
    if settings.LITERASI_SIGNING_KEY:
        return None
    return Path(settings.LITERASI_SIGNING_KEY_FILE or settings.DATA_DIR / "trial-signing-key")


def signer() -> Signer:
    """Return the key to sign with. NoKey when there is none, or it was compromised."""
    private = _private()
    row = registered(private.public_key())
    if row.compromised_at:
        raise NoKey(f"The signing key {row.name} is marked as compromised. Rotate it first.")
    return Signer(private, row)


def check() -> None:
    """Read the configured key and ask the database nothing. NoKey says what is wrong with it."""
    _private()


def present() -> IssuerKey:
    """Return the row of the key that is configured now, whatever has become of it."""
    return registered(_private().public_key())


def registered(key: Ed25519PublicKey) -> IssuerKey:
    """Return the row of a public key, written when it is met for the first time."""
    public = multikey.public_text(key)
    known = IssuerKey.objects.filter(public=public).first()
    return known or IssuerKey.objects.get_or_create(public=public, defaults={"name": new_name()})[0]


def new_name() -> str:
    """Return a name for a key that nobody has had, such as ``ob3-2026-11``."""
    month = f"ob3-{timezone.localdate():%Y-%m}"
    taken = set(IssuerKey.objects.filter(name__startswith=month).values_list("name", flat=True))
    names = (month, *(f"{month}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _private() -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(_seed())
    except ValueError as problem:
        raise NoKey(f"The signing key cannot be used: {problem}.") from problem


def _seed() -> bytes:
    file = key_file()
    if file is None:
        return seeds.parse(settings.LITERASI_SIGNING_KEY)
    if is_trial() and not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        seeds.write(file, seeds.new())
    return _read(file, _age(file))


def _age(file: Path) -> tuple[int, int]:
    """Return what changes when a file is replaced: a worker then reads it anew."""
    try:
        state = os.stat(file)
    except OSError as problem:
        raise NoKey(f"{file} cannot be read ({problem.strerror}).") from problem
    return state.st_mtime_ns, state.st_ino


@lru_cache(maxsize=1)
def _read(file: Path, age: tuple[int, int]) -> bytes:
    return seeds.configured("", str(file))
