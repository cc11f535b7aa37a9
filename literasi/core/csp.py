"""Headers that tell browsers what pages of this site may do."""

from functools import cache

from csp.constants import HEADER, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings

INLINE_FOR_THE_EDITOR = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE]}


@cache
def site_policy() -> str:
    """Return the strict policy; the parent class would build it twice for every answer."""
    return build_policy()


class ContentSecurityMiddleware(CSPMiddleware):
    """Send the strict policy everywhere, and let only Wagtail's editor write inline code."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith("/admin/"):
            parts.update = {**INLINE_FOR_THE_EDITOR, **(parts.update or {})}
        return parts

    def process_response(self, request, response):
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        # The parent lets Django's own pages about an error have their styles.
        if request.path.startswith("/admin/") or settings.DEBUG:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, site_policy())
        return response
