"""How allauth speaks and behaves here: our words, our limits, mail outside the request."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.utils.translation import gettext_lazy as _

from literasi.users.tasks import deliver_mail


class AccountAdapter(DefaultAccountAdapter):
    """Account pages: plain words, limits per device and per account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Akun ini sedang tidak aktif. Hubungi pengelola Literasi."),
        "cannot_remove_primary_email": _("Alamat email utama tidak dapat dihapus."),
        "duplicate_email": _("Alamat email ini sudah terhubung dengan akun Anda."),
        "email_password_mismatch": _(
            "Alamat email atau kata sandi belum tepat. Periksa ejaannya, lalu coba lagi."
        ),
        "email_taken": _(
            "Alamat email ini tidak dapat dipakai untuk mendaftar. "
            "Bila Anda sudah punya akun, masuklah atau pulihkan kata sandi Anda."
        ),
        "enter_current_password": _("Kata sandi saat ini belum tepat."),
        "incorrect_code": _("Kode belum tepat. Masukkan kode terbaru dari aplikasi Anda."),
        "incorrect_password": _("Kata sandi belum tepat. Coba lagi."),
        "invalid_or_expired_key": _("Tautan ini sudah tidak berlaku."),
        "invalid_login": _("Alamat email atau kata sandi belum tepat."),
        "invalid_password_reset": _("Tautan pemulihan kata sandi ini sudah tidak berlaku."),
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan. Demi keamanan akun, tunggu 5 menit, lalu coba lagi."
        ),
        "too_many_for_account": _(
            "Terlalu banyak percobaan pada akun ini. Demi keamanan, tunggu satu jam, "
            "lalu coba lagi, atau pulihkan kata sandi Anda."
        ),
        "unverified_primary_email": _("Konfirmasikan dahulu alamat email utama Anda."),
        "same_as_current": _("Isi dengan yang berbeda dari yang sekarang."),
        "rate_limited": _("Terlalu banyak permintaan. Tunggu 5 menit, lalu coba lagi."),
    }

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count failures per device and account, so that a stranger cannot lock a person out."""
        return f"{self.get_client_ip(request)}:{credentials.get('email', '').lower()}"

    def pre_authenticate(self, request, **credentials):
        """Limit failures per device and account, and more loosely per account everywhere."""
        super().pre_authenticate(request, **credentials)
        everywhere = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed_account",
            key=credentials.get("email", "").lower(),
        )
        if not everywhere:
            raise self.validation_error("too_many_for_account")
        # What a success gives back: allauth rolls this back after a right password.
        used = [*self._login_failed_rl_usage.usage, *everywhere.usage]
        self._login_failed_rl_usage = RateLimitUsage(usage=used)

    def _delete_login_attempts_cached_email(self, request, **credentials):
        """After a password reset, forget the failures that came before it."""
        super()._delete_login_attempts_cached_email(request, **credentials)
        ratelimit.clear(
            request,
            app="allauth.account",
            action="login_failed_account",
            key=credentials.get("email", "").lower(),
        )

    def get_login_stages(self):
        theirs, ours = "allauth.mfa.stages", "literasi.users.second_factor"
        return [
            stage.replace(theirs, ours) if stage.endswith(".AuthenticateStage") else stage
            for stage in super().get_login_stages()
        ]

    def send_mail(self, template_prefix, email, context):
        """Write the mail now, in the reader's language, and send it outside the request."""
        site = get_current_site(self.request)
        context = {"request": self.request, "email": email, "current_site": site, **context}
        mail = self.render_mail(template_prefix, email, context)
        deliver_mail.enqueue(
            subject=mail.subject, body=mail.body, sender=mail.from_email, recipients=mail.to
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factor pages, in our words."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _(
            "Matikan verifikasi dua langkah dahulu untuk mengubah alamat email."
        ),
        "cannot_delete_authenticator": _("Verifikasi dua langkah tidak dapat dimatikan."),
        "cannot_generate_recovery_codes": _(
            "Aktifkan verifikasi dua langkah dahulu untuk membuat kode pemulihan."
        ),
        "incorrect_code": _("Kode belum tepat. Masukkan kode terbaru dari aplikasi Anda."),
        "unverified_email": _(
            "Konfirmasikan dahulu alamat email Anda, lalu aktifkan verifikasi dua langkah."
        ),
    }
