"""What visitors send to be checked, read with bounds: nothing in it is trusted or followed.

No picture is decoded, no address fetched, nothing canonicalised. What comes out is the text
of a credential or a number, to be compared with what we have signed ourselves.
"""

from literasi.badges.credentials.reading.documents import parse
from literasi.badges.credentials.reading.files import MOST_BYTES, read_file
from literasi.badges.credentials.reading.sent import Carrier, Sent, Unreadable, Why
from literasi.badges.credentials.reading.texts import read_text

__all__ = [
    "MOST_BYTES",
    "Carrier",
    "Sent",
    "Unreadable",
    "Why",
    "parse",
    "read_file",
    "read_text",
]
