"""The form editors fill in for a quiz: what holds between its terms and its lines."""

from django.apps import apps
from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class QuizForm(WagtailAdminPageForm):
    """Refuses a pair of tests that could not measure. A draft may still be incomplete."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("purpose") == "after":
            self._leave_lines_to_baseline()
        if not self.is_deferred_validation:
            self._check_pair(cleaned)
        return cleaned

    @property
    def _lines(self):
        return self.formsets["items"].forms if "items" in self.formsets else []

    def _leave_lines_to_baseline(self):
        """An empty line, with which the form of a new quiz begins, is not complained about."""
        self.formsets["items"].min_num = 0
        for line in self._lines:
            line.empty_permitted = True

    def _check_pair(self, cleaned):
        purpose, baseline = cleaned.get("purpose"), cleaned.get("baseline")
        if purpose == "after":
            self._check_after(baseline)
        elif baseline:
            self.add_error("baseline", _("Hanya tes akhir yang punya tes awal. Kosongkan."))
        if purpose == "before":
            self._check_before()

    def _check_after(self, baseline):
        if baseline is None or baseline.purpose != "before":
            self.add_error("baseline", _("Pilih halaman kuis yang tujuannya “Tes awal”."))
        elif any(line.has_changed() for line in self._lines if not self._is_deleted(line)):
            message = _("Tes akhir memakai soal tes awalnya. Hapus baris soal di halaman ini.")
            self.add_error("purpose", message)

    def _check_before(self):
        """Both tests draw from the same topics, and nobody may meet a question twice."""
        wanted = [line for line in self._lines if not self._is_deleted(line) and line.is_valid()]
        rows = [(line.cleaned_data.get("topic"), line.cleaned_data.get("count")) for line in wanted]
        if any(topic is None for topic, _count in rows):
            message = _("Tes awal hanya mengundi dari topik, agar tes akhir mendapat soal lain.")
            self.add_error("purpose", message)
        for topic, count in rows:
            if topic and count and (held := held_by(topic)) < 2 * count:
                self._complain_of_too_few(topic, held, 2 * count)

    def _complain_of_too_few(self, topic, held, needed):
        message = _(
            "Topik “%(topic)s” berisi %(held)s soal terbit, perlu %(needed)s: separuh untuk tes "
            "awal, separuh lainnya untuk tes akhir."
        )
        self.add_error("purpose", message % {"topic": topic, "held": held, "needed": needed})

    @staticmethod
    def _is_deleted(line):
        return bool(getattr(line, "cleaned_data", None) and line.cleaned_data.get("DELETE"))


def held_by(topic) -> int:
    """Return how many published questions a topic holds; variants count as one."""
    questions = apps.get_model("quizzes", "Question").objects.askable()
    families = questions.filter(topics=topic).with_family()
    return families.aggregate(held=Count("family", distinct=True))["held"]
