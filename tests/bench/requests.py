"""The bytes of requests: a visitor's, and a signed-in learner's."""

from urllib.parse import urlencode

# Any 32 letters do: what counts is that cookie and header agree.
TOKEN = "a" * 32
BROWSER = {"Host": "127.0.0.1", "Accept-Encoding": "gzip, br", "Accept": "text/html"}


def get(path: str, session: str = "") -> bytes:
    """Return a GET, of a learner if there is a session."""
    return _bytes("GET", path, BROWSER | _cookies(session))


def post(path: str, session: str, data: list[tuple[str, str]] = (), accept: str = "*/*") -> bytes:
    """Return a form's POST, with a CSRF token and from the same origin."""
    body = urlencode(data)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
        "Sec-Fetch-Site": "same-origin",
        "X-CSRFToken": TOKEN,
        "Accept": accept,
    }
    return _bytes("POST", path, BROWSER | _cookies(session) | headers, body)


def _cookies(session: str) -> dict[str, str]:
    return {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"} if session else {}


def _bytes(method: str, path: str, headers: dict[str, str], body: str = "") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items()), "", body]
    return "\r\n".join(lines).encode()
