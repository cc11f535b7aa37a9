"""Pages with people's names on them, kept out of search engines and caches on the way."""

from functools import wraps


def unlisted(view):
    """Ask search engines not to list the answer, and caches not to keep it."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return wrapped
