"""The blocks editors write with. Class, template, stylesheet and factory share one name:
``QuoteBlock``, ``blocks/quote_block.html``, ``css/components/quote-block.css``,
``QuoteBlockFactory``."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock as WagtailImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT_FEATURES = ["bold", "italic", "h3", "ol", "ul", "link", "document-link"]
NOTE_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Judul bagian")
        template = "blocks/heading_block.html"
        group = _("Teks")
        preview_value = "Mengapa kabar bohong cepat menyebar"


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Teks")
        template = "blocks/text_block.html"
        group = _("Teks")
        preview_value = "<p>Berhenti sejenak sebelum menekan tombol teruskan.</p>"


class ImageBlock(blocks.StructBlock):
    """An image whose editor has decided: described in words, or only decoration."""

    image = WagtailImageBlock(label=_("Gambar"))
    caption = blocks.CharBlock(label=_("Keterangan"), required=False, max_length=250)
    credit = blocks.CharBlock(label=_("Sumber gambar"), required=False, max_length=150)

    def clean(self, value):
        """Refuse the file's title, which Wagtail fills in, as a description: nobody decided it."""
        cleaned = super().clean(value)
        image = cleaned["image"]
        if image and not image.decorative and image.contextual_alt_text == image.title:
            message = _("Tulis apa yang tampak pada gambar, atau tandai gambar sebagai hiasan.")
            alt = blocks.StructBlockValidationError({"alt_text": ValidationError(message)})
            raise blocks.StructBlockValidationError({"image": alt})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Gambar")
        template = "blocks/image_block.html"
        group = _("Media")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Kutipan"), rows=3)
    source = blocks.CharBlock(label=_("Siapa"), required=False, max_length=150)

    class Meta:
        icon = "openquote"
        label = _("Kutipan")
        template = "blocks/quote_block.html"
        group = _("Teks")
        preview_value = {"text": "Jalan depan rumah saya rusak.", "source": "Contoh komentar"}


class CalloutBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("Nada"),
        choices=[("info", _("Informasi")), ("tip", _("Saran")), ("warning", _("Peringatan"))],
        default="info",
    )
    title = blocks.CharBlock(label=_("Judul"), max_length=120)
    text = blocks.RichTextBlock(label=_("Isi"), features=NOTE_FEATURES)

    class Meta:
        icon = "info-circle"
        label = _("Kotak catatan")
        template = "blocks/callout_block.html"
        group = _("Penekanan")
        preview_value = {"tone": "tip", "title": "Coba sekarang", "text": "<p>Tekan lama.</p>"}


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Langkah"), max_length=150)
    text = blocks.TextBlock(label=_("Penjelasan"), required=False, rows=2)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=150)
    steps = blocks.ListBlock(StepBlock(), label=_("Langkah"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Langkah berurutan")
        template = "blocks/steps_block.html"
        group = _("Penekanan")
        preview_value = {
            "title": "SIFT",
            "steps": [{"title": "Berhenti", "text": ""}, {"title": "Telusuri", "text": ""}],
        }


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=150)
    items = blocks.ListBlock(blocks.CharBlock(max_length=250), label=_("Butir"), min_num=1)

    class Meta:
        icon = "check"
        label = _("Daftar periksa")
        template = "blocks/checklist_block.html"
        group = _("Penekanan")
        preview_value = {"title": "Sebelum mengunggah", "items": ["Sumber jelas", "Izin ada"]}


class TableBlock(blocks.StructBlock):
    """A small table: header cells and rows, one line each, cells parted by ``|``."""

    caption = blocks.CharBlock(label=_("Judul tabel"), max_length=200)
    header = blocks.CharBlock(
        label=_("Kepala kolom"), help_text=_("Pisahkan kolom dengan tanda |"), max_length=250
    )
    rows = blocks.TextBlock(
        label=_("Baris"), help_text=_("Satu baris per baris; pisahkan kolom dengan tanda |")
    )

    def clean(self, value):
        cleaned = super().clean(value)
        width = len(cells(cleaned["header"]))
        for number, row in enumerate(cleaned["rows"].splitlines(), start=1):
            if len(cells(row)) != width:
                message = _("Baris %(number)s tidak berisi %(width)s kolom.")
                error = ValidationError(message % {"number": number, "width": width})
                raise blocks.StructBlockValidationError(block_errors={"rows": error})
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["header"] = cells(value["header"])
        context["rows"] = [cells(row) for row in value["rows"].splitlines()]
        return context

    class Meta:
        icon = "table"
        label = _("Tabel")
        template = "blocks/table_block.html"
        group = _("Penekanan")
        preview_value = {"caption": "Contoh", "header": "Kapan | Apa", "rows": "Pagi | Pantau"}


def cells(line: str) -> list[str]:
    """Split one line of a TableBlock into its cells."""
    return [cell.strip() for cell in line.split("|")]


class CopyTextBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), max_length=150)
    text = blocks.TextBlock(label=_("Teks siap salin"), rows=6)

    class Meta:
        icon = "copy"
        label = _("Teks siap salin")
        template = "blocks/copy_text_block.html"
        group = _("Penekanan")
        preview_value = {"title": "Balasan pertama", "text": "Terima kasih atas laporannya."}


