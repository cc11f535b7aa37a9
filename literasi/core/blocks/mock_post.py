"""Mock posts: what people meet in their groups, to be looked at where it can do no harm."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from literasi.core import mock_posts
from literasi.core.blocks.common import EMPHASIS
from literasi.core.mock_posts import Form, Role


class MockPartBlock(blocks.StructBlock):
    """One part of a mock post, as ``mock_posts.Role`` names them."""

    role = blocks.ChoiceBlock(
        label=_("Bagian"), choices=Role.choices, default=Role.TEXT.value, search_index=False
    )
    # What it claims must not be found as though the site said it.
    text = blocks.TextBlock(
        label=_("Tulisannya"),
        rows=2,
        max_length=500,
        help_text=_("Untuk gambar atau lambang: tulis apa yang tampak. Semua rekaan."),
        search_index=False,
    )

    def clean(self, value):
        """Refuse what might lead a reader to somebody real. A draft may still hold it."""
        cleaned = super().clean(value)
        problem = mock_posts.problem_of_part(cleaned["role"], cleaned["text"] or "")
        if problem and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError({"text": ValidationError(problem)})
        return cleaned

    class Meta:
        icon = "edit"
        label = _("Bagian")


class ExplainedPartBlock(MockPartBlock):
    why = blocks.TextBlock(
        label=_("Mengapa patut dicurigai"),
        required=False,
        rows=2,
        max_length=400,
        help_text=_("Tampil bernomor di bawah kiriman. Kosong: bagian ini wajar."),
    )

    class Meta:
        icon = "edit"
        label = _("Bagian")


class PostBlock(blocks.StructBlock):
    """The form of a mock post and its parts. Subclasses say what else a part has."""

    starts_with = (Role.SENDER, Role.FORWARDED, Role.TEXT, Role.TEXT, Role.LINK)

    form = blocks.ChoiceBlock(
        label=_("Bentuk kiriman"),
        choices=Form.choices,
        default=Form.WHATSAPP.value,
        search_index=False,
    )
    parts = blocks.ListBlock(MockPartBlock(), label=_("Bagian"), min_num=3, max_num=16)

    def get_default(self):
        part = self.child_blocks["parts"].child_block
        new = [{**part.get_default(), "role": role.value} for role in self.starts_with]
        return self.normalize({"form": Form.WHATSAPP.value, "parts": new})

    def clean(self, value):
        """Refuse parts that no such post has. A draft may still be incomplete."""
        cleaned = super().clean(value)
        problem = self.problem(cleaned["form"], cleaned["parts"])
        if problem and not self.is_deferred_validation:
            error = blocks.ListBlockValidationError(non_block_errors=[ValidationError(problem)])
            raise blocks.StructBlockValidationError(block_errors={"parts": error})
        return cleaned

    def problem(self, form: str, parts) -> str | None:
        """Return what is wrong with the parts together, if anything."""
        return mock_posts.problem_of_roles(form, [part["role"] for part in parts])


class MockPostBlock(PostBlock):
    """A mock post to look at. Those of its parts that are explained are numbered."""

    parts = blocks.ListBlock(
        ExplainedPartBlock(), label=_("Bagian, dari atas ke bawah"), min_num=3, max_num=16
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        parts, signs = [], []
        for child in value["parts"].bound_blocks:
            part = {"id": child.id, "role": child.value["role"], "text": child.value["text"]}
            if child.value["why"]:
                part["number"] = len(signs) + 1
                signs.append({"text": part["text"], "why": child.value["why"]})
            parts.append(part)
        return {**context, "post": mock_posts.drawn(value["form"], parts), "signs": signs}

    class Meta:
        icon = "warning"
        label = _("Kiriman contoh")
        template = "blocks/mock_post_block.html"
        group = EMPHASIS
        preview_value = {
            "form": "whatsapp",
            "parts": [
                {"role": "sender", "text": "Info Warga", "why": ""},
                {"role": "text", "text": "Sebarkan sebelum dihapus!", "why": "Pesan mendesak."},
                {"role": "date", "text": "21.15", "why": ""},
            ],
        }
