"""What every page of the site has in common, and the few facts shared by all of them."""

from datetime import date, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from literasi.core import publication
from literasi.core.marks import for_visitors


class BasePage(Page):
    """A page of ours: has a summary that cards, search results and shared links show."""

    summary = models.CharField(
        _("ringkasan"),
        max_length=200,
        blank=True,
        help_text=_("Satu kalimat. Tampil di kartu, hasil pencarian, dan tautan yang dibagikan."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
    ]

    class Meta:
        abstract = True

    def serve(self, request, *args, **kwargs):
        """Serve the page; who has nothing of their own on it may get the kept copy."""
        return for_visitors(super().serve(request, *args, **kwargs))

    def get_view_restrictions(self):
        """As Wagtail says, but without a statement while no page at all is restricted."""
        if publication.remember("restrictions", PageViewRestriction.objects.exists):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @property
    def meta_description(self):
        return self.search_description or self.summary


class ReviewedMixin(models.Model):
    """Content that goes stale: who checked it, when, and when to check again."""

    reviewed_on = models.DateField(_("ditinjau pada"), null=True, blank=True)
    reviewed_by = models.CharField(_("ditinjau oleh"), max_length=150, blank=True)
    review_due = models.DateField(
        _("tinjau lagi pada"),
        null=True,
        blank=True,
        help_text=_("Setelah tanggal ini, isi muncul di daftar yang perlu ditinjau."),
    )
    needs_legal_review = models.BooleanField(
        _("perlu tinjauan hukum"),
        default=False,
        help_text=_("Halaman menampilkan catatan bahwa isinya bukan nasihat hukum."),
    )

    review_panels = [
        MultiFieldPanel(
            [
                FieldPanel("reviewed_on"),
                FieldPanel("reviewed_by"),
                FieldPanel("review_due"),
                FieldPanel("needs_legal_review"),
            ],
            heading=_("Tinjauan"),
        )
    ]

    class Meta:
        abstract = True


class ActivityMixin(models.Model):
    """A page that is one activity of a course: it takes time and may count."""

    minutes = models.PositiveSmallIntegerField(
        _("menit"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(1440)],
        help_text=_("Perkiraan waktu belajar."),
    )
    required = models.BooleanField(
        _("wajib"), default=True, help_text=_("Dihitung untuk menyelesaikan kursus.")
    )

    activity_panels = [
        MultiFieldPanel([FieldPanel("minutes"), FieldPanel("required")], heading=_("Kegiatan"))
    ]

    class Meta:
        abstract = True


class ContactQuerySet(models.QuerySet):
    def stale(self):
        """Those that nobody has looked at for so long that they may be wrong by now."""
        return self.filter(checked_on__lt=fresh_since())


def fresh_since() -> date:
    """Return the first day on which a contact must have been checked to count as right."""
    return timezone.localdate() - timedelta(days=settings.LITERASI_CONTACT_FRESH_DAYS)


class Contact(models.Model):
    """A public contact, kept once and reused, with the day it was last seen to be right."""

    class Channel(models.TextChoices):
        WHATSAPP = "whatsapp", _("WhatsApp")
        PHONE = "phone", _("Telepon")
        WEB = "web", _("Situs")
        INSTAGRAM = "instagram", _("Instagram")
        ADDRESS = "address", _("Alamat")

    key = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("nama"), max_length=100)
    description = models.CharField(_("kegunaan"), max_length=250, blank=True)
    channel = models.CharField(_("saluran"), max_length=12, choices=Channel)
    value = models.CharField(_("nomor atau alamat"), max_length=250)
    url = models.CharField(
        _("tautan"), max_length=250, blank=True, help_text=_("https://..., tel:..., atau kosong")
    )
    checked_on = models.DateField(_("terakhir diperiksa"))
    note = models.CharField(_("catatan"), max_length=250, blank=True)
    in_footer = models.BooleanField(_("tampil di kaki halaman"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("urutan"), default=0)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("kontak")
        verbose_name_plural = pgettext_lazy("plural", "kontak")
        ordering = ["sort_order", "name"]

    def __str__(self):
        return self.name

    @property
    def is_stale(self):
        """Whether nobody has looked for so long that it may be wrong by now."""
        return self.checked_on < fresh_since()


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """What an administrator may change about the site without a programmer."""

    office = models.CharField(
        _("nama kantor"),
        max_length=150,
        default="Dinas Komunikasi dan Informatika Kabupaten Majalengka",
    )
    tagline = models.CharField(
        _("semboyan"), max_length=150, default="Belajar bermedia dengan jernih"
    )
    notice = models.CharField(
        _("pengumuman"),
        max_length=250,
        blank=True,
        help_text=_(
            "Tampil di atas setiap halaman, misalnya pengingat netralitas pada masa pemilu."
        ),
    )
    help_contact = models.ForeignKey(
        Contact,
        verbose_name=_("kontak untuk bertanya"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Ditulis di email tentang sertifikat. Kosong: nama kantor saja."),
    )

    class Meta:
        verbose_name = _("pengaturan situs")


class Publication(models.Model):
    """One row whose number rises whenever visitors should see something new.

    Every worker keeps rendered pages under the number it knew, so a rise empties all of
    their caches without a message between them.
    """

    number = models.PositiveBigIntegerField(default=0)
