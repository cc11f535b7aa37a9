"""Questions taken over from a file: nothing before it is confirmed, then all or nothing."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from quizzes.models import Question, QuestionImport, QuestionVersion, Topic
from quizzes.services.importing import KEPT_FOR, forget_imports
from tests.quizzes.exchange.files import GIFT, UPLOAD, confirmed, fates, imported, previewed, sent

pytestmark = pytest.mark.django_db

ALL_NEW = {"new": 2, "updated": 0, "unchanged": 0, "refused": 0}
BROKEN = GIFT + "\nTanpa penutup {=a\n"


def test_a_preview_tells_and_writes_nothing(editor):
    preview = previewed(editor, GIFT)
    assert fates(preview) == ALL_NEW
    assert "Apa langkah pertama Anda?" in preview.text
    assert "Impor 2 soal" in preview.text
    assert not Question.objects.exists()
    assert not Topic.objects.exists()


def test_confirmed_questions_are_drafts_with_all_they_came_with(editor):
    done = imported(editor, GIFT)
    assert "selesai" in done.text
    first, second = Question.objects.order_by("pk")
    assert not first.live
    assert first.stem == "<p>Apa langkah pertama Anda?</p>"
    assert first.kind == "single_choice"
    options = first.body[0].value["options"]
    assert [(o["text"], o["correct"], o["feedback"]) for o in options] == [
        ("Memeriksa sumbernya", True, "Tepat: sumber dahulu."),
        ("Meneruskannya", False, "Jangan terburu-buru."),
    ]
    assert first.feedback == "<p>Lihat https://kominfo.go.id</p>"
    assert [topic.name for topic in first.topics.all()] == ["Hoaks"]
    assert first.difficulty == "hard"
    assert second.kind == "true_false"
    assert not QuestionVersion.objects.exists()


def test_the_same_file_again_changes_nothing(editor):
    imported(editor, GIFT)
    revisions = Revision.objects.count()
    preview = previewed(editor, GIFT)
    assert fates(preview) == {**ALL_NEW, "new": 0, "unchanged": 2}
    assert "Tidak ada yang perlu diimpor" in preview.text
    assert Revision.objects.count() == revisions


def test_a_changed_file_updates_instead_of_doubling(editor):
    imported(editor, GIFT)
    option = Question.objects.order_by("pk")[0].body[0].value["options"].bound_blocks[0].id
    changed = GIFT.replace("langkah pertama Anda?", "langkah pertama yang tepat?").replace(
        "Jangan terburu-buru", "Tunggu dahulu"
    )
    preview = previewed(editor, changed)
    assert fates(preview) == {**ALL_NEW, "new": 0, "updated": 1, "unchanged": 1}
    assert "bunyi soal" in preview.text
    assert "umpan balik per pilihan" in preview.text
    confirmed(editor, preview)
    assert Question.objects.count() == 2
    question = Question.objects.order_by("pk")[0]
    assert "yang tepat" in question.stem
    options = question.body[0].value["options"]
    assert options[1]["feedback"] == "Tunggu dahulu."
    assert options.bound_blocks[0].id == option


def test_a_published_question_gets_a_draft_and_stays_as_it_is(editor):
    imported(editor, GIFT, publish="1")
    question = Question.objects.order_by("pk")[0]
    assert question.live
    imported(editor, GIFT.replace("langkah pertama Anda?", "langkah pertama, menurut Anda?"))
    question.refresh_from_db()
    assert question.stem == "<p>Apa langkah pertama Anda?</p>"
    assert question.has_unpublished_changes
    assert "menurut" in question.get_latest_revision_as_object().stem
    assert question.versions.count() == 1


def test_what_the_file_leaves_empty_stays_in_the_bank(editor):
    imported(editor, GIFT)
    bare = GIFT.replace("#Tepat: sumber dahulu.", "").replace("#Jangan terburu-buru.", "")
    assert fates(previewed(editor, bare))["unchanged"] == 2


def test_a_refused_question_is_told_with_its_line_and_blocks_until_it_is_skipped(editor):
    preview = previewed(editor, BROKEN)
    assert fates(preview) == {**ALL_NEW, "refused": 1}
    [entry] = preview.context["refused"]
    assert entry.line == 13
    assert "}" in entry.problems[0]
    again = confirmed(editor, preview)
    assert "Belum ada yang diimpor" in again.text
    assert not Question.objects.exists()
    confirmed(editor, preview, skip="1")
    assert Question.objects.count() == 2


def test_missing_feedback_is_told_and_keeps_a_question_a_draft(editor):
    preview = previewed(editor, "Apa? {=ya#Betul ~tidak}\n\nApa lagi? {=itu#x ~ini#y}\n")
    assert "1 umpan balik belum ditulis" in preview.text
    confirmed(editor, preview, publish="1")
    assert list(Question.objects.order_by("pk").values_list("live", flat=True)) == [False, True]


def test_pressing_twice_imports_once(editor):
    preview = previewed(editor, GIFT)
    confirmed(editor, preview)
    again = confirmed(editor, preview)
    assert again.redirect_chain
    assert Question.objects.count() == 2
    assert bytes(QuestionImport.objects.get().content) == b""


def test_a_bank_that_changed_meanwhile_asks_for_another_look(editor):
    preview = previewed(editor, GIFT)
    imported(editor, GIFT)
    again = confirmed(editor, preview)
    assert "berubah sejak pratinjau" in again.text
    assert Question.objects.count() == 2


def test_nothing_is_half_imported(editor, monkeypatch):
    made = []

    def fail_at_the_second(question, user):
        made.append(question)
        if len(made) == 2:
            raise RuntimeError
        question.save()

    monkeypatch.setattr("quizzes.services.importing._save", fail_at_the_second)
    preview = previewed(editor, GIFT)
    with pytest.raises(RuntimeError):
        confirmed(editor, preview)
    assert len(made) == 2
    assert not Question.objects.exists()
    assert QuestionImport.objects.get().done_at is None


def test_the_same_name_for_another_question_is_refused(editor):
    imported(editor, "// [id:1]\nApa itu hoaks? {=kabar palsu#x ~kabar#y}\n")
    preview = previewed(editor, "// [id:1]\nBerapa lama masa sanggah? {=lima#x ~dua#y}\n")
    assert fates(preview)["refused"] == 1
    assert "sudah dipakai soal lain" in preview.text


def test_questions_worded_alike_about_other_things_are_two(editor):
    one = "Manakah yang tepat? {=Hoaks menyebar cepat#x ~Bohong#y}\n"
    other = "Manakah yang tepat? {=Sumber resmi dahulu#x ~Tidak perlu#y}\n"
    imported(editor, f"{one}\n{other}")
    assert Question.objects.count() == 2
    assert fates(previewed(editor, f"{one}\n{other}"))["unchanged"] == 2


def test_a_question_that_stands_twice_in_a_file_is_refused_once(editor):
    preview = previewed(editor, "Apa? {=a#x ~b#y}\n\nApa? {=a#x ~b#y}\n")
    assert fates(preview) == {**ALL_NEW, "new": 1, "refused": 1}
    assert "Sama dengan soal di baris 1" in preview.text


def test_a_locked_question_is_left_alone(editor):
    imported(editor, GIFT)
    Question.objects.update(locked=True)
    preview = previewed(editor, GIFT.replace("Anda?", "kita?"))
    assert fates(preview)["refused"] == 2
    assert "dikunci" in preview.text


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "kosong"), (b"\x00\x01\x02", "tidak dikenali"), ("halo", "tidak dikenali")],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(editor, content, says):
    response = sent(editor, content, "x.bin")
    assert response.status_code == 200
    assert says in response.text
    assert not QuestionImport.objects.exists()


def test_a_file_too_large_is_refused_in_words(editor, monkeypatch):
    monkeypatch.setattr("quizzes.exchange.forms.MOST_BYTES", 100)
    assert "Bagi menjadi beberapa berkas" in sent(editor, GIFT).text


def test_the_upload_form_is_shown(editor):
    response = editor.get(reverse(UPLOAD))
    assert response.status_code == 200
    assert "Impor soal" in response.text


def test_an_essay_waits_for_its_rubric(editor):
    preview = previewed(editor, "Ceritakan pengalaman Anda. {}\n")
    assert fates(preview)["new"] == 1
    assert "belum ditulis" in preview.text
    confirmed(editor, preview, publish="1")
    question = Question.objects.get()
    assert question.kind == "essay"
    assert not question.live


def test_a_file_that_nobody_confirms_is_forgotten(editor):
    preview = previewed(editor, GIFT)
    old = timezone.now() - KEPT_FOR - timedelta(minutes=1)
    QuestionImport.objects.update(created_at=old)
    assert editor.get(preview.request["PATH_INFO"]).status_code == 404
    assert forget_imports(now=timezone.now()) == 1
    assert not QuestionImport.objects.exists()


def test_the_night_forgets_only_what_is_past_its_time(editor, capsys):
    previewed(editor, GIFT)
    previewed(editor, GIFT)
    _old, waiting = QuestionImport.objects.order_by("pk")
    old = timezone.now() - KEPT_FOR - timedelta(minutes=1)
    QuestionImport.objects.exclude(pk=waiting.pk).update(created_at=old)
    call_command("forget_imports")
    assert capsys.readouterr().out == "Forgot 1 imports.\n"
    assert list(QuestionImport.objects.all()) == [waiting]


def test_a_preview_costs_the_same_with_three_questions_and_with_three_hundred(editor):
    costs = []
    for many in (3, 300):
        content = "\n\n".join(
            f"Kabar nomor {n} patut diperiksa. {{T#Periksa.}}" for n in range(many)
        )
        preview = previewed(editor, content)
        assert fates(preview)["new"] == many
        with CaptureQueriesContext(connection) as queries:
            editor.get(preview.request["PATH_INFO"])
        costs.append(len(queries))
    assert costs[0] == costs[1]
