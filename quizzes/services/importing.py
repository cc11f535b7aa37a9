"""Taking a file of questions over: kept until it is confirmed, then all at once or not at all."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.create import CreateAction
from wagtail.models import WorkflowState

from quizzes.completeness import Incomplete
from quizzes.exchange import bank as exchange_bank
from quizzes.exchange import identity
from quizzes.exchange.bank import Known
from quizzes.exchange.formats.registry import FORMATS
from quizzes.exchange.planning import Bank, Entry, Fate, Plan, plan
from quizzes.models import Question, QuestionImport, QuestionSource, Topic
from quizzes.services.illustrating import (
    illustrate,
    may_add_pictures,
    no_pictures_left_behind,
)
from quizzes.services.publishing import releasing_once

# How long a file waits to be confirmed, and for how long its result can be read.
KEPT_FOR = timedelta(days=1)


class Blocked(Exception):
    """Some questions are refused, and nobody said that they shall be left out."""


class Changed(Exception):
    """The bank is not any more what the preview was made of."""


@transaction.atomic
def receive_import(
    *, user: Any, name: str, form: str, content: bytes, now: datetime
) -> QuestionImport:
    """Keep a file for its preview, and drop those that nobody confirmed in time."""
    forget_imports(now=now)
    return QuestionImport.objects.create(user=user, name=name[:200], format=form, content=content)


def forget_imports(*, now: datetime) -> int:
    """Delete files and results that are past their time; return how many."""
    count, _by_model = QuestionImport.objects.filter(created_at__lt=now - KEPT_FOR).delete()
    return count


def plan_import(*, upload: QuestionImport) -> Plan:
    """Return what taking a file over would do now. Writes nothing."""
    parsed = FORMATS[upload.format].read(bytes(upload.content))
    keys = {key for item in parsed.items for key in identity.keys(item)}
    return plan(parsed, _bank(keys, upload.user))


@transaction.atomic
def take_over(
    *, upload: QuestionImport, fingerprint: str, publish: bool, skip: bool, now: datetime
) -> QuestionImport:
    """Write what the preview showed: new drafts, changed drafts; ``publish`` those complete.

    Done once however often it is asked. Raises Changed when the bank is not what it was at
    the preview that had this ``fingerprint``, and Blocked when something is refused that is
    not to be ``skip``ped; then nothing was written.
    """
    waiting = QuestionImport.objects.filter(pk=upload.pk, done_at=None)
    if not waiting.update(done_at=now):
        upload.refresh_from_db()
        return upload
    planned = plan_import(upload=upload)
    if planned.fingerprint != fingerprint:
        raise Changed
    if planned.of(Fate.REFUSED) and not skip:
        raise Blocked
    upload.result = _write_all(planned, upload.user, publish)
    upload.done_at, upload.content = now, b""
    upload.save(update_fields=["done_at", "content", "result"])
    return upload


# --- What there is --------------------------------------------------------------------


def _bank(keys: set[str], user: Any) -> Bank:
    found = _by_name(keys) | _by_wording(keys)
    questions = Question.objects.filter(pk__in=found).select_related("latest_revision")
    known = exchange_bank.newest(list(questions))
    by_key: dict[str, list[Known]] = {}
    for one in known:
        for key in found[one.question.pk]:
            by_key.setdefault(key, []).append(one)
    return Bank(by_key, _closed(questions), may_add_pictures(user))


def _by_name(keys: set[str]) -> dict[int, set[str]]:
    """Return the questions that came under one of the names, or bear one of our own."""
    found: dict[int, set[str]] = {}
    rows = QuestionSource.objects.filter(key__in=keys).values_list("question", "key")
    own = {key.removeprefix("uuid:") for key in keys if key.startswith("uuid:")}
    ours = Question.objects.filter(uuid__in=own).values_list("pk", "uuid")
    for pk, key in [*rows, *((pk, f"uuid:{name}") for pk, name in ours)]:
        found.setdefault(pk, set()).add(key)
    return found


def _by_wording(keys: set[str]) -> dict[int, set[str]]:
    """Return the questions that are worded as one of the file, but came without a file."""
    wanted = {key for key in keys if key.startswith("text:")}
    rows = Question.objects.only("stem", "body").iterator(chunk_size=500)
    found: dict[int, set[str]] = {}
    for question in rows if wanted else ():
        if (key := exchange_bank.wording_key(question)) in wanted:
            found[question.pk] = {key}
    return found


def _closed(questions) -> dict[int, str]:
    kind = ContentType.objects.get_for_model(Question)
    states = WorkflowState.objects.active().filter(
        base_content_type=kind, object_id__in=[str(question.pk) for question in questions]
    )
    reviewed = {int(pk) for pk in states.values_list("object_id", flat=True)}
    locked = _("Soal ini dikunci di bank. Minta kuncinya dibuka, lalu impor lagi.")
    in_review = _("Soal ini sedang ditinjau. Tunggu selesai, lalu impor lagi.")
    closed = {question.pk: in_review for question in questions if question.pk in reviewed}
    return closed | {question.pk: locked for question in questions if question.locked}


# --- Writing --------------------------------------------------------------------------


def _write_all(planned: Plan, user: Any, publish: bool) -> dict[str, Any]:
    """Write every entry; return what is told of it afterwards."""
    written: list[dict[str, Any]] = []
    with no_pictures_left_behind() as made, releasing_once():
        topics = _topics(planned)
        for entry in planned.writes:
            written.append(_write(entry, user, topics, made, publish))
    _remember(planned, written)
    refused = [[entry.line, entry.about, *entry.problems] for entry in planned.of(Fate.REFUSED)]
    return {**planned.counts, "questions": written, "refused_lines": refused}


def _topics(planned: Plan) -> dict[str, Topic]:
    names = {name for entry in planned.writes for name in entry.content["topics"]}
    known = Topic.objects.in_bulk(names, field_name="name")
    missing = sorted(names - known.keys())
    return known | {name: Topic.objects.create(name=name) for name in missing}


def _write(entry: Entry, user: Any, topics, made: list, publish: bool) -> dict[str, Any]:
    question = _question(entry)
    fields = entry.content
    question.stem, question.feedback = fields["stem"], fields["feedback"]
    body: Any = [{"type": fields["kind"], "value": fields["raw"]}]
    question.body = body
    question.difficulty, question.source = fields["difficulty"], fields["source"]
    question.topics = [topics[name] for name in fields["topics"]]
    illustrate(question, entry, user, made)
    _save(question, user)
    live = publish and entry.complete and _published(question, user)
    return {
        "pk": question.pk,
        "about": entry.about,
        "fate": entry.fate.value,
        "live": live,
        "missing": entry.missing,
    }


def _published(question: Question, user: Any) -> bool:
    """Publish a question; leave it a draft when its editor would refuse it."""
    try:
        question.latest_revision.publish(user=user)
    except Incomplete:
        return False
    return True


def _question(entry: Entry) -> Question:
    if entry.question is None:
        # The identity that we gave it on another site, if we did.
        own = identity.our_own(entry.item)
        return Question(live=False, **({"uuid": own} if own else {}))
    return Question.objects.get(pk=entry.question).get_latest_revision_as_object()


def _save(question: Question, user: Any) -> None:
    """Save a draft, which may lack explanations, as the editor does."""
    if question.pk is None:
        CreateAction(question, user=user, clean=False).execute(skip_permission_checks=True)
        return
    if not question.live:
        question.save()
    question.save_revision(user=user, log_action=True, clean=False)


def _remember(planned: Plan, written: list[dict[str, Any]]) -> None:
    """Keep the names under which the questions came, so that they are found again."""
    pairs = [(row["pk"], e.keys) for row, e in zip(written, planned.writes, strict=True)]
    pairs += [(entry.question, entry.keys) for entry in planned.of(Fate.UNCHANGED)]
    QuestionSource.objects.bulk_create(
        [
            QuestionSource(question_id=pk, key=key)
            for pk, keys in pairs
            for key in identity.stored(keys)
        ],
        ignore_conflicts=True,
    )
