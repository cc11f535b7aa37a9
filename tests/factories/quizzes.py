"""Factories for quizzes: questions of the bank, quiz pages, and attempts at them."""

import json

import factory
import wagtail_factories

from quizzes.models import (
    Attempt,
    AttemptItem,
    Question,
    QuestionVersion,
    Quiz,
    QuizItem,
    QuizPage,
    Topic,
)
from quizzes.services import Answer, start_attempt

SINGLE = (("Memeriksa sumbernya", True), ("Meneruskannya", False), ("Menghapusnya", False))
MULTIPLE = (("Tanggal", True), ("Alamat situs", True), ("Jumlah suka", False))
TRUE_FALSE = (("Benar", True), ("Salah", False))
OPTIONS = {"single_choice": SINGLE, "multiple_choice": MULTIPLE, "true_false": TRUE_FALSE}


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topik {n}")


class QuizPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = QuizPage

    title = factory.Sequence(lambda n: f"Kuis {n}")
    shuffle_options = False


def raw_options(pairs):
    """Return (text, correct) pairs as the options of a question's body."""
    return [
        {"text": text, "correct": correct, "feedback": f"Umpan balik: {text}."}
        for text, correct in pairs
    ]


def raw_body(kind="single_choice", pairs=None):
    options = raw_options(pairs or OPTIONS[kind])
    return json.dumps([{"type": kind, "value": {"options": options}}])


class QuestionFactory(factory.django.DjangoModelFactory):
    """A question of the bank; give ``kind``, ``pairs`` and ``topics`` as needed."""

    class Meta:
        model = Question

    class Params:
        kind = "single_choice"
        pairs = None

    stem = factory.Sequence(lambda n: f"<p>Apa langkah pertama Anda? ({n})</p>")
    feedback = "<p>Periksa dahulu, baru teruskan.</p>"
    body = factory.LazyAttribute(lambda o: raw_body(o.kind, o.pairs))
    live = False


def question(*topics, publish=True, **fields) -> Question:
    """Return a question of the bank about ``topics``, published unless said otherwise."""
    made = QuestionFactory.build(**fields)
    made.topics = list(topics)
    made.save()
    if publish:
        republish(made)
    return made


def republish(made: Question) -> QuestionVersion:
    """Publish a question as it is in memory, as an editor would."""
    made.save_revision().publish()
    made.refresh_from_db()
    return made.current


def versions(topic, count) -> None:
    """Fill ``topic`` with ``count`` published questions, past the editor."""
    pattern = question(topic)
    for number in range(1, count):
        copy = Question.objects.create(stem=pattern.stem, body=pattern.body, live=True)
        copy.topics = [topic]
        body = pattern.current.body | {"stem": f"<p>Soal {number}</p>"}
        copy.current = QuestionVersion.objects.create(
            question=copy, number=1, kind="single_choice", body=body, content_hash="0" * 64
        )
        copy.save()


def quiz_page(parent, *lines, **fields) -> QuizPage:
    """Return a live, released quiz under ``parent``.

    ``lines``: questions, or (topic, count) pairs to draw from.
    """
    page = QuizPageFactory.build(live=False, **fields)
    page.items = [_item(line, place) for place, line in enumerate(lines)]
    parent.add_child(instance=page)
    page.save_revision().publish()
    return QuizPage.objects.get(pk=page.pk)


def _item(line, place: int) -> QuizItem:
    """Return a line in its place, as the editor's form numbers them."""
    if isinstance(line, Question):
        return QuizItem(question=line, sort_order=place)
    topic, count = line
    return QuizItem(topic=topic, count=count, sort_order=place)


def quiz_of(page: QuizPage) -> Quiz:
    return Quiz.objects.select_related("page", "current").get(page=page)


def attempt_at(page: QuizPage, learner, now=None) -> Attempt:
    return start_attempt(learner=learner, quiz=quiz_of(page), now=now)


def right(item) -> list[str]:
    """Return the ids of an item's right options."""
    return [option["id"] for option in item.version.body["options"] if option["correct"]]


def wrong(item) -> list[str]:
    return [option["id"] for option in item.version.body["options"] if not option["correct"]]


def form(items, choose=right, seq=10**15, **extra) -> dict:
    """Return what a browser posts when every question of ``items`` is answered."""
    fields = {f"seq-{item.slot}": str(seq) for item in items}
    answers = {f"answer-{item.slot}": choose(item) for item in items}
    return {**fields, **answers, **extra}


def items_of(attempt) -> list[AttemptItem]:
    """Return the questions of an attempt, in order, with all that answering them needs."""
    return list(attempt.items.select_related("version", "attempt").order_by("slot"))


def answer(item, seq=1, ids=None) -> Answer:
    """Return a right answer, or one with the options ``ids``."""
    chosen = right(item) if ids is None else ids
    response = chosen if item.version.kind == "multiple_choice" else next(iter(chosen), None)
    return Answer(item, response or None, seq)
