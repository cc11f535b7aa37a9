"""What is asked of who gives an allowance."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page

from literasi.users.models import User
from quizzes import terms
from quizzes.allowances.choosers import person_chooser
from quizzes.models import Allowance, Quiz

NAMES = ("minutes", "attempts", "opens_at", "closes_at")


class QuizField(forms.ModelChoiceField):
    """The quizzes that can be taken, each with the title of what it stands in."""

    def __init__(self, **kwargs):
        offered = Quiz.objects.filter(page__live=True).select_related("page").order_by("title")
        super().__init__(offered, **kwargs)

    def label_from_instance(self, quiz):
        return f"{quiz.title} – {self.parents.get(quiz.page.path[: -Page.steplen], '')}"

    def find_parents(self):
        """Look the titles up once for all quizzes."""
        paths = {quiz.page.path[: -Page.steplen] for quiz in self.queryset}
        self.parents = dict(Page.objects.filter(path__in=paths).values_list("path", "title"))


class AllowanceForm(forms.Form):
    """What a person is given. ``given`` is what it comes to, once it is valid."""

    minutes = forms.IntegerField(
        label=_("Tambahan waktu (menit)"),
        min_value=0,
        max_value=1440,
        initial=0,
        help_text=_("Berlaku juga untuk percobaan yang sedang berjalan."),
    )
    attempts = forms.IntegerField(
        label=_("Tambahan percobaan"), min_value=0, max_value=100, initial=0
    )
    opens_at = forms.DateTimeField(
        label=_("Dibuka pada"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Hanya bila jadwal orang ini lain; menggantikan jadwal kuis."),
    )
    closes_at = forms.DateTimeField(
        label=_("Ditutup pada"), required=False, widget=AdminDateTimeInput
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=Allowance._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya, agar kelak dapat dipahami.")},
        help_text=_(
            "Dibaca penyunting dan orang yang bersangkutan. Tulis seperlunya; jangan menulis "
            "diagnosis atau data pribadi lain."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and opens_at >= closes_at:
            self.add_error("closes_at", _("Waktu tutup harus setelah waktu buka."))
        if not self.errors and not any(cleaned[name] for name in NAMES):
            raise ValidationError(_("Isi paling sedikit satu kelonggaran."))
        return cleaned

    @property
    def given(self) -> terms.Allowance:
        return terms.Allowance(**{name: self.cleaned_data[name] for name in NAMES})


class NewAllowanceForm(AllowanceForm):
    quiz = QuizField(label=_("Kuis"), error_messages={"required": _("Pilih kuisnya.")})
    person = forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        label=_("Peserta"),
        widget=person_chooser.widget_class,
        help_text=_("Cari menurut nama atau alamat email akunnya."),
        error_messages={"required": _("Pilih pesertanya.")},
    )
    field_order = ("quiz", "person")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["quiz"].find_parents()

    def clean(self):
        cleaned = super().clean()
        quiz, person = cleaned.get("quiz"), cleaned.get("person")
        held = Allowance.objects.standing().filter(quiz=quiz, learner__user=person)
        if quiz and person and held.exists():
            message = _("Peserta ini sudah mendapat kelonggaran di kuis ini; ubahlah yang itu.")
            self.add_error("person", message)
        return cleaned
