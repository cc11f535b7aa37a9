"""The demonstration content: whole, loadable twice, and every page of it answers."""

import shutil
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from wagtail.models import Page

from courses.models import ActivityCompletion, CoursePage, Enrolment, LessonPage
from literasi.agencies.models import Agency
from literasi.badges.models import Award, Badge, CertificateTemplate
from literasi.core.blocks import MockPostBlock
from literasi.core.mock_posts import Form
from literasi.core.models import Contact
from literasi.home.demo import courses, files
from literasi.home.demo.people import DEBUG_PASSWORD
from literasi.users.models import User
from quizzes import marking
from quizzes.kinds.base import rubric_of
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, AttemptItem, Question, QuizItem, QuizPage
from quizzes.models.quiz_form import held_by
from tests.badges.credentials import fetching
from tests.badges.credentials.digitalbazaar import said_of
from tests.badges.credentials.peers import parsed, verified

TEXT_OF = {"text", "callout", "steps", "checklist", "table", "copy_text", "legal_note", "quote"}


def load():
    call_command("load_demo", stdout=StringIO())


@pytest.fixture
def empty(db):
    Page.objects.filter(depth=2, title="Beranda").delete()


@pytest.fixture
def demo(empty):
    load()


def assert_one_badge_has_a_designed_certificate():
    template = CertificateTemplate.objects.get()
    template.full_clean()
    assert [badge.motif for badge in template.badges.all()] == ["suara"]
    assert all("Contoh" in signer.name for signer in template.signers.all())
    assert len({signer.signature.size for signer in template.signers.all()}) == 2
    aligned = [badge for badge in Badge.objects.all() if badge.alignments]
    assert len(aligned) == 2
    for badge in aligned:
        badge.alignments.stream_block.clean(badge.alignments)


def counts():
    models = (Page, Question, Agency, Contact, Badge, CertificateTemplate, Award, Enrolment, User)
    return {model.__name__: model.objects.count() for model in models}


# Loading takes seconds, so few tests share one load each.
def test_it_is_whole_and_loading_again_adds_nothing(demo, client):
    assert LessonPage.objects.live().count() == 41
    assert Agency.objects.filter(kind="perangkat_daerah").count() == 28
    assert Agency.objects.filter(kind="kecamatan").count() == 26
    assert Badge.objects.count() == 3
    assert Award.objects.count() == 2
    for award in Award.objects.all():
        assert_is_signed(award)
    assert_are_accepted_in_another_language(client, Award.objects.all())
    # The coordinator of an agency has something to look at.
    assert Award.objects.filter(agency__memberships__shares_certificates_at__isnull=False).exists()
    assert_one_badge_has_a_designed_certificate()
    # Two have handed in the task, which nobody needs to complete the course.
    assert Attempt.objects.awaiting().count() == AttemptItem.objects.for_markers().count() == 2
    assert not QuizPage.objects.get(slug="tugas").required
    for course in CoursePage.objects.live():
        assert_ends_in_a_test_of_ten(course)
        assert_is_measured(course)
    # Where an editor changes one line, the others keep their places.
    assert not QuizItem.objects.filter(sort_order=None).exists()
    # Only development may have passwords that everybody knows.
    assert not User.objects.get(email="warga@literasi.example").check_password(DEBUG_PASSWORD)
    before = counts()
    load()
    assert counts() == before


def assert_is_signed(award):
    """By the eyes of a verifier that we did not write."""
    held = award.credential
    assert verified(held.document, held.key).name == award.snapshot["badge"]
    assert [one["title"] for one in award.snapshot["results"]] == ["Uji akhir: Cerdas Bermedia"]
    assert "resultDescription" not in held.document


def assert_are_accepted_in_another_language(client, awards):
    if shutil.which("node") and shutil.which("npm"):
        credentials = [parsed(award.credential) for award in awards]
        for said in said_of(client, fetching.node_folder(), *credentials):
            assert said == {"verified": True, "status": False, "error": ""}


def assert_ends_in_a_test_of_ten(course):
    final = course.get_last_child().specific
    questions = final.quiz.current.questions
    assert final.purpose == QuizPage.Purpose.TEST
    assert questions.first().pick == 10
    assert questions.count() >= 10


def assert_is_measured(course):
    """First a test before, last but one the test after; enough questions for both."""
    pages = [page.specific for page in course.get_children().live()]
    before, after = pages[0], pages[-2]
    (line,) = before.items.all()
    assert (before.purpose, after.purpose, after.baseline) == ("before", "after", before)
    assert held_by(line.topic) >= 2 * line.count
    assert after.quiz.current.settings["questions"] == line.count == 5
    assert not before.required
    assert not after.required


