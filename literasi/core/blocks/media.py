"""What is more than text, and what it costs to see it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock as WagtailImageBlock

from literasi.core.blocks.common import MEDIA


class PictureBlock(WagtailImageBlock):
    """Wagtail's image with its alternative text, whose first field it names in English only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].label = _("Berkas gambar")


class ImageBlock(blocks.StructBlock):
    """An image whose editor has decided: described in words, or only decoration."""

    image = PictureBlock(label=_("Gambar"))
    caption = blocks.CharBlock(label=_("Keterangan"), required=False, max_length=250)
    credit = blocks.CharBlock(label=_("Sumber gambar"), required=False, max_length=150)

    def clean(self, value):
        """Refuse the file's title, which Wagtail fills in, as a description: nobody decided it.

        A draft may wait for the decision; what is submitted or published may not.
        """
        cleaned = super().clean(value)
        image = None if self.is_deferred_validation else cleaned["image"]
        if image and not image.decorative and image.contextual_alt_text == image.title:
            message = _("Tulis apa yang tampak pada gambar, atau tandai gambar sebagai hiasan.")
            alt = blocks.StructBlockValidationError({"alt_text": ValidationError(message)})
            raise blocks.StructBlockValidationError({"image": alt})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Gambar")
        template = "blocks/image_block.html"
        group = MEDIA


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Dokumen"))
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=150)

    class Meta:
        icon = "doc-full"
        label = _("Dokumen unduhan")
        template = "blocks/document_block.html"
        group = MEDIA


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
        group = MEDIA
