"""The demo's accounts."""

import secrets
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from literasi.agencies.models import Agency, Membership
from literasi.users.groups import ensure_groups
from literasi.users.models import User

DEBUG_PASSWORD = "belajar-literasi"  # noqa: S105 - only ever used where DEBUG is on


@dataclass(frozen=True, slots=True)
class Account:
    email: str
    name: str
    role: str
    groups: tuple[str, ...] = ()
    superuser: bool = False
    agency: str = ""
    membership: str = Membership.Role.ADMIN


ACCOUNTS = (
    Account("administrator@literasi.example", "Pengelola Literasi", "pengelola", superuser=True),
    Account("penyunting@literasi.example", "Dewi Lestari, S.I.Kom.", "penyunting", ("Penyunting",)),
    Account("penilai@literasi.example", "Yayan Sopyan, M.I.Kom.", "penilai", ("Penilai",)),
    Account("peninjau@literasi.example", "Nia Kurniasih, S.H.", "peninjau", ("Peninjau",)),
    Account(
        "koordinator@literasi.example",
        "Asep Saepudin, S.Sos.",
        "koordinator instansi",
        agency="disdukcapil",
        membership=Membership.Role.COORDINATOR,
    ),
    Account("admin@literasi.example", "Rina Marlina, A.Md.", "admin medsos", agency="disdukcapil"),
    Account("warga@literasi.example", "Ujang Suryana", "warga"),
)


def load_people() -> list[tuple[Account, str]]:
    """Create missing accounts; return them with their passwords. Existing ones keep theirs."""
    ensure_groups()
    missing = [a for a in ACCOUNTS if not User.objects.filter(email=a.email).exists()]
    return [(account, _create(account)) for account in missing]


def _create(account: Account) -> str:
    password = DEBUG_PASSWORD if settings.DEBUG else secrets.token_urlsafe(12)
    user = User.objects.create_user(
        account.email, full_name=account.name, is_superuser=account.superuser
    )
    user.password = _hashed(password)
    user.save(update_fields=["password"])
    user.groups.set(Group.objects.filter(name__in=account.groups))
    if account.agency:
        _join(user, account)
    return password


@cache
def _hashed(password: str) -> str:
    """Hash a password once: it is slow by design, and all have the same where DEBUG is on."""
    return make_password(password)


def _join(user: User, account: Account) -> None:
    Membership.objects.create(
        user=user,
        agency=Agency.objects.get(code=account.agency),
        role=account.membership,
        confirmed_at=timezone.now(),
    )
