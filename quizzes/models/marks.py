"""What people said of answers that a machine cannot grade, and who is reading one just now."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from quizzes.models.attempts import AttemptItem
from quizzes.querysets import ClaimQuerySet, MarkQuerySet
from quizzes.wording import first_words


class Mark(models.Model):
    """One person's grading of one answer: a fact. Who errs makes another that ``supersedes`` it.

    ``place``: the first, second or third (settling) mark of its answer, or 0 for what learners
    say of their own practice. ``levels``: the id of the level reached, by that of its criterion.
    """

    item = models.ForeignKey(AttemptItem, on_delete=models.CASCADE, related_name="marks")
    place = models.PositiveSmallIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    levels = models.JSONField()
    comment = models.TextField(blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="successor"
    )
    reason = models.TextField(blank=True)

    objects = MarkQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("penilaian")
        verbose_name_plural = pgettext_lazy("plural", "penilaian")
        ordering = ["item", "place", "pk"]
        default_permissions = ()
        permissions = [
            ("mark_answers", _("Dapat menilai esai")),
            ("correct_marks", _("Dapat mengoreksi penilaian esai")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "place"],
                condition=Q(supersedes=None),
                name="mark_place_of_an_answer",
            ),
            models.UniqueConstraint(
                fields=["item", "by"],
                condition=Q(supersedes=None),
                name="mark_once_by_a_person",
            ),
        ]

    def __str__(self):
        return first_words(self.item.version.body.get("stem", ""), 80)


class Claim(models.Model):
    """Who has an answer open for marking, and until when it is kept for them."""

    item = models.ForeignKey(AttemptItem, on_delete=models.CASCADE, related_name="claims")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("jawaban yang sedang dinilai")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["item", "by"], name="one_claim_of_a_person")]
