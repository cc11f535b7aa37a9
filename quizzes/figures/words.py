"""Figures in words for people who never learnt statistics, and what to do about them."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.models import IntegrityFlag, QuestionStatistics, QuizStatistics
from quizzes.psychometrics import ENOUGH

Verdict = QuestionStatistics.Verdict

# By how urgently somebody should look.
URGENCY = {verdict.value: place for place, verdict in enumerate(Verdict)}

ADVICE = {
    Verdict.KEY: gettext_lazy(
        "Periksa kuncinya lebih dahulu: peserta yang menguasai bahan justru memilih jawaban lain. "
        "Bila kuncinya benar, soalnya mungkin dapat dibaca dengan dua cara."
    ),
    Verdict.HARD: gettext_lazy(
        "Hampir tidak ada yang menjawab benar. Periksa apakah pelajarannya memang membahas ini, "
        "dan apakah kalimat soalnya jelas."
    ),
    Verdict.WEAK: gettext_lazy(
        "Yang menguasai bahan dan yang belum menjawab hampir sama. Buat soalnya lebih jelas, atau "
        "tanyakan pemahaman alih-alih hafalan."
    ),
    Verdict.IDLE: gettext_lazy(
        "Ada pilihan yang hampir tidak pernah dipilih. Ganti dengan kekeliruan yang sungguh sering "
        "terjadi, atau hapus pilihannya."
    ),
    Verdict.EASY: gettext_lazy(
        "Hampir semua menjawab benar. Boleh dipertahankan bila ini hal yang wajib diketahui semua "
        "orang; bila tidak, soal ini tidak membedakan siapa pun."
    ),
    Verdict.GOOD: gettext_lazy("Tidak ada yang perlu diubah."),
    Verdict.FEW: gettext_lazy(
        "Angka dari sedikit peserta mudah menyesatkan. Tunggu sampai cukup banyak yang menjawab."
    ),
}

# What discrimination says, from the highest down.
TELLING = (
    (0.4, gettext_lazy("yang nilainya tinggi jauh lebih sering benar di soal ini")),
    (0.2, gettext_lazy("yang nilainya tinggi lebih sering benar di soal ini")),
    (0.1, gettext_lazy("yang nilainya tinggi sedikit lebih sering benar di soal ini")),
    (-0.1, gettext_lazy("yang nilainya tinggi dan yang rendah hampir sama seringnya benar")),
    (-1.0, gettext_lazy("yang nilainya tinggi justru lebih sering keliru di soal ini")),
)

RELIABILITY = (
    (0.8, gettext_lazy("hasilnya dapat diandalkan untuk menilai orang")),
    (0.7, gettext_lazy("cukup andal; berhati-hatilah dengan nilai di sekitar batas lulus")),
    (0.5, gettext_lazy("kurang andal untuk menentukan lulus atau tidak; tambah soal yang baik")),
    (float("-inf"), gettext_lazy("belum dapat diandalkan; periksa soalnya satu per satu")),
)


def decimal(value: float | None, places: int = 2) -> str:
    """Return a figure as it is written here: "0,42"; a dash where there is none."""
    return "–" if value is None else number_format(value, places)


def percent(value: float | None) -> str:
    """Return a share from 0 to 1 as "72%"; a dash where there is none."""
    return "–" if value is None else f"{value * 100:.0f}%"


def seconds(value: float | None) -> str:
    if value is None:
        return "–"
    if value < 90:
        return _("%(count)s detik") % {"count": round(value)}
    return _("%(count)s menit") % {"count": decimal(value / 60, 1)}


def _said(value: float, levels) -> str:
    return str(next(text for least, text in levels if value >= least))


def facility(found: QuestionStatistics) -> str:
    text = _("Nilai rata-rata soal ini %(share)s dari nilai penuh.")
    return text % {"share": percent(found.facility)}


def discrimination(found: QuestionStatistics) -> str:
    if found.discrimination is None:
        return _("Daya beda belum dapat dihitung: semua jawabannya, atau sisa nilainya, sama.")
    text = _("Daya beda %(value)s: %(meaning)s.")
    meaning = _said(found.discrimination, TELLING)
    return text % {"value": decimal(found.discrimination), "meaning": meaning}


def time(found: QuestionStatistics) -> str:
    if found.seconds is None:
        return _("Waktu mengerjakan belum diketahui.")
    text = _("Separuh peserta menjawab dalam %(time)s atau kurang.")
    return text % {"time": seconds(found.seconds)}


def people(count: int) -> str:
    text = _("Dihitung dari %(count)s peserta, masing-masing percobaan pertamanya.") % {
        "count": count
    }
    if count >= ENOUGH:
        return text
    return text + " " + _("Penilaian diberikan mulai %(enough)s peserta.") % {"enough": ENOUGH}


def reliability(found: QuizStatistics) -> str:
    """Return what a quiz's reliability means, or why there is none."""
    if found.reliability is None:
        text = _(
            "Keandalan belum dihitung: perlu sedikitnya %(enough)s peserta, dua soal, dan nilai "
            "yang berbeda-beda."
        )
        return text % {"enough": ENOUGH}
    text = _("%(method)s %(value)s: %(meaning)s. Dihitung dari %(count)s percobaan.")
    return text % {
        "method": found.get_method_display(),
        "value": decimal(found.reliability),
        "meaning": _said(found.reliability, RELIABILITY),
        "count": found.basis,
    }


def method(found: QuizStatistics) -> str:
    if found.method != QuizStatistics.Method.DRAWN:
        return ""
    return _(
        "Soal kuis ini diundi, sehingga peserta jarang mendapat rangkaian yang sama dan alfa "
        "Cronbach tidak berlaku. Sebagai gantinya dihitung indeks keterandalan, yang ikut "
        "memperhitungkan bahwa satu undian dapat lebih sulit daripada yang lain."
    )


def error(found: QuizStatistics) -> str:
    if found.error is None:
        return ""
    text = _(
        "Galat baku %(value)s poin: bila seseorang mengerjakan lagi tanpa belajar lagi, nilainya "
        "biasanya bergeser tidak lebih dari sekian."
    )
    return text % {"value": decimal(found.error, 1)}


def evidence(flag: IntegrityFlag) -> str:
    """Return what led to a sign, in one or two sentences."""
    found = flag.evidence
    if flag.sign == IntegrityFlag.Sign.LIKENESS:
        text = _(
            "Dari %(common)s soal yang sama-sama ditanyakan, %(shared)s dijawab keliru dengan "
            "jawaban yang persis sama dan %(different)s dijawab berbeda. Di antara %(compared)s "
            "pasangan yang dibandingkan, kebetulan semacam ini diperkirakan terjadi kurang dari "
            "%(expected)s kali."
        )
        expected = max(0.001, found["chance"] * found["compared"])
        return text % {**found, "expected": decimal(expected, 3)}
    if flag.sign == IntegrityFlag.Sign.HURRY:
        text = _(
            "%(hurried)s dari %(timed)s jawaban yang dikirim satu per satu datang lebih cepat "
            "daripada soalnya dapat dibaca."
        )
        return text % found
    text = _("Selesai dalam %(taken)s; membaca soalnya saja perlu sedikitnya %(needed)s.") % {
        "taken": seconds(found["taken"]),
        "needed": seconds(found["needed"]),
    }
    if not found.get("usual"):
        return text
    return (
        text
        + " "
        + _("Peserta lain biasanya perlu %(usual)s.") % {"usual": seconds(found["usual"])}
    )
