"""What the environment says: every variable, once, and read nowhere else.

docs/deployment.md explains each of them.
"""

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def env(name: str, default: str = "") -> str:
    """Return an environment variable without surrounding blanks; empty counts as not set."""
    return os.environ.get(name, "").strip() or default


def env_flag(name: str, default: bool = False) -> bool:
    """Return True when the environment variable is one of 1, true, yes, on."""
    return env(name, str(default)).lower() in {"1", "true", "yes", "on"}


def env_list(name: str) -> list[str]:
    """Return a comma-separated environment variable as a list without blanks."""
    return [item.strip() for item in env(name).split(",") if item.strip()]


DATA_DIR = Path(env("LITERASI_DATA_DIR", str(BASE_DIR / "var")))
SECRET_KEY = env("SECRET_KEY")
DATABASE_URL = env("DATABASE_URL")
ALLOWED_HOSTS = env_list("LITERASI_ALLOWED_HOSTS")
LITERASI_BASE_URL = env("LITERASI_BASE_URL")
LITERASI_POOL_SIZE = int(env("LITERASI_POOL_SIZE", "8"))
LITERASI_LOG_LEVEL = env("LITERASI_LOG_LEVEL", "INFO").upper()
LITERASI_REQUIRE_STAFF_MFA = env_flag("LITERASI_REQUIRE_STAFF_MFA")
LITERASI_TRUSTED_PROXIES = int(env("LITERASI_TRUSTED_PROXIES", "0"))
# Fields of the number: serial (zero-padded to 4), code, month (Roman), year.
LITERASI_AWARD_NUMBER = env(
    "LITERASI_AWARD_NUMBER", "{serial:04d}/{code}/Diskominfo/{month}/{year}"
)
LITERASI_AWARD_CODE = env("LITERASI_AWARD_CODE", "LIT")
# What signs credentials: 32 random bytes as base64url, or the file they stand in.
LITERASI_SIGNING_KEY = env("LITERASI_SIGNING_KEY")
LITERASI_SIGNING_KEY_FILE = env("LITERASI_SIGNING_KEY_FILE")
# The office's own key pair, which seals certificates; and who attests the time of a seal.
LITERASI_CERTIFICATE_P12 = env("LITERASI_CERTIFICATE_P12")
LITERASI_CERTIFICATE_P12_PASSWORD = env("LITERASI_CERTIFICATE_P12_PASSWORD")
LITERASI_CERTIFICATE_TSA = env("LITERASI_CERTIFICATE_TSA")
DEFAULT_FROM_EMAIL = env("LITERASI_FROM_EMAIL", "Literasi <literasi@localhost>")
EMAIL_HOST = env("EMAIL_HOST")
EMAIL_PORT = int(env("EMAIL_PORT", "587"))
EMAIL_HOST_USER = env("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env_flag("EMAIL_USE_TLS", True)