class LegalNoteBlock(blocks.StructBlock):
    """A statement of law: never without its basis, its certainty and the day it was checked."""

    text = blocks.RichTextBlock(label=_("Isi"), features=NOTE_FEATURES)
    basis = blocks.CharBlock(label=_("Dasar"), max_length=200)
    certainty = blocks.ChoiceBlock(
        label=_("Kepastian"),
        choices=[
            ("verified", _("Dicocokkan dengan naskah peraturan")),
            ("secondary", _("Dari sumber sekunder")),
        ],
        default="secondary",
    )
    reviewed_on = blocks.DateBlock(label=_("Ditinjau pada"))

    class Meta:
        icon = "clipboard-list"
        label = _("Catatan hukum")
        template = "blocks/legal_note_block.html"
        group = _("Penekanan")


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Dokumen"))
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=150)

    class Meta:
        icon = "doc-full"
        label = _("Dokumen unduhan")
        template = "blocks/document_block.html"
        group = _("Media")


class VideoBlock(blocks.StructBlock):
    """A link to a video elsewhere: nothing is fetched from there until it is followed."""

    url = blocks.URLBlock(label=_("Tautan video"))
    title = blocks.CharBlock(label=_("Judul"), max_length=150)
    duration = blocks.CharBlock(label=_("Durasi"), max_length=20, help_text=_("Misalnya 3.20"))
    megabytes = blocks.DecimalBlock(
        label=_("Ukuran (MB)"), min_value=0, help_text=_("Agar pembaca tahu kuota yang dipakai.")
    )
    summary = blocks.TextBlock(
        label=_("Isi video dalam teks"), rows=3, help_text=_("Bagi yang tidak dapat memutarnya.")
    )

    class Meta:
        icon = "media"
        label = _("Tautan video")
        template = "blocks/video_block.html"
        group = _("Media")


class ContactsBlock(blocks.StructBlock):
    contacts = blocks.ListBlock(SnippetChooserBlock("core.Contact"), label=_("Kontak"), min_num=1)

    class Meta:
        icon = "user"
        label = _("Kontak")
        template = "blocks/contacts_block.html"
        group = _("Penekanan")


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), max_length=250)
    publisher = blocks.CharBlock(label=_("Penerbit"), required=False, max_length=150)
    url = blocks.URLBlock(label=_("Tautan"), required=False)
    checked_on = blocks.DateBlock(label=_("Diperiksa pada"), required=False)


class SourcesBlock(blocks.StructBlock):
    items = blocks.ListBlock(SourceBlock(), label=_("Sumber"), min_num=1)

    class Meta:
        icon = "link"
        label = _("Sumber")
        template = "blocks/sources_block.html"
        group = _("Penekanan")


PROSE_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("callout", CalloutBlock()),
    ("steps", StepsBlock()),
    ("checklist", ChecklistBlock()),
    ("table", TableBlock()),
    ("copy_text", CopyTextBlock()),
    ("legal_note", LegalNoteBlock()),
    ("image", ImageBlock()),
    ("document", DocumentBlock()),
    ("video", VideoBlock()),
    ("contacts", ContactsBlock()),
    ("sources", SourcesBlock()),
]
