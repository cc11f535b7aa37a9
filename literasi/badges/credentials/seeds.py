"""The secret a signing key is made from: 32 random bytes, written as base64url in one line.

Standard library only: production's settings read it before anything is set up.
"""

import base64
import binascii
import os
import secrets
from pathlib import Path

LENGTH = 32


def new() -> str:
    """Return a fresh secret as text."""
    return secrets.token_urlsafe(LENGTH)


def parse(text: str) -> bytes:
    """Return the 32 bytes that ``text`` stands for. ValueError when it is not such a secret."""
    bare = text.strip().rstrip("=")
    try:
        seed = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as problem:
        raise ValueError("not base64url") from problem
    if len(seed) != LENGTH:
        raise ValueError(f"{len(seed)} bytes instead of {LENGTH}")
    return seed


def configured(text: str, file: str) -> bytes:
    """Return the secret from a setting, or else from the file it names. ValueError says why not."""
    try:
        return parse(text or Path(file).read_text())
    except OSError as problem:
        raise ValueError(f"{file} cannot be read ({problem.strerror})") from problem
    except UnicodeDecodeError as problem:
        raise ValueError(f"{file} is not text") from problem


def write(file: Path, text: str) -> None:
    """Put a secret into a file in one step, readable by its owner alone."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(f"{text}\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
