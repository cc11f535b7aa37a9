"""A person's rights over their data: a copy of it, and its erasure.

Apps that hold something about a person register a section in their AppConfig.ready, so the
copy is complete without this app knowing them.
"""

from collections.abc import Callable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from literasi.users.models import Learner, User

# Returns JSON-ready data about the learner.
Section = Callable[[Learner], object]

_sections: dict[str, Section] = {}

# Removes what tells of the person, while they still are the learner.
Eraser = Callable[[Learner], None]

_erasers: dict[str, Eraser] = {}


def register_section(name: str, function: Section) -> None:
    """Add a section to the copy people may take, or replace the one of the same name."""
    _sections[name] = function


def register_eraser(name: str, function: Eraser) -> None:
    """Have ``function(learner)`` called when an account is erased."""
    _erasers[name] = function


def export(user: User) -> dict:
    """Return everything held about ``user``: times are datetimes, the rest is JSON-ready."""
    learner = Learner.objects.filter(user=user).first()
    sections = {name: function(learner) for name, function in _sections.items()} if learner else {}
    return {"diambil_pada": timezone.now(), "akun": _account(user), **sections}


def _account(user: User) -> dict:
    return {
        "nama_lengkap": user.full_name,
        "email": user.email,
        "alamat_email": list(
            EmailAddress.objects.filter(user=user).values("email", "verified", "primary")
        ),
        "terdaftar_pada": user.date_joined,
        "terakhir_masuk": user.last_login,
        "menyetujui_pemberitahuan_privasi_pada": user.agreed_at,
        "di_bawah_18_tahun_saat_mendaftar": user.is_minor,
        "verifikasi_dua_langkah": Authenticator.objects.filter(user=user).exists(),
        "kelompok": list(user.groups.values_list("name", flat=True)),
    }


def may_erase(user: User) -> bool:
    """Return whether the account may go: somebody must be left to manage the site."""
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    return not user.is_superuser or others.exists()


@transaction.atomic
def erase(*, user: User) -> None:
    """Delete the account and cut the learner loose from the person.

    What was learnt stays as numbers without a name; awards stay, so that a certificate
    already printed can still be verified. What they wrote goes. Memberships, addresses and
    second factors go with the account's row.
    """
    for learner in Learner.objects.filter(user=user):
        for forget in _erasers.values():
            forget(learner)
    Learner.objects.filter(user=user).update(user=None)
    ModelLogEntry.objects.for_instance(user).update(label="")
    _drop_picture(user)
    user.delete()


def _drop_picture(user: User) -> None:
    profile = UserProfile.objects.filter(user=user).first()
    if profile and profile.avatar:
        name, storage = profile.avatar.name, profile.avatar.storage
        transaction.on_commit(lambda: storage.delete(name))
