"""Questions out of the bank: what is lost is said first, and nothing else is."""

import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from literasi.users.groups import EDITORS
from quizzes.models import Question
from tests.factories.kinds import SAMPLES
from tests.factories.quizzes import QuestionFactory, TopicFactory, question, quiz_page
from tests.factories.users import UserFactory
from tests.quizzes.exchange.files import GIFT, UPLOAD, fates, imported, previewed

pytestmark = pytest.mark.django_db

EXPORT = "question_import:export"
DOWNLOAD = "question_import:download"


def download(editor, **query):
    response = editor.get(reverse(DOWNLOAD), query)
    assert response.status_code == 200
    return response


def test_what_was_imported_goes_out_and_comes_back_unchanged(editor):
    imported(editor, GIFT, publish="1")
    for form in ("gift", "moodle_xml", "qti", "csv", "xlsx"):
        response = download(editor, format=form)
        if form in ("csv", "xlsx"):
            # A table has no place for marks, but these texts have none.
            assert "yang-tidak-terbawa" not in str(response.content[:2000])
        assert fates(previewed(editor, response.content, f"x.{form}")) == {
            "new": 0,
            "updated": 0,
            "unchanged": 2,
            "refused": 0,
        }


@pytest.mark.parametrize("form", ["gift", "moodle_xml", "qti"])
def test_every_kind_goes_out_or_is_named_as_staying(editor, form):
    for name, sample in SAMPLES.items():
        made = QuestionFactory.build()
        made.body = [{"type": name, "value": sample.raw}]
        made.save()
    page = editor.get(reverse(EXPORT), {"format": form})
    assert page.status_code == 200
    outgoing = page.context["outgoing"]
    whole = [loss for loss in outgoing.losses if loss.whole]
    assert len(outgoing.items) + len(whole) == len(SAMPLES)
    assert "jam pertama" not in str(outgoing.items)
    archive = zipfile.ZipFile(BytesIO(download(editor, format=form).content))
    assert "yang-tidak-terbawa.txt" in archive.namelist()
    assert archive.read("yang-tidak-terbawa.txt").decode().count("\n- ") == len(outgoing.losses)


def test_what_is_lost_is_said_by_name(editor):
    made = QuestionFactory.build(source="UU 14/2008")
    made.save()
    page = editor.get(reverse(EXPORT), {"format": "gift"})
    assert [loss.what for loss in page.context["outgoing"].losses] == [("sumber",)]
    assert "daftarnya disertakan" in page.text


def test_questions_are_chosen_by_topic_and_quiz(editor, home):
    topic, other = TopicFactory(name="Hoaks"), TopicFactory(name="Etika")
    one, two, three = question(topic), question(other), question()
    quiz = quiz_page(home, one, (other, 1))

    def count(**query):
        return editor.get(reverse(EXPORT), {"format": "gift", **query}).context["count"]

    assert count() == 3
    assert count(topics=topic.pk) == 1
    assert count(quiz=quiz.pk) == 2
    assert count(kind="true_false") == 0
    assert Question.objects.count() == 3
    assert {two.live, three.live} == {True}


@pytest.mark.parametrize(
    "narrowed",
    [
        {},
        {"q": "hoaks"},
        {"kind": "true_false", "q": "hoaks"},
        {"difficulty": "hard", "topics": ["Hoaks", "Etika"]},
        {"topics": ["Etika"], "verdict": "few"},
        {"verdict": "good"},
    ],
)
def test_what_the_list_shows_is_what_is_exported(editor, narrowed):
    topics = {name: TopicFactory(name=name) for name in ("Hoaks", "Etika")}
    question(topics["Hoaks"], difficulty="hard", stem="<p>Apa itu hoaks?</p>")
    question(topics["Etika"], topics["Hoaks"], difficulty="hard", kind="true_false")
    question(topics["Etika"], source="Kamus hoaks", kind="true_false")
    question()
    query = {**narrowed, "topics": [topics[name].pk for name in narrowed.get("topics", ())]}
    listed = editor.get(reverse("wagtailsnippets_quizzes_question:list"), query)
    [button] = [b for b in listed.context["header_buttons"] if "ekspor" in b.url]
    page = editor.get(button.url)
    assert page.status_code == 200
    chosen = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    sent = {name: value for name, value in chosen.items() if value}
    shown = {row.pk for row in listed.context["object_list"]}
    exported = editor.get(reverse(EXPORT), {**sent, "format": "csv"}).context["form"].questions()
    assert {row.pk for row in exported} == shown


def test_a_quiz_is_offered_with_what_it_stands_in(editor, home):
    quiz_page(home, question(), title="Latihan")
    assert f"Latihan – {home.title}" in editor.get(reverse(EXPORT)).text


def test_the_page_costs_the_same_with_many(editor, django_assert_max_num_queries):
    for _time in range(30):
        question(TopicFactory())
    editor.get(reverse(EXPORT), {"format": "gift"})
    with django_assert_max_num_queries(30):
        editor.get(reverse(EXPORT), {"format": "gift"})


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_is_offered_and_can_be_imported(editor, form):
    response = editor.get(reverse("question_import:template", args=[form]))
    assert fates(previewed(editor, response.content, f"templat.{form}"))["new"] == 9


@pytest.mark.parametrize("address", [UPLOAD, EXPORT, DOWNLOAD])
def test_it_is_for_those_who_may_use_the_bank(client, home, address):
    assert client.get(reverse(address)).status_code in (302, 403)
    client.force_login(UserFactory())
    assert client.get(reverse(address)).status_code in (302, 403)


def test_an_editor_imports_drafts_but_does_not_publish(client, home):
    user = UserFactory()
    user.groups.add(user.groups.model.objects.get(name=EDITORS))
    client.force_login(user)
    preview = previewed(client, GIFT)
    assert "kirimkan untuk ditinjau" in preview.text
    imported(client, GIFT, publish="1")
    assert not Question.objects.filter(live=True).exists()


def test_a_file_is_seen_by_its_own_importer_only(editor, client, home):
    preview = previewed(editor, GIFT)
    other = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(other)
    assert client.get(preview.request["PATH_INFO"]).status_code == 404
