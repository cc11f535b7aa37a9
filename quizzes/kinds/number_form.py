"""A question for a number as its author fills it in; ``numeric`` is the kind that asks it."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes import numerals
from quizzes.kinds import written
from quizzes.kinds.choice import WordedTextBlock
from quizzes.numerals import Target

HOW_TO_WRITE = gettext_lazy(
    "Titik memisahkan ribuan, koma mengawali desimal: 1.250,5. Karena itu 1.250 dibaca seribu "
    "dua ratus lima puluh."
)


class KnownBlock(blocks.StructBlock):
    """A wrong number that people arrive at, and what they should be told."""

    value = written.NumberBlock(
        label=gettext_lazy("Angka"), missing=gettext_lazy("Tulis angkanya.")
    )
    feedback = WordedTextBlock(
        label=gettext_lazy("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=gettext_lazy("Bagaimana orang sampai pada angka ini, dan apa yang terlewat."),
        missing=gettext_lazy("Tulis umpan balik, agar peserta belajar dari jawabannya."),
    )

    class Meta:
        icon = "decimal"
        label = gettext_lazy("Angka yang keliru")


class NumericBlock(blocks.StructBlock):
    value = written.NumberBlock(
        label=gettext_lazy("Angka yang tepat"),
        help_text=HOW_TO_WRITE,
        missing=gettext_lazy("Tulis angka yang tepat."),
    )
    feedback = WordedTextBlock(
        label=gettext_lazy("Umpan balik bila tepat"),
        rows=2,
        max_length=600,
        missing=gettext_lazy("Tulis mengapa angka ini tepat."),
    )
    tolerance = written.NumberBlock(
        label=gettext_lazy("Selisih yang masih tepat"),
        default="0",
        help_text=gettext_lazy("Ke atas dan ke bawah. 0 berarti angkanya harus persis."),
        missing=gettext_lazy("Tulis 0 bila angkanya harus persis."),
    )
    unit = blocks.CharBlock(
        label=gettext_lazy("Satuan"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Tampil di samping isian, misalnya “hari kerja”; tidak diketik."),
    )
    least = written.NumberBlock(
        label=gettext_lazy("Paling kecil yang masuk akal"),
        required=False,
        help_text=gettext_lazy("Batasnya tampil di bawah isian. Kosongkan bila tidak perlu."),
    )
    most = written.NumberBlock(label=gettext_lazy("Paling besar yang masuk akal"), required=False)
    near = written.NumberBlock(
        label=gettext_lazy("Selisih yang hampir tepat"),
        required=False,
        help_text=gettext_lazy("Belum bernilai, tetapi mendapat umpan balik sendiri di bawah ini."),
    )
    near_feedback = blocks.TextBlock(
        label=gettext_lazy("Umpan balik bila hampir tepat"), required=False, rows=2, max_length=600
    )
    known = blocks.ListBlock(
        KnownBlock(),
        label=gettext_lazy("Angka yang sering keliru"),
        default=written.NONE_YET,
        max_num=20,
        required=False,
    )

    def clean(self, value):
        """Refuse numbers that contradict each other. A draft may still be incomplete."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            refuse_contradictions(cleaned)
        return cleaned

    class Meta:
        icon = "decimal"
        label = gettext_lazy("Isian angka")


def target_of(value) -> Target | None:
    """Return what an edited block or a frozen body asks for; None while it asks for nothing."""
    asked = numerals.read(value["value"] or "")
    if asked is None:
        return None
    tolerance = numerals.read(value["tolerance"] or "") or Decimal(0)
    bounds = {name: numerals.read(value[name] or "") for name in ("near", "least", "most")}
    return Target(asked, tolerance, **bounds)


def refuse_contradictions(value) -> None:
    target = target_of(value)
    refuse_narrow(value, target)
    for known in value["known"]:
        if target.hits(numerals.read(known["value"])):
            text = _(
                "%(known)s akan dinilai tepat: jaraknya dari %(value)s masih di dalam selisih."
            )
            text %= {"known": known["value"], "value": value["value"]}
            written.refuse_list("known", text)
    said = [numerals.read(known["value"]) for known in value["known"]]
    if len(set(said)) < len(said):
        written.refuse_list("known", _("Ada dua angka keliru yang sama. Hapus salah satunya."))


def refuse_narrow(value, target: Target) -> None:
    """Raise for a tolerance, a near miss or bounds that leave no room for the answer."""
    if target.tolerance < 0:
        written.refuse("tolerance", _("Selisih tidak dapat kurang dari 0."))
    if target.near is not None and target.near <= target.tolerance:
        written.refuse("near", _("Selisih ini harus lebih besar daripada yang masih tepat."))
    if (target.near is None) != (not value["near_feedback"]):
        field = "near" if target.near is None else "near_feedback"
        written.refuse(field, _("Isi keduanya, selisih dan umpan baliknya, atau kosongkan."))
    if not target.makes_sense(target.value):
        field = "least" if target.least is not None and target.value < target.least else "most"
        written.refuse(field, _("Angka yang tepat harus berada di dalam batas ini."))
