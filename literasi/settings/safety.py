"""What browsers are told to refuse, and what requests must prove."""

from csp.constants import NONE, SELF

from literasi.settings.environment import ALLOWED_HOSTS

# Pages, media and feeds come from this host alone. The admin's editor writes inline
# styles and scripts, so literasi.core.csp adds 'unsafe-inline' there and nowhere else.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
    }
}
# Wagtail lifts this for its own previews.
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
SECURE_REFERRER_POLICY = "same-origin"
# In the database: the only store that every worker shares and that survives a restart.
SESSION_ENGINE = "literasi.users.sessions"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
CSRF_FAILURE_VIEW = "literasi.core.views.csrf_failure"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page with many blocks in the editor
