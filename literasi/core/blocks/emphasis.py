"""What stands out of the text, to be noticed, followed or copied."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from literasi.core.blocks.common import EMPHASIS, NOTE_FEATURES


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
        group = EMPHASIS
        preview_value = {"tone": "tip", "title": "Coba sekarang", "text": "<p>Tekan lama.</p>"}


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Langkah"), max_length=150)
    text = blocks.TextBlock(label=_("Penjelasan"), required=False, rows=2)

    class Meta:
        icon = "arrow-right"
        label = _("Langkah")


class StepsBlock(blocks.StructBlock):
    """Steps in their order. Two stand ready, for with one the editor complains at once."""

    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=150)
    steps = blocks.ListBlock(StepBlock(), label=_("Langkah"), min_num=2)

    def get_default(self):
        return self.normalize({"title": "", "steps": [{"title": "", "text": ""}] * 2})

    class Meta:
        icon = "list-ol"
        label = _("Langkah berurutan")
        template = "blocks/steps_block.html"
        group = EMPHASIS
        preview_value = {
            "title": "SIFT",
            "steps": [{"title": "Berhenti", "text": ""}, {"title": "Telusuri", "text": ""}],
        }


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=150)
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Butir"), max_length=250), label=_("Butir"), min_num=1
    )

    class Meta:
        icon = "check"
        label = _("Daftar periksa")
        template = "blocks/checklist_block.html"
        group = EMPHASIS
        preview_value = {"title": "Sebelum mengunggah", "items": ["Sumber jelas", "Izin ada"]}


class CopyTextBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), max_length=150)
    text = blocks.TextBlock(label=_("Teks siap salin"), rows=6)

    class Meta:
        icon = "copy"
        label = _("Teks siap salin")
        template = "blocks/copy_text_block.html"
        group = EMPHASIS
        preview_value = {"title": "Balasan pertama", "text": "Terima kasih atas laporannya."}
