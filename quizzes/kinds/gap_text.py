"""A text with gaps as its author fills it in; ``gaps`` is the kind that asks it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes import gapped, spelling
from quizzes.gapped import Fault, Faulty
from quizzes.kinds import written
from quizzes.kinds.choice import WordedTextBlock
from quizzes.spelling import Leeway

MOST_GAPS = 20

FAULTS = {
    Fault.UNCLOSED: gettext_lazy("Baris %(line)s: ada [[ tanpa ]] sesudahnya: “%(text)s”."),
    Fault.UNOPENED: gettext_lazy("Baris %(line)s: ada ]] tanpa [[ sebelumnya: “%(text)s”."),
    Fault.BRACKET: gettext_lazy("Baris %(line)s: ada kurung siku di dalam rumpang: “%(text)s”."),
    Fault.EMPTY: gettext_lazy(
        "Baris %(line)s: %(text)s memuat jawaban kosong. Tulis jawabannya, dan | hanya di antara "
        "dua jawaban."
    ),
}


class RemarkBlock(blocks.StructBlock):
    """What is said about one gap."""

    gap = blocks.IntegerBlock(
        label=gettext_lazy("Nomor rumpang"),
        min_value=1,
        max_value=MOST_GAPS,
        help_text=gettext_lazy("Dihitung dari awal teks: rumpang pertama bernomor 1."),
    )
    feedback = WordedTextBlock(
        label=gettext_lazy("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=gettext_lazy("Mengapa kata itu yang tepat di sini."),
        missing=gettext_lazy("Tulis umpan balik untuk rumpang ini."),
    )

    class Meta:
        icon = "comment"
        label = gettext_lazy("Umpan balik rumpang")


class GapsBlock(blocks.StructBlock):
    text = WordedTextBlock(
        label=gettext_lazy("Teks dengan rumpang"),
        rows=6,
        max_length=3000,
        help_text=gettext_lazy(
            "Tulis jawaban tiap rumpang di antara kurung siku ganda: “Sebelum membagikan kabar, "
            "[[periksa]] sumbernya.” Bila beberapa jawaban tepat, pisahkan dengan garis tegak: "
            "[[periksa|cek|telusuri]]; yang pertama ditunjukkan sebagai jawabannya. Satu rumpang "
            "tidak boleh terpotong ganti baris."
        ),
        missing=gettext_lazy("Tulis teksnya, dengan jawaban di antara [[ dan ]]."),
    )
    pick = blocks.BooleanBlock(
        label=gettext_lazy("Pilih dari daftar"),
        required=False,
        help_text=gettext_lazy(
            "Peserta memilih dari satu daftar yang sama untuk semua rumpang, tidak mengetik."
        ),
    )
    distractors = blocks.TextBlock(
        label=gettext_lazy("Pengecoh"),
        required=False,
        rows=3,
        max_length=1000,
        help_text=gettext_lazy("Kata lain di dalam daftar, satu per baris. Hanya bila dipilih."),
    )
    slips = written.slips_block()
    accents = written.accents_block()
    remarks = blocks.ListBlock(
        RemarkBlock(),
        label=gettext_lazy("Umpan balik per rumpang"),
        default=written.NONE_YET,
        max_num=MOST_GAPS,
        required=False,
    )

    def clean(self, value):
        """Refuse what cannot be read or graded. A draft may still be incomplete."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            answers = readable(cleaned["text"])
            refuse_unclear(cleaned, answers)
            refuse_remarks(cleaned["remarks"], len(answers))
        return cleaned

    class Meta:
        icon = "edit"
        label = gettext_lazy("Isian rumpang")


def readable(text: str) -> list[tuple[str, ...]]:
    """Return what each gap of a text accepts; complain about what is wrong with the text."""
    try:
        found = gapped.gaps(gapped.parse(text))
    except Faulty as faulty:
        written.refuse("text", FAULTS[faulty.fault] % {"line": faulty.line, "text": faulty.text})
    if not found:
        written.refuse("text", _("Belum ada rumpang. Tulis jawabannya di antara [[ dan ]]."))
    if len(found) > MOST_GAPS:
        text = _("Ada %(count)s rumpang; paling banyak %(most)s.")
        written.refuse("text", text % {"count": len(found), "most": MOST_GAPS})
    return [gap.answers for gap in found]


def refuse_unclear(value, answers: list[tuple[str, ...]]) -> None:
    """Raise where one answer would pass for another, or fill nearly the whole text."""
    leeway = leeway_of(value)
    if word := gapped.too_common(answers, leeway):
        text = _(
            "“%(word)s” tepat di hampir semua rumpang; siapa menulisnya di mana-mana sudah lulus. "
            "Ubah atau tambah rumpangnya."
        )
        written.refuse("text", text % {"word": word})
    if pair := gapped.confused(answers, leeway):
        text = _(
            "Dengan salah ketik yang dimaafkan, “%(bad)s” akan diterima di rumpang untuk "
            "“%(good)s”. Kurangi yang dimaafkan, atau pakai “pilih dari daftar”."
        )
        written.refuse("slips", text % {"good": pair[0], "bad": pair[1]})
    refuse_distractors(value, answers, leeway)


def refuse_distractors(value, answers: list[tuple[str, ...]], leeway: Leeway) -> None:
    words = gapped.listed(value["distractors"])
    everything = {spelling.fold(word, accents=leeway.accents) for gap in answers for word in gap}
    for word in words:
        if spelling.fold(word, accents=leeway.accents) in everything:
            text = _("“%(word)s” adalah jawaban sebuah rumpang, jadi bukan pengecoh.")
            written.refuse("distractors", text % {"word": word})
    if words and not value["pick"]:
        text = _("Pengecoh hanya tampil bila “pilih dari daftar” ditandai. Tandai atau kosongkan.")
        written.refuse("distractors", text)
    if value["pick"] and len(everything) + len(words) < 2:
        written.refuse("distractors", _("Tambahkan pengecoh: daftarnya baru berisi satu kata."))


def refuse_remarks(remarks, gaps: int) -> None:
    numbers = [remark["gap"] for remark in remarks]
    if unknown := [number for number in numbers if number > gaps]:
        text = _("Rumpang %(number)s tidak ada; teks ini memuat %(count)s rumpang.")
        written.refuse_list("remarks", text % {"number": unknown[0], "count": gaps})
    if len(set(numbers)) < len(numbers):
        written.refuse_list("remarks", _("Ada dua umpan balik untuk rumpang yang sama."))


def leeway_of(value) -> Leeway:
    """Return how far words may stray; what is chosen from a list holds no slips."""
    leeway = written.leeway_of(value)
    return Leeway(0, leeway.accents) if value["pick"] else leeway
