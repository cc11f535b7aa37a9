"""Badges, awards, their certificates and signed credentials, and what happened to them."""

from literasi.badges.models.awards import Award, AwardSeries, new_code
from literasi.badges.models.badges import Badge
from literasi.badges.models.certificates import (
    CertificateBundle,
    CertificateSettings,
    SignedCertificate,
)
from literasi.badges.models.credentials import Credential, IssuerKey, StatusList
from literasi.badges.models.designs import (
    CertificateDesign,
    CertificateTemplate,
    DesignFile,
    TemplateSigner,
)
from literasi.badges.models.events import AwardEvent, ReminderStop, RenewalReminder
from literasi.badges.models.lists import GrantLine, GrantList
from literasi.badges.models.reconciling import ReconciliationRun

__all__ = [
    "Award",
    "AwardEvent",
    "AwardSeries",
    "Badge",
    "CertificateBundle",
    "CertificateDesign",
    "CertificateSettings",
    "CertificateTemplate",
    "Credential",
    "DesignFile",
    "GrantLine",
    "GrantList",
    "IssuerKey",
    "ReconciliationRun",
    "ReminderStop",
    "RenewalReminder",
    "SignedCertificate",
    "StatusList",
    "TemplateSigner",
    "new_code",
]
