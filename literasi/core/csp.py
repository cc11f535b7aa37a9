"""Headers that tell browsers what pages of this site may do."""

from csp.constants import UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings

INLINE_FOR_THE_EDITOR = {"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE]}


class ContentSecurityMiddleware(CSPMiddleware):
    """Send the strict policy everywhere, and let only Wagtail's editor write inline code."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith("/admin/"):
            parts.update = {**INLINE_FOR_THE_EDITOR, **(parts.update or {})}
        return parts

    def process_response(self, request, response):
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return super().process_response(request, response)
