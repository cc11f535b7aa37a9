"""The form of a certificate's template."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
)

from literasi.badges.certificates.signers import MOST as MOST_SIGNERS
from literasi.badges.uploads import PICTURE_HELP
from literasi.badges.widgets import PictureInput

MEANINGS = {
    "name": (_("nama pemegang"), "Rina Marlina, A.Md."),
    "badge": (_("nama lencana"), "Suara Instansi yang Dipercaya"),
    "courses": (_("judul kursus"), "Etika Komunikasi Pemerintah di Media Sosial"),
    "jp": (_("JP sebagai angka"), "8"),
    "jp_words": (_("JP dengan kata"), "8 (delapan) jam pelajaran"),
    "date": (_("tanggal selesai"), "24 November 2026"),
    "number": (_("nomor sertifikat"), "0001/LIT/Diskominfo/XI/2026"),
    "agency": (_("instansi pemegang saat itu"), "Dinas Kesehatan"),
    "year": (_("tahun terbit"), "2026"),
}


class PlaceholdersPanel(HelpPanel):
    """Lists what the words may name in braces, each with an example."""

    def __init__(self, template="badges/admin/placeholders.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context=None):
            placeholders = [
                {"name": f"{{{name}}}", "meaning": meaning, "example": example}
                for name, (meaning, example) in MEANINGS.items()
            ]
            return super().get_context_data(parent_context) | {"placeholders": placeholders}


class UsedPanel(HelpPanel):
    """Says which badges use the template; absent while none does."""

    def __init__(self, template="badges/admin/template_used.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and bool(self.used_by)

        @property
        def used_by(self):
            return self.instance.used_by if self.instance.pk else ""


SIGNERS = InlinePanel(
    "signers",
    heading=_("Penanda tangan"),
    label=_("Penanda tangan"),
    max_num=MOST_SIGNERS,
    help_text=_(
        "Dicetak berurutan dari kiri. Tanpa penanda tangan, sertifikat diterbitkan atas nama "
        "kantor. Gambar tanda tangan hanyalah gambar, bukan tanda tangan elektronik."
    ),
    panels=[
        FieldPanel("name"),
        FieldPanel("title"),
        FieldPanel("signature", widget=PictureInput, help_text=PICTURE_HELP),
    ],
)

PANELS = [
    UsedPanel(),
    FieldPanel("name", help_text=_("Hanya tampak di sini.")),
    FieldRowPanel([FieldPanel("orientation"), FieldPanel("place")]),
    MultiFieldPanel(
        [
            FieldPanel("title"),
            FieldPanel("opening"),
            FieldPanel("body", help_text=_("Setiap baris dicetak sebagai baris sendiri.")),
            FieldPanel("closing"),
            PlaceholdersPanel(heading=_("Kata yang diganti")),
        ],
        heading=_("Kata-kata"),
    ),
    SIGNERS,
    FieldPanel(
        "background",
        widget=PictureInput,
        help_text=_(
            "PNG, JPEG, atau WebP, paling besar 2 MB. Bagian tengahnya dibuat pucat agar "
            "tulisan tetap terbaca. Pratinjau menampilkan gambar setelah disimpan. Bila ada "
            "isian yang perlu diperbaiki, pilih gambarnya sekali lagi."
        ),
    ),
    FieldPanel("is_signed_elsewhere"),
]