def results():
    """All that learners have; enrolments but for the release, by which they are judged anew."""
    enrolments = Enrolment.objects.order_by("pk")
    kept = [model.objects.order_by("pk") for model in (Attempt, ActivityCompletion, Award)]
    return [list(enrolments.values("pk", "required", "done", "completed_at"))] + [
        list(rows.values()) for rows in kept
    ]


def test_an_earlier_version_gets_the_tests_and_nobodys_result_changes(empty, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(courses, "load_pair", lambda course, table: None)
        load()
    assert not QuizPage.objects.filter(purpose="before").exists()
    before = results()
    load()
    for course in CoursePage.objects.live():
        assert_is_measured(course)
        titles = [row["title"] for row in course.course.current.activities()]
        assert titles[0].startswith("Tes awal")
        assert titles[-2].startswith("Tes akhir")
    assert results() == before


def test_every_page_answers_to_everybody(demo, client):
    for reader in (None, "admin@literasi.example", "penyunting@literasi.example"):
        if reader:
            client.force_login(User.objects.get(email=reader))
        pages = Page.objects.live().filter(depth__gt=1)
        assert pages.count() > 75
        for page in pages.specific():
            response = client.get(page.get_url(), follow=True)
            assert response.status_code == 200, (reader, page.get_url())


@pytest.mark.parametrize(
    "table",
    [q for table in files.read_all("courses/*/questions-*.toml") for q in table["question"]],
    ids=lambda q: q["key"],
)
def test_a_question_is_fit_to_be_published(table):
    """Loading does not ask what the editor asks."""
    kind = KINDS[table["kind"]]
    block = kind.edit_block()
    body = kind.freeze(block.clean(block.to_python(table["value"])))
    solution = kind.clean_response(body, kind.solution(body))
    # What people grade is worth nothing before they have; its model keeps to its own advice.
    assert kind.score(body, solution) == (None if rubric_of(kind, body) else 1)
    if rubric_of(kind, body):
        words = marking.count_words(solution)
        assert marking.length(words, body["least"], body["most"]) == "fitting"


SETS = [
    question["value"]["claims"]
    for table in files.read_all("courses/*/questions-*.toml")
    for question in table["question"]
    if question["kind"] == "discernment"
]


@pytest.mark.parametrize("claims", SETS)
def test_a_set_of_claims_gives_no_verdict_away(claims):
    """Four of each; what is unproven is made up and says so, but so do others."""
    verdicts = [claim["verdict"] for claim in claims]
    assert [verdicts.count(each) for each in ("true", "false", "unproven")] == [4, 4, 4]
    made_up = [claim["verdict"] for claim in claims if claim["text"].startswith("Contoh")]
    assert made_up.count("unproven") == 4
    assert {"true", "false"} < set(made_up)
    assert not any(first == second for first, second in pairwise(verdicts))


def test_claims_are_judged_in_practice_and_in_a_lesson():
    lessons = files.read_all("courses/*/lessons/*.toml")
    asked = {block.get("question") for lesson in lessons for block in lesson["body"]}
    assert len(SETS) == 3
    assert "kabar-darurat-set" in asked


POSTS = [
    block
    for folder in ("courses/*/lessons", "articles")
    for table in files.read_all(f"{folder}/*.toml")
    for block in table["body"]
    if block["type"] == "mock_post"
]


def test_mock_posts_of_every_form_stand_in_lessons_and_articles():
    assert len(POSTS) >= 6
    assert {post["form"] for post in POSTS} == set(Form.values)


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post["parts"][1]["text"])
def test_a_mock_post_is_fit_to_be_published(post):
    """As a question, it is loaded without what the editor asks."""
    block = MockPostBlock()
    value = block.clean(block.to_python({key: post[key] for key in ("form", "parts")}))
    assert len([part for part in value["parts"] if part["why"]]) >= 3


@pytest.mark.parametrize(
    "table", files.read_all("courses/*/lessons/*.toml"), ids=lambda t: t["slug"]
)
def test_a_lesson_is_written(table):
    kinds = [block["type"] for block in table["body"]]
    assert len(TEXT_OF.intersection(kinds)) >= 2
    assert kinds[-1] == "sources"
    assert 250 <= words(table["body"]) <= 620


def words(value) -> int:
    if isinstance(value, str):
        return len(value.replace("<", " <").split())
    if isinstance(value, dict):
        return sum(words(item) for key, item in value.items() if key not in {"type", "url"})
    return sum(map(words, value)) if isinstance(value, list) else 0
