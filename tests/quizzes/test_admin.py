"""The bank and the quizzes in Wagtail's admin."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.blocks import ListBlock
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from quizzes.kinds.registry import KINDS
from quizzes.models import Question
from tests.factories.quizzes import (
    QuestionFactory,
    TopicFactory,
    question,
    quiz_page,
)

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_quizzes_question:add"


def option(text, correct=False, feedback="Sebab begitu."):
    checked = {"correct": "on"} if correct else {}
    return {"text": text, "feedback": feedback, **checked}


def posted(options, **fields):
    """Return what the editor posts for a question with one right option."""
    listed = {"options": {"count": str(len(options))}}
    for place, value in enumerate(options):
        listed["options"][place] = {
            "deleted": "",
            "order": str(place),
            "type": "item",
            "id": "",
            "value": value,
        }
    return nested_form_data(
        {
            "stem": rich_text("<p>Apa itu hoaks?</p>"),
            "body": streamfield([("single_choice", listed)]),
            "feedback": rich_text(""),
            "difficulty": "easy",
            "image_alt": "",
            "source": "",
            "reviewed_by": "",
            **fields,
        }
    )


# --- Questions ------------------------------------------------------------------------


def test_an_editor_writes_and_publishes_a_question(editor):
    data = posted([option("Kabar bohong", True), option("Kabar baik")])
    response = editor.post(reverse(ADD), data | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    made = Question.objects.get()
    assert made.current.number == 1
    assert [o["correct"] for o in made.current.body["options"]] == [True, False]


def test_what_cannot_be_graded_may_be_kept_as_a_draft_only(editor):
    data = posted([option("Kabar bohong"), option("Kabar baik", feedback="")])
    refused = editor.post(reverse(ADD), data | {"action-publish": "1"})
    assert refused.status_code == 200
    assert not Question.objects.exists()
    assert editor.post(reverse(ADD), data).status_code == 302
    assert Question.objects.get().current is None


def test_a_question_without_answers_is_refused_in_words_and_kept_as_a_draft(editor):
    data = {**posted([]), "body-count": "0"}
    refused = editor.post(reverse(ADD), data | {"action-publish": "1"})
    assert "Tekan tanda tambah, pilih jenis soal" in refused.text
    assert editor.post(reverse(ADD), data).status_code == 302


def test_the_form_of_a_new_question_complains_of_nothing():
    """What Wagtail's editor counts against must be there from the start."""
    assert Question._meta.get_field("body").stream_block.meta.min_num is None
    for kind in KINDS.values():
        block = kind.edit_block()
        started = block.get_default()
        lists = [name for name, child in block.child_blocks.items() if isinstance(child, ListBlock)]
        for name in lists:
            assert len(started[name]) >= (block.child_blocks[name].meta.min_num or 0)


def test_true_or_false_begins_with_its_two_options():
    started = KINDS["true_false"].edit_block().get_default()["options"]
    assert [(option["text"], option["correct"]) for option in started] == [
        ("Benar", False),
        ("Salah", False),
    ]


def test_a_question_is_listed_by_its_first_whole_words():
    made = QuestionFactory.build(stem="<p>Baca &amp; pikirkan</p><p>" + "kabar " * 40 + "</p>")
    assert str(made).startswith("Baca & pikirkan kabar")
    assert str(made).endswith("kabar…")
    assert len(str(made)) <= 100
    assert str(QuestionFactory.build(stem="")) == "Soal yang belum ditulis"


def test_an_image_must_be_described(editor):
    made = QuestionFactory.build(image=Image(title="Foto", file=get_test_image_file()))
    with pytest.raises(ValidationError, match="Jelaskan gambarnya"):
        made.clean()


def test_an_image_is_frozen_in_two_formats():
    photo = Image.objects.create(title="Foto", file=get_test_image_file())
    frozen = question(image=photo, image_alt="Tangkapan layar").current.body
    assert frozen["image"]["id"] == photo.pk
    assert frozen["image"]["avif"].endswith(".avif")
    assert frozen["image"]["jpeg"].endswith((".jpg", ".jpeg"))
    assert frozen["image_alt"] == "Tangkapan layar"


@pytest.mark.parametrize("mode", ["", "review"])
def test_the_preview_draws_the_question(rf, mode):
    made = question(stem="<p>Apa itu hoaks?</p>", publish=False)
    text = made.make_preview_request(preview_mode=mode).rendered_content
    assert "Apa itu hoaks?" in text
    assert ("Jawaban yang tepat" in text) is (mode == "review")


def test_a_question_without_a_kind_yet_can_be_previewed():
    made = QuestionFactory(body=json.dumps([]))
    assert "Pilih jenis soal" in made.make_preview_request().rendered_content
    assert str(made.kind_label) == "Belum dipilih"


@pytest.mark.parametrize("model", ["question", "topic"])
def test_what_a_quiz_or_a_result_rests_on_cannot_be_deleted(editor, home, model):
    topic = TopicFactory()
    made = question(topic)
    quiz_page(home, (topic, 1))
    row = {"question": made, "topic": topic}[model]
    address = reverse(f"wagtailsnippets_quizzes_{model}:delete", args=[row.pk])
    told = editor.post(address, follow=True)
    assert "tidak dapat dihapus" in told.text
    bulk = reverse("wagtail_bulk_action", args=["quizzes", model, "delete"])
    assert editor.post(f"{bulk}?id={row.pk}", follow=True).status_code == 200
    row.refresh_from_db()


def test_what_nothing_rests_on_can_be_deleted(editor):
    made = question(publish=False)
    editor.post(reverse("wagtailsnippets_quizzes_question:delete", args=[made.pk]))
    assert not Question.objects.exists()


@pytest.mark.parametrize("name", ["history", "usage", "edit", "copy"])
def test_every_screen_of_a_question_opens(editor, name):
    address = reverse(f"wagtailsnippets_quizzes_question:{name}", args=[question().pk])
    assert editor.get(address).status_code == 200
