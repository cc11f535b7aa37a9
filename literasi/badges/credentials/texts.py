"""Text as it may be signed: every verifier must read the same characters that we signed.

RDF's canonical form escapes control characters, which PyLD does not; a badge that holds one
is valid in Python and invalid everywhere else. Half a surrogate pair cannot be encoded.
"""

import re
from typing import Any

UNSIGNABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def signable(value: Any) -> Any:
    """Return JSON data with every string in it freed of what cannot be signed."""
    if isinstance(value, str):
        return UNSIGNABLE.sub("", value)
    if isinstance(value, list):
        return [signable(item) for item in value]
    if isinstance(value, dict):
        return {name: signable(item) for name, item in value.items()}
    return value
