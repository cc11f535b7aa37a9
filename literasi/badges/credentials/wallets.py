"""Ways into wallets that need nothing but a public address."""

from urllib.parse import urlencode

from literasi.badges.credentials import addresses
from literasi.badges.models import Credential


def learner_credential_wallet(credential: Credential) -> str:
    """Return the link that opens the app, which then fetches the credential from us by POST.

    Its "credential request flow" with ``auth_type=bearer``; the challenge, which others use
    to hand a credential out once, is not asked back.
    """
    asked = {
        "issuer": addresses.issuer_id(),
        "auth_type": "bearer",
        "challenge": str(credential.uuid),
        "vc_request_url": addresses.absolute("credential_wallet", credential.uuid),
    }
    return f"https://lcw.app/request.html?{urlencode(asked)}"
