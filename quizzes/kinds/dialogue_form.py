"""How editors write a conversation: turns with replies, and endings; and what they are told."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from quizzes.conversation import Outcome
from quizzes.conversation_faults import faults
from quizzes.kinds.choice import WordedCharBlock, WordedTextBlock, about, repeated
from quizzes.kinds.dialogue_body import ENDING, frozen, graph_of
from quizzes.kinds.dialogue_words import complaints

NAME = 40
MOST_PARTS = 24

CHANGES = [
    ("2", gettext_lazy("Naik banyak (+2)")),
    ("1", gettext_lazy("Naik (+1)")),
    ("0", gettext_lazy("Tetap (0)")),
    ("-1", gettext_lazy("Turun (−1)")),
    ("-2", gettext_lazy("Turun banyak (−2)")),
]
OUTCOMES = [
    (Outcome.GOOD, gettext_lazy("Baik")),
    (Outcome.MIXED, gettext_lazy("Cukup: masih ada yang perlu diperbaiki")),
    (Outcome.BAD, gettext_lazy("Buruk")),
]
CERTAINTIES = [
    ("verified", gettext_lazy("Dicocokkan dengan naskah peraturan")),
    ("secondary", gettext_lazy("Dari sumber sekunder")),
    ("guide", gettext_lazy("Pedoman atau cara kerja, bukan peraturan")),
]


def change_block(label, help_text) -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(choices=CHANGES, default="0", label=label, help_text=help_text)


class ReplyBlock(blocks.StructBlock):
    text = WordedTextBlock(
        label=gettext_lazy("Balasan"),
        rows=2,
        max_length=400,
        missing=gettext_lazy("Tulis bunyi balasan ini."),
    )
    to = WordedCharBlock(
        label=gettext_lazy("Menuju"),
        max_length=NAME,
        help_text=gettext_lazy("Nama giliran atau akhir yang menyusul."),
        missing=gettext_lazy("Tulis nama giliran atau akhir yang menyusul balasan ini."),
    )
    trust = change_block(
        gettext_lazy("Kepercayaan"),
        gettext_lazy("Seberapa jauh lawan bicara dan yang ikut membaca dapat mengandalkan Anda."),
    )
    reach = change_block(
        gettext_lazy("Jangkauan kabar yang benar"),
        gettext_lazy("Turun: yang menyebar justru kabar keliru atau kerugiannya."),
    )
    risk = change_block(
        gettext_lazy("Risiko hukum"),
        gettext_lazy("Naik: makin mungkin ada yang harus mempertanggungjawabkannya."),
    )
    feedback = WordedTextBlock(
        label=gettext_lazy("Umpan balik"),
        rows=2,
        max_length=600,
        help_text=gettext_lazy("Apa yang dibuat balasan ini, dan mengapa."),
        missing=gettext_lazy("Tulis umpan balik, agar peserta belajar dari balasannya."),
    )

    class Meta:
        icon = "comment"
        label = gettext_lazy("Balasan")


def name_block() -> blocks.CharBlock:
    return WordedCharBlock(
        label=gettext_lazy("Nama"),
        max_length=NAME,
        help_text=gettext_lazy("Hanya untuk Anda: dipakai balasan untuk menuju ke sini."),
        missing=gettext_lazy("Beri nama, agar balasan dapat menuju ke sini."),
    )


def speaker_block() -> blocks.CharBlock:
    return WordedCharBlock(
        label=gettext_lazy("Siapa yang berbicara"),
        max_length=60,
        missing=gettext_lazy("Tulis siapa yang berbicara."),
    )


class TurnBlock(blocks.StructBlock):
    name = name_block()
    speaker = speaker_block()
    text = WordedTextBlock(
        label=gettext_lazy("Yang dikatakan"),
        rows=3,
        max_length=800,
        missing=gettext_lazy("Tulis apa yang dikatakan."),
    )
    replies = blocks.ListBlock(ReplyBlock(), label=gettext_lazy("Balasan"), max_num=4)

    def clean(self, value):
        cleaned = super().clean(value)
        problem = repeated([reply["text"] for reply in cleaned["replies"]])
        if problem and not self.is_deferred_validation:
            text = about(_("Ada dua balasan yang berbunyi sama. Ubah salah satunya."))
            raise blocks.StructBlockValidationError(block_errors={"replies": text})
        return cleaned

    class Meta:
        icon = "comment"
        label = gettext_lazy("Giliran")
        label_format = "{name}"


class EndingBlock(blocks.StructBlock):
    name = name_block()
    speaker = speaker_block()
    text = WordedTextBlock(
        label=gettext_lazy("Kalimat penutup"),
        rows=3,
        max_length=800,
        help_text=gettext_lazy(
            "Yang dikatakan atau terjadi paling akhir; tampil dalam percakapan."
        ),
        missing=gettext_lazy("Tulis kalimat penutupnya."),
    )
    title = WordedCharBlock(
        label=gettext_lazy("Judul"),
        max_length=100,
        help_text=gettext_lazy("Tampil setelah menjawab, misalnya: Warga menunggu dengan tenang."),
        missing=gettext_lazy("Tulis judul akhir ini."),
    )
    outcome = blocks.ChoiceBlock(
        choices=OUTCOMES, default=Outcome.MIXED, label=gettext_lazy("Hasilnya")
    )
    debrief = WordedTextBlock(
        label=gettext_lazy("Ulasan"),
        rows=4,
        max_length=1200,
        help_text=gettext_lazy("Apa yang terjadi, dan apa yang dipelajari darinya."),
        missing=gettext_lazy("Tulis ulasannya, agar peserta tahu apa yang dipelajari."),
    )
    rule = WordedTextBlock(
        label=gettext_lazy("Bunyi aturannya"),
        rows=3,
        max_length=600,
        missing=gettext_lazy("Tulis aturan atau pedoman yang mendasari ulasan."),
    )
    source = WordedCharBlock(
        label=gettext_lazy("Sumber aturan"),
        max_length=200,
        help_text=gettext_lazy("Dengan nomor dan pasalnya."),
        missing=gettext_lazy("Tulis dari mana aturan itu."),
    )
    certainty = blocks.ChoiceBlock(
        choices=CERTAINTIES, default="secondary", label=gettext_lazy("Kepastian")
    )

    class Meta:
        icon = "tick-inverse"
        label = gettext_lazy("Akhir")
        label_format = "{name}"


class PartsBlock(blocks.StreamBlock):
    turn = TurnBlock()
    ending = EndingBlock()

    class Meta:
        max_num = MOST_PARTS
        collapsed = True


class DialogueBlock(blocks.StructBlock):
    me = WordedCharBlock(
        label=gettext_lazy("Peserta berperan sebagai"),
        max_length=60,
        help_text=gettext_lazy("Misalnya: Admin Dinas Kesehatan."),
        missing=gettext_lazy("Tulis peran peserta dalam percakapan ini."),
    )
    parts = PartsBlock(
        required=False,
        label=gettext_lazy("Bagian percakapan"),
        help_text=gettext_lazy(
            "Yang paling atas adalah giliran pertama. Setiap balasan menuju giliran lain atau "
            "sebuah akhir. Pratinjau “Peta percakapan” menggambarnya, termasuk yang masih keliru."
        ),
    )

    def get_default(self):
        """Begin with what every conversation has: one turn, two replies, two endings."""
        ends = {"Akhir baik": Outcome.GOOD, "Akhir buruk": Outcome.BAD}
        said, kept = {"speaker": "", "text": ""}, {"trust": "0", "reach": "0", "risk": "0"}
        replies = [kept | {"text": "", "to": name, "feedback": ""} for name in ends]
        turn = said | {"name": "Awal", "replies": replies}
        told = dict.fromkeys(ENDING, "") | {"certainty": "secondary"}
        endings = [said | told | {"name": name, "outcome": ends[name]} for name in ends]
        parts = [("turn", turn), *(("ending", ending) for ending in endings)]
        return self.normalize({"me": "", "parts": parts})

    def clean(self, value):
        """Refuse what could not be graded. A draft may still be incomplete."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            body = frozen(cleaned)
            if found := faults(graph_of(body)):
                error = complaints(body, found)
                raise blocks.StructBlockValidationError(block_errors={"parts": error})
        return cleaned

    class Meta:
        icon = "comment"
        label = gettext_lazy("Percakapan")
