"""What the holder's page offers: addresses to share an award, and the certificate's size."""

from urllib.parse import urlencode

from django.core.cache import caches
from django.utils.translation import gettext as _

from literasi.badges.certificates.files import current
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.credentials import addresses, wallets


def links(award) -> dict[str, str]:
    """Return the message that recommends the award, and LinkedIn's "add to profile"."""
    facts = award.snapshot
    message = _("Saya memperoleh lencana “%(badge)s” dari %(office)s. Periksa keasliannya:") % facts
    return {"message": message, "linkedin_url": linkedin_url(award)}


def linkedin_url(award) -> str:
    """Return the address that fills in LinkedIn's form for licences and certifications."""
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": award.snapshot["badge"],
        "organizationName": award.snapshot["office"],
        "issueYear": award.issued_on.year,
        "issueMonth": award.issued_on.month,
        "certUrl": award.verify_url,
        "certId": award.number,
    }
    if award.expires_on:
        fields["expirationYear"] = award.expires_on.year
        fields["expirationMonth"] = award.expires_on.month
    return f"https://www.linkedin.com/profile/add?{urlencode(fields)}"


def wallet(award) -> dict:
    """Return the signed credential, if there is one, and the ways to take it into a wallet."""
    held = award.credential if award.is_downloadable else None
    if held is None:
        return {"credential": None}
    return {
        "credential": held,
        "wallet_url": wallets.learner_credential_wallet(held),
        "address": addresses.absolute("credential", held.uuid),
    }


def certificate_size(award) -> int | None:
    """Return the certificate's size in whole KB, rounded up; None when there is none.

    A drawn certificate changes only when another credential is attached to it, so it is drawn
    once to be weighed.
    """
    if not award.is_downloadable:
        return None
    if signed := current(award):
        return -(-signed.size // 1024)
    credential = award.credential
    key = f"badges:certificate-size:{award.pk}:{credential and credential.pk}"
    return caches["local"].get_or_set(key, lambda: -(-len(certificate_pdf(award)) // 1024), None)
