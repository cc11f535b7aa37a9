"""Slow work about accounts, done outside the request."""

from django.core.mail import send_mail
from django_tasks import task


@task()
def deliver_mail(*, subject: str, body: str, sender: str, recipients: list[str]) -> int:
    """Send one plain-text mail. A mail server that is away never costs a person their request."""
    return send_mail(subject, body, sender, recipients)


# RFC 2606 reserves it for nobody.
NOBODY = ".example"


def has_mailbox(user) -> bool:
    """Return whether anybody can read the user's mail."""
    return user is not None and not user.email.endswith(NOBODY)
