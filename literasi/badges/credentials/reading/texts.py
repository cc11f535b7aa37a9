"""What a visitor typed or pasted: a number, a code, a link of ours, or a credential's text."""

import re
from urllib.parse import unquote

from django.conf import settings

from literasi.badges.credentials.reading.documents import MOST_CHARACTERS, id_in, parse
from literasi.badges.credentials.reading.sent import Carrier, Sent, Unreadable, Why

# An address, or what is left of one where people drop its scheme. A number has slashes too.
LINK = re.compile(
    r"https?://(?:[^/\s@]*@)?(?P<host>[^/:\s?#@]+)(?::\d+)?/\S*"
    r"|(?P<bare>[\w.-]+)(?::\d+)?/(?:v|kredensial)/\S+",
    re.I,
)
HOST = re.compile(r"(?:https?://(?:[^/\s@]*@)?|did:web:)(?P<host>[^/:%?#\s]+)", re.I)
# As printed, as QR codes spell it, and with what follows a code on the page.
VERIFY = re.compile(r"/v/(?P<code>[^/?#]+)", re.I)
LONGEST_LINK = 2_000


def read_text(text: str) -> Sent:
    """Return what a text asks about. Raises Unreadable."""
    text = text.strip("\ufeff \t\r\n\0")
    if not text:
        raise Unreadable(Why.EMPTY)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(Why.TOO_LARGE)
    if text.startswith(("{", "[")):
        return Sent(Carrier.JSON, document=parse(text))
    link = LINK.search(text[:LONGEST_LINK])
    return _link(link) if link else Sent(question=text)


def _link(link: re.Match) -> Sent:
    if not is_ours(link["host"] or link["bare"]):
        raise Unreadable(Why.ELSEWHERE)
    address = unquote(link[0])
    if uuid := id_in(address if "://" in address else f"https://{address}"):
        return Sent(credential=uuid)
    code = VERIFY.search(address)
    if not code:
        raise Unreadable(Why.NO_CREDENTIAL)
    return Sent(code=code["code"])


def is_ours(host: str) -> bool:
    """Say whether a host is this site's, so that what its addresses say is ours to answer."""
    own = {host_of(settings.WAGTAILADMIN_BASE_URL), *settings.ALLOWED_HOSTS} - {"*", ""}
    return _bare(host) in {_bare(name) for name in own}


def host_of(address: str) -> str:
    """Return the host in a web address or a did:web, "" when there is none."""
    found = HOST.match(address[:LONGEST_LINK])
    return found["host"] if found else ""


def _bare(host: str) -> str:
    return host.lower().strip(".").removeprefix("www.")
