"""Ed25519 public keys and signatures as the W3C's Multikey writes them: multibase base58btc."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
BASE58BTC = "z"
ED25519_PUBLIC = b"\xed\x01"


def encode(data: bytes) -> str:
    """Return bytes in base58btc, with the letter that says so."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = ALPHABET[digit] + text
    zeros = len(data) - len(data.lstrip(b"\0"))
    return BASE58BTC + "1" * zeros + text


def decode(text: str) -> bytes:
    """Return the bytes of a base58btc multibase. ValueError when it is none."""
    if not text.startswith(BASE58BTC):
        raise ValueError("not base58btc")
    digits, number = text[1:], 0
    for letter in digits:
        number = number * 58 + ALPHABET.index(letter)
    zeros = len(digits) - len(digits.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def public_text(key: Ed25519PublicKey) -> str:
    """Return a public key as ``publicKeyMultibase``, z6Mk..."""
    return encode(ED25519_PUBLIC + key.public_bytes_raw())


def public_key(text: str) -> Ed25519PublicKey:
    """Return the key that a ``publicKeyMultibase`` stands for. ValueError when it is none."""
    data = decode(text)
    if not data.startswith(ED25519_PUBLIC):
        raise ValueError("not an Ed25519 key")
    return Ed25519PublicKey.from_public_bytes(data[len(ED25519_PUBLIC) :])
