"""Small tables, typed as lines of text."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from literasi.core.blocks.common import EMPHASIS


class TableBlock(blocks.StructBlock):
    """A small table: header cells and rows, one line each, cells parted by ``|``."""

    caption = blocks.CharBlock(label=_("Judul tabel"), max_length=200)
    header = blocks.CharBlock(
        label=_("Kepala kolom"), help_text=_("Pisahkan kolom dengan tanda |"), max_length=250
    )
    rows = blocks.TextBlock(
        label=_("Baris"),
        help_text=_("Satu baris tulisan menjadi satu baris tabel; pisahkan kolom dengan tanda |"),
    )

    def clean(self, value):
        """Refuse a crooked table. A draft may still be crooked: half a row is no mistake."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
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
        group = EMPHASIS
        preview_value = {"caption": "Contoh", "header": "Kapan | Apa", "rows": "Pagi | Pantau"}


def cells(line: str) -> list[str]:
    """Split one line of a TableBlock into its cells."""
    return [cell.strip() for cell in line.split("|")]
