"""Looking through a list of people: who gets the badge, who does not, and why. Writes nothing."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.functions import Lower

from literasi.badges import rules
from literasi.badges.models import Award, GrantLine, GrantList
from literasi.users.models import Learner, User

Finding = GrantLine.Finding
OF_STATUS = {
    rules.Status.ACTIVE: Finding.HELD,
    rules.Status.SUPERSEDED: Finding.HELD,
    rules.Status.EXPIRED: Finding.RENEWS,
    rules.Status.SUSPENDED: Finding.SUSPENDED,
    rules.Status.REVOKED: Finding.REVOKED,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as a list names them; ``reason`` is empty where the list's own holds."""

    email: str
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """A line and what was found; ``award`` is the last one of this badge they had, if any.

    Who has an account and has never learnt anything is a ``user`` without ``learner``.
    """

    line: GrantLine
    finding: Finding
    user: User | None = None
    learner: Learner | None = None
    award: Award | None = None

    @property
    def is_given(self) -> bool:
        return self.finding in GrantLine.GIVEN

    @property
    def is_asked(self) -> bool:
        """Whether it is given only if somebody ticks the line."""
        return self.finding in GrantLine.ASKED

    @property
    def account_name(self) -> str:
        return self.user.full_name if self.user else ""

    @property
    def is_named_otherwise(self) -> bool:
        """Whether the list calls them by another name than their account does."""
        here, there = (" ".join(n.casefold().split()) for n in (self.line.name, self.account_name))
        return bool(here and there) and here != there


def examine(grants: GrantList) -> list[Examined]:
    """Look at every line as things are now; as many statements for 3 lines as for 300."""
    lines = list(grants.lines.all())
    users = _users(line.email for line in lines)
    learners = _learners(users.values())
    awards = _latest_awards(grants, learners.values())
    unverified = _unverified(users.values())
    seen: set[str] = set()
    found = []
    for line in lines:
        email = line.email.lower()
        user = users.get(email)
        learner = learners.get(user.pk) if user else None
        award = awards.get(learner.pk) if learner else None
        finding = _finding(line, user, award, unverified, is_again=email in seen)
        found.append(Examined(line, finding, user, learner, award))
        seen.add(email)
    return found


def _finding(line, user, award, unverified, *, is_again) -> Finding:
    if not _is_email(line.email):
        return Finding.BAD_EMAIL
    if is_again:
        return Finding.DUPLICATE
    if user is None:
        return Finding.NO_ACCOUNT
    found = OF_STATUS[rules.Status(award.status)] if award else Finding.READY
    if found in GrantLine.GIVEN and user.pk in unverified:
        return Finding.UNVERIFIED
    return found


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _users(emails: Iterable[str]) -> dict[str, User]:
    """Return accounts that can be used by their address in small letters."""
    wanted = {email.lower() for email in emails}
    found = User.objects.annotate(key=Lower("email")).filter(key__in=wanted, is_active=True)
    return {user.email.lower(): user for user in found}


def _learners(users: Iterable[User]) -> dict[int, Learner]:
    """Return learners by the id of their user."""
    found = Learner.objects.filter(user__in=[user.pk for user in users])
    return {learner.user_id: learner for learner in found}


def _unverified(users: Iterable[User]) -> set[int]:
    """Return the ids of users who have not shown that their address is theirs."""
    rows = EmailAddress.objects.filter(user__in=[user.pk for user in users], primary=True)
    return set(rows.filter(verified=False).values_list("user", flat=True))


def _latest_awards(grants: GrantList, learners: Iterable[Learner]) -> dict[int, Award]:
    mine = Award.objects.filter(
        badge=grants.badge_id, learner__in=[learner.pk for learner in learners]
    )
    return {award.learner_id: award for award in mine.order_by("cycle")}


def digest_of(grants: GrantList, seen: Sequence[Examined]) -> str:
    """Return what stands for all that was shown: to whom, under which name, what, and why."""
    rows = [
        [one.line.number, one.line.email, one.line.reason, one.finding, one.account_name]
        for one in seen
    ]
    badge = grants.badge
    asked = [grants.reason, grants.counts_jp]
    whole = [badge.pk, badge.name, badge.criteria, badge.is_active, asked, rows]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()
