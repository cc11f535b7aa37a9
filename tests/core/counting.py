"""A view behind the visitor cache that counts how often it is asked."""

from django.http import HttpResponse

from literasi.core import visitor_cache
from literasi.core.marks import for_visitors


def public(request):
    return for_visitors(HttpResponse("sama untuk semua"))


class Counting:
    """A view behind the middleware, and how often it was asked."""

    def __init__(self, answer):
        self.answer, self.calls = answer, 0
        self.middleware = visitor_cache.VisitorCacheMiddleware(self.view)

    def view(self, request):
        self.calls += 1
        return self.answer(request)

    def ask(self, request):
        return self.middleware(request)
