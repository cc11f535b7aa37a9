"""The spreadsheet's template: a filled row for each kind, and what the columns mean."""

from decimal import Decimal

from quizzes.exchange.formats import weights
from quizzes.exchange.items import (
    Choice,
    Essay,
    Gap,
    GapText,
    Item,
    KnownNumber,
    Number,
    Option,
    Order,
    Pair,
    Pairs,
    Said,
    Typed,
)

# What learners read; like every content, it is Indonesian whatever the interface's language.
EXAMPLES = (
    Item(
        "<p>Bumi itu datar.</p>",
        weights.truth(False, "Belum tepat: bumi hampir bulat.", "Tepat."),
        topics=frozenset({"Contoh"}),
        difficulty="easy",
    ),
    Item(
        "<p>Kabar mengejutkan masuk ke grup. Apa langkah pertama Anda?</p>",
        Choice(
            (
                Option("Memeriksa sumbernya", True, "Tepat: sumber dahulu."),
                Option("Meneruskannya", False, "Kabar yang keliru ikut tersebar."),
                Option("Menghapus grupnya", False, "Kabarnya belum diperiksa siapa pun."),
            )
        ),
        feedback="<p>Saring sebelum sharing.</p>",
        topics=frozenset({"Contoh"}),
        difficulty="medium",
    ),
    Item(
        "<p>Apa saja yang membantu memeriksa foto?</p>",
        Choice(
            (
                Option("Tanggal unggahan pertama", True, "Foto lama sering dipakai lagi."),
                Option("Pencarian gambar terbalik", True, "Menunjukkan asal fotonya."),
                Option("Jumlah suka", False, "Banyak disukai bukan berarti benar."),
            ),
            many=True,
        ),
    ),
    Item(
        "<p>Apa nama kabar bohong yang sengaja dibuat?</p>",
        Typed(
            (Said("hoaks", "Tepat."), Said("disinformasi", "Tepat juga.")),
            (Said("misinformasi", "Itu kabar keliru yang tidak disengaja."),),
        ),
    ),
    Item(
        "<p>Berapa hari kerja batas menjawab permohonan informasi?</p>",
        Number(
            Decimal(10),
            right_feedback="Tepat: sepuluh hari kerja.",
            unit="hari kerja",
            known=(KnownNumber(Decimal(7), "Tujuh hari adalah masa perpanjangannya."),),
        ),
        difficulty="hard",
        source="UU 14/2008 Pasal 22",
    ),
    Item(
        "<p>Jodohkan akun dengan pemiliknya.</p>",
        Pairs(
            (
                Pair("Akun bercentang kementerian", "Pemerintah", "Periksa nama domainnya."),
                Pair("Akun tanpa nama", "Tidak diketahui", "Jangan dijadikan rujukan."),
            ),
            ("Media arus utama",),
        ),
    ),
    Item(
        "<p>Urutkan langkah memeriksa kabar.</p>",
        Order(
            (
                Said("Berhenti sejenak", "Agar tidak terbawa perasaan."),
                Said("Periksa sumbernya", "Siapa yang mengatakannya?"),
                Said("Cari liputan lain", "Kabar besar diliput banyak media."),
            )
        ),
    ),
    Item(
        "<p>Lengkapi kalimat ini.</p>",
        GapText(
            (
                (
                    "Saring sebelum ",
                    Gap(("sharing", "berbagi"), "Semboyan literasi digital."),
                    ", periksa ",
                    Gap(("sumber",), "Siapa yang mengatakannya."),
                    "nya.",
                ),
            ),
        ),
    ),
    Item(
        "<p>Ceritakan kabar keliru yang pernah Anda luruskan.</p>",
        Essay("Jawaban yang baik menyebut kabarnya, cara memeriksanya, dan tanggapan orang."),
    ),
)

_MEANINGS = (
    ("Kolom", "Isinya"),
    ("id", "Nama soal di berkas ini, bebas. Dengan ID, impor berikutnya memperbarui soal itu."),
    ("jenis", "Jenis soal, ditulis seperti pada contoh di lembar Soal. Wajib diisi."),
    ("soal", "Bunyi soal. Wajib diisi."),
    (
        "kunci",
        "Pilihan ganda: nomor pilihan yang tepat, misalnya 2. Lebih dari satu jawaban: 1, 3. "
        "Benar salah: benar atau salah. Isian singkat: nomor jawaban yang diterima; kosong "
        "berarti semuanya. Isian rumpang: ketik atau pilih.",
    ),
    ("toleransi", "Isian angka: selisih yang masih tepat. Kosong berarti harus persis."),
    ("satuan", "Isian angka: satuan yang tampil di samping isian."),
    ("umpan balik umum", "Tampil setelah menjawab, apa pun jawabannya."),
    ("topik", "Nama topik; pisahkan dengan titik koma. Topik baru dibuatkan."),
    ("kesulitan", "mudah, sedang, atau sulit. Kosong berarti sedang."),
    ("sumber", "Dasar soalnya, misalnya nama peraturan."),
    (
        "pilihan 1, pilihan 2, …",
        "Bunyi pilihan, sampai 20. Isian singkat: jawaban. Isian angka: angka yang tepat di "
        "pilihan 1, angka yang sering keliru sesudahnya. Menjodohkan: butir -> pasangannya; "
        "pengecoh ditulis -> pengecoh. Mengurutkan: butir dalam urutan yang benar. Isian rumpang: "
        "teks dengan jawaban di antara [[ dan ]] di pilihan 1, pengecoh sesudahnya. Esai: contoh "
        "jawaban di pilihan 1, pegangan penilai di pilihan 2. Benar salah: kosong.",
    ),
    (
        "umpan balik 1, umpan balik 2, …",
        "Mengapa pilihan itu tepat atau belum tepat. Benar salah: 1 untuk yang menjawab benar, 2 "
        "untuk salah. Isian rumpang: nomor rumpangnya. Boleh kosong saat impor, tetapi perlu "
        "sebelum soal terbit.",
    ),
)


def guide() -> list[list[str]]:
    return [list(row) for row in _MEANINGS]
