"""People who sign in, and learners: everyone who learns, signed in or not."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        fields.setdefault("is_staff", fields.get("is_superuser", False))
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account, known by e-mail and one full name, titles included.

    Indonesian names are often a single word and carry titles before and after, so there
    is no first name and surname to ask for.
    """

    email = models.EmailField(_("alamat email"), unique=True)
    full_name = models.CharField(
        _("nama lengkap"),
        max_length=150,
        help_text=_("Beserta gelar, seperti yang ingin Anda lihat di sertifikat."),
    )
    # Kept in step with the groups by receivers, so that pages need no query to know it.
    is_staff = models.BooleanField(_("petugas"), default=False)
    is_active = models.BooleanField(_("aktif"), default=True)
    date_joined = models.DateTimeField(_("terdaftar pada"), default=timezone.now)
    # What the person said when signing up; empty for accounts that staff have made.
    agreed_at = models.DateTimeField(
        _("menyetujui pemberitahuan privasi pada"), null=True, blank=True, editable=False
    )
    is_minor = models.BooleanField(
        _("di bawah 18 tahun saat mendaftar"),
        default=False,
        help_text=_("Mendaftar dengan persetujuan orang tua atau wali."),
    )

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("pengguna")
        verbose_name_plural = pgettext_lazy("plural", "pengguna")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def __str__(self):
        return self.full_name or self.email

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name.split(",")[0]

    @property
    def first_name(self):
        """What Wagtail's sidebar calls the person by."""
        return self.get_short_name()


def display_name(user):
    """Return how allauth's messages and mails address the user."""
    return user.get_short_name() or user.email


class Learner(models.Model):
    """Whoever learns. Every learning record points here, never at a User.

    A visitor has a ``visitor_key``, the secret their device keeps in a cookie; a person
    with an account has a ``user``. Erasing an account clears both and leaves the numbers.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        "users.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="learner"
    )
    visitor_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    # No editor looks for where learners are used, and every new visitor would note it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("peserta")
        verbose_name_plural = pgettext_lazy("plural", "peserta")
        constraints = [
            # A device's key opens only what belongs to no account.
            models.CheckConstraint(
                condition=Q(user=None) | Q(visitor_key=None), name="learner_of_user_or_device"
            )
        ]

    def __str__(self):
        return str(self.user) if self.user_id else f"Pengunjung {self.pk}"

    @property
    def has_account(self):
        return self.user_id is not None
