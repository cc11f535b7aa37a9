"""Files of questions on their way into the bank, and by what names its questions came."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quizzes.models.bank import Question


class QuestionImport(models.Model):
    """A file between its preview and the moment its questions are taken over.

    Only who uploaded it can see it. Once taken over its content is emptied and ``result``
    tells what came of it; what nobody confirms is deleted, see ``services.importing``.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("nama berkas"), max_length=200)
    format = models.CharField(_("format"), max_length=20)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    done_at = models.DateTimeField(null=True, editable=False)
    result = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("impor soal")
        default_permissions = ()


class QuestionSource(models.Model):
    """A name under which a question came with a file; a later file finds it again by it.

    ``key``: "id:" and the name the file gives it, or "text:" and a hash of kind and stem.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="sources")
    key = models.CharField(max_length=250, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("asal soal")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="question_source_once")
        ]
