"""What is wrong with a conversation, in words: where, and what to do about it."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from quizzes.conversation_faults import Fault, Flaw

WORDS = {
    Fault.EMPTY: _(
        "Belum ada percakapan. Tambahkan giliran pertama dengan sedikitnya dua balasan, lalu "
        "akhir-akhirnya."
    ),
    Fault.NO_START: _(
        "Percakapan dimulai dari bagian paling atas, dan itu harus sebuah giliran. Pindahkan "
        "akhir “%(node)s” ke bawah."
    ),
    Fault.SAME_NAME: _(
        "Nama “%(node)s” dipakai lebih dari sekali. Ganti salah satunya, agar jelas ke mana "
        "sebuah balasan menuju."
    ),
    Fault.DEAD_END: _(
        "“%(node)s” buntu: belum ada balasan. Tambahkan sedikitnya dua balasan, atau jadikan "
        "bagian ini sebuah akhir."
    ),
    Fault.NO_CHOICE: _(
        "“%(node)s” hanya punya satu balasan, jadi tidak ada yang dipilih. Tambahkan sedikitnya "
        "satu balasan lagi."
    ),
    Fault.NOWHERE: _(
        "Balasan ini belum menuju ke mana pun. Tulis nama giliran atau akhir yang menyusul."
    ),
    Fault.UNKNOWN: _(
        "Tidak ada bagian bernama “%(to)s”. Periksa ejaannya, atau tambahkan bagian "
        "dengan nama itu."
    ),
    Fault.CIRCLE: _(
        "Balasan ini kembali ke “%(to)s” yang sudah dilewati, sehingga percakapan dapat berputar "
        "tanpa akhir. Arahkan ke depan; bila hal yang sama dibicarakan lagi, buat giliran baru."
    ),
    Fault.ORPHAN: _(
        "Tidak ada jalan dari awal menuju “%(node)s”. Tulis namanya pada sebuah balasan, atau "
        "hapus bagian ini."
    ),
    Fault.NO_WAY_OUT: _(
        "Dari “%(node)s” tidak ada jalan menuju akhir mana pun. Arahkan salah satu balasannya "
        "ke sebuah akhir."
    ),
    Fault.FEW_ENDINGS: _(
        "Sedikitnya dua akhir harus dapat dicapai, agar pilihan peserta berarti. Tambahkan akhir "
        "lain, dan balasan yang menuju ke sana."
    ),
    Fault.POINTLESS: _(
        "Semua jalur bernilai sama. Isi akibat tiap balasan (kepercayaan, jangkauan, risiko "
        "hukum), agar jalur yang baik bernilai lebih tinggi."
    ),
    Fault.BEST_NOT_GOOD: _(
        "Jalur bernilai tertinggi berakhir di “%(node)s”, padahal akhir ini tidak Anda sebut "
        "baik. Periksa akibat balasan yang menuju ke sini, atau ubah hasilnya."
    ),
    Fault.BAD_PAYS: _(
        "“%(node)s” Anda sebut akhir yang buruk, padahal jalur ke sana dapat bernilai 70%% atau "
        "lebih. Turunkan akibat balasan yang menuju ke sini."
    ),
    Fault.GIVEN_AWAY: _(
        "Siapa yang selalu memilih balasan di tempat yang sama, atau selalu yang terpanjang, "
        "akan mendapat 70%% atau lebih tanpa membaca. Tukar tempat beberapa balasan, atau "
        "panjangkan balasan yang kurang tepat."
    ),
}


def said(body, flaw: Flaw) -> str:
    """Return a flaw in words."""
    names = {node["id"]: node["name"] for node in body["nodes"]}
    replies = {reply["id"]: reply["to"] for node in body["nodes"] for reply in node["replies"]}
    to = replies.get(flaw.reply, "")
    return WORDS[flaw.fault] % {"node": names.get(flaw.node, ""), "to": names.get(to, to)}


def complaints(body, flaws: Sequence[Flaw]) -> StreamBlockValidationError:
    """Return all flaws as the editor shows them, each at the part or the reply that has it."""
    places = {node["id"]: place for place, node in enumerate(body["nodes"])}
    errors = {
        place: _of_part(body, body["nodes"][place], [f for f in flaws if f.node == ident])
        for ident, place in places.items()
        if any(flaw.node == ident for flaw in flaws)
    }
    whole = [ValidationError(said(body, flaw)) for flaw in flaws if not flaw.node]
    return StreamBlockValidationError(block_errors=errors, non_block_errors=whole or None)


def _of_part(body, node, flaws: Sequence[Flaw]) -> StructBlockValidationError:
    places = {reply["id"]: place for place, reply in enumerate(node["replies"])}
    replies = {
        places[flaw.reply]: StructBlockValidationError(
            block_errors={"to": ValidationError(said(body, flaw))}
        )
        for flaw in flaws
        if flaw.reply
    }
    own = [ValidationError(said(body, flaw)) for flaw in flaws if not flaw.reply]
    lists = {"replies": ListBlockValidationError(block_errors=replies)} if replies else {}
    return StructBlockValidationError(block_errors=lists, non_block_errors=own or None)
