"""What editors add to a badge."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, URLBlock


class AlignmentBlock(StructBlock):
    """A competence of an official framework that the badge stands for (Open Badges "Alignment")."""

    name = CharBlock(label=_("Kompetensi"), max_length=200)
    framework = CharBlock(label=_("Kerangka"), max_length=200)
    code = CharBlock(label=_("Kode"), max_length=60, required=False)
    url = URLBlock(label=_("Alamat"), help_text=_("Halaman resmi yang menjelaskannya."))

    class Meta:
        icon = "link"
        label = _("Kompetensi")
