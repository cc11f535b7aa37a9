"""What the admin asks before it judges answers anew, or undoes that."""

from django import forms
from django.db.models import Count
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quizzes.models import AttemptItem, QuestionVersion, Regrade
from quizzes.regrading import Policy
from quizzes.services.correcting import Plan

LONGEST = Regrade._meta.get_field("reason").max_length
EXPLAINED = {
    Policy.ACCEPT_BOTH: gettext_lazy(
        "Terima keduanya: jawaban yang benar menurut kunci lama atau kunci baru mendapat nilai."
    ),
    Policy.NEW_KEY: gettext_lazy(
        "Kunci baru saja: hanya kunci yang terbit sekarang yang dipakai. Tanpa tanda “boleh "
        "turun” di bawah, yang sudah mendapat nilai dengan kunci lama tetap memilikinya."
    ),
    Policy.CREDIT: gettext_lazy(
        "Semua mendapat nilai penuh: siapa pun yang ditanya soal ini, dijawab atau tidak."
    ),
    Policy.DROP: gettext_lazy(
        "Soal tidak dihitung: soal ini keluar dari jumlah soal percobaan itu. Yang nilainya akan "
        "turun karenanya tetap memakai nilai lama."
    ),
}


class VersionField(forms.ModelChoiceField):
    """A version of a question, with its date and how many attempts were asked it."""

    asked: dict[int, int] = {}

    def label_from_instance(self, version):
        asked = self.asked.get(version.pk, 0)
        words = ngettext("%(count)d percobaan", "%(count)d percobaan", asked) % {"count": asked}
        day = date_format(localtime(version.created_at), "DATE_FORMAT")
        now = _(" · terbit sekarang") if version.pk == version.question.current_id else ""
        return f"v{version.number} · {day} · {words}{now}"


class PlanForm(forms.Form):
    """Which version of ``question`` was wrong, and how to judge the answers to it."""

    version = VersionField(
        QuestionVersion.objects.none(),
        label=gettext_lazy("Versi yang kuncinya keliru"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    policy = forms.ChoiceField(
        label=gettext_lazy("Cara menilai ulang"),
        choices=EXPLAINED.items(),
        widget=forms.RadioSelect,
    )
    lowers = forms.BooleanField(
        label=gettext_lazy("Nilai dan kelulusan boleh turun"),
        required=False,
        help_text=gettext_lazy(
            "Biasanya tidak: peserta tidak bersalah atas kunci yang keliru. Bila ditandai, nilai "
            "dapat berkurang dan orang yang sudah diberi tahu lulus dapat menjadi belum lulus. "
            "Kursus yang sudah selesai dan sertifikat yang sudah terbit tetap tidak dicabut "
            "dengan sendirinya."
        ),
    )

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)
        self.question = question
        field = self.fields["version"]
        field.queryset = question.versions.select_related("question").order_by("-number")
        field.asked = asked_of(question)
        self.initial.setdefault("version", self._likely(field))
        self.initial.setdefault("policy", Policy.ACCEPT_BOTH)

    def _likely(self, field):
        """Return the newest version that is no longer asked, else the one that is."""
        older = [v for v in field.queryset if v.pk != self.question.current_id]
        return next((v.pk for v in older if field.asked.get(v.pk)), self.question.current_id)

    @property
    def plan(self) -> Plan:
        """What was chosen; the key is the one published now."""
        version, current = self.cleaned_data["version"], self.question.current
        key = current if current != version else None
        policy = Policy(self.cleaned_data["policy"])
        return Plan(version, policy, key, self.cleaned_data["lowers"])


def asked_of(question) -> dict[int, int]:
    """Return how many attempts were asked each version of a question."""
    items = AttemptItem.objects.filter(version__question=question).order_by()
    return dict(items.values_list("version").annotate(asked=Count("pk")))


def reason_field(help_text):
    return forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReverseForm(forms.Form):
    reason = reason_field(gettext_lazy("Tercatat di sini dan di riwayat soal."))


class ConfirmForm(forms.Form):
    """Carries out what was shown; ``digest`` says what that was."""

    reason = reason_field(
        gettext_lazy("Dibaca peserta di halaman hasilnya. Jangan menulis data pribadi.")
    )
    digest = forms.CharField(widget=forms.HiddenInput)
    sure = forms.BooleanField(
        label=gettext_lazy("Ya, saya sengaja membolehkan nilai dan kelulusan turun")
    )

    def __init__(self, *args, lowers, **kwargs):
        super().__init__(*args, **kwargs)
        if not lowers:
            del self.fields["sure"]
