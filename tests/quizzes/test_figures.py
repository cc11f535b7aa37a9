"""Figures and signs in the admin: what is shown, to whom, and at what cost."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from literasi.users.groups import EDITORS, REVIEWERS
from quizzes.figures import charts, words
from quizzes.models import (
    Attempt,
    AttemptItem,
    IntegrityFlag,
    Question,
    QuestionStatistics,
    QuizStatistics,
)
from quizzes.psychometrics import Verdict
from quizzes.services import find_signs, measure_everything
from tests.factories.agencies import AgencyFactory
from tests.factories.courses import CatalogPageFactory
from tests.factories.quizzes import TopicFactory, question, quiz_page, republish, versions
from tests.factories.users import UserFactory
from tests.quizzes.crowd import choices, people, quiz, take, versions_of

pytestmark = pytest.mark.django_db

BANK = "wagtailsnippets_quizzes_question:list"


@pytest.fixture
def page(home):
    topic = TopicFactory(name="Hoaks")
    first = question(topic, difficulty="hard", stem="<p>Kabar dari grup?</p>")
    others = [question() for _ in range(4)]
    return quiz_page(home, first, *others, title="Uji hoaks", purpose="test")


@pytest.fixture
def asked(page):
    return versions_of(page)


@pytest.fixture
def measured(page, asked):
    """The first question's key is wrong; the others are good but for their third option."""
    patterns = [(1, 0, 0, 0, 0)] * 12 + [(0, 1, 1, 1, 1)] * 9 + [(2, 0, 1, 0, 1)] * 3
    for learner, pattern in zip(people(len(patterns)), patterns, strict=True):
        take(page, learner, choices(asked, pattern))
    measure_everything()
    return asked


def staff(client, group):
    user = UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


def of_question(version):
    return reverse("question_figures", args=[version.question_id])


def of_quiz(page):
    return reverse("angka-kuis:inspect", args=[quiz(page).pk])


# --- The bank -----------------------------------------------------------------------------


def listed(client, **query):
    return {row.pk for row in client.get(reverse(BANK), query).context["object_list"]}


def test_the_bank_shows_figures_and_is_filtered_by_them(editor, measured):
    first, *others = (version.question_id for version in measured)
    unasked = question().pk
    text = editor.get(reverse(BANK)).text
    assert "Kunci mungkin salah" in text
    assert of_question(measured[0]) in text
    assert "38%" in text
    assert listed(editor, verdict="key") == {first}
    assert listed(editor, verdict="idle") == set(others)
    assert listed(editor, verdict="few") == {unasked}
    assert listed(editor, verdict="key", difficulty="hard", kind="single_choice") == {first}
    assert listed(editor, verdict="key", difficulty="easy") == set()
    assert listed(editor, verdict="rubbish") == {first, *others, unasked}


def test_the_bank_is_ordered_by_figures(editor, measured):
    response = editor.get(reverse(BANK), {"ordering": "discrimination"})
    known = [q.discrimination for q in response.context["object_list"]]
    assert len(known) == 5
    assert known == sorted(known)


# --- One question -------------------------------------------------------------------------


def test_a_question_shows_its_figures_in_words_a_chart_and_a_table(editor, measured):
    text = editor.get(of_question(measured[0])).text.split('class="figures"')[1]
    assert "Kunci mungkin salah" in text
    assert str(words.ADVICE[Verdict.KEY]) in text
    assert "Nilai rata-rata soal ini 38% dari nilai penuh." in text
    assert "justru lebih sering keliru di soal ini" in text
    assert "lebih disukai yang menguasai bahan daripada kuncinya" in text
    assert text.count('class="choices__upper"') == 3
    assert text.count('<th scope="row">') == 3
    assert "Separuh peserta menjawab dalam 30 detik atau kurang." in text


def test_each_version_has_figures_of_its_own(editor, measured):
    made = measured[0].question
    made.stem = "<p>Kalimat baru?</p>"
    republish(made)
    response = editor.get(of_question(measured[0]))
    new, old = response.context["versions"]
    assert (new.version.number, new.verdict, old.verdict) == (2, "few", "key")
    assert "Belum ada percobaan pertama yang dinilai untuk versi ini." in response.text
    assert "<details" in response.text


def test_a_question_never_published_says_so(editor, home):
    draft = question(publish=False)
    text = editor.get(reverse("question_figures", args=[draft.pk])).text
    assert "belum pernah terbit" in text


def test_what_people_typed_cannot_become_markup(editor, measured):
    found = QuestionStatistics.objects.get(version=measured[0])
    found.choices["typed"] = [["<script>alert(1)</script>", 4]]
    found.save()
    text = editor.get(of_question(measured[0])).text
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text


# --- One quiz -----------------------------------------------------------------------------


def test_a_quiz_shows_its_figures_and_what_needs_looking_after_first(editor, page, measured):
    response = editor.get(of_quiz(page))
    lines = response.context["questions"]
    assert lines[0].question == measured[0].question_id
    assert [line.verdict for line in lines] == ["key", "idle", "idle", "idle", "idle"]
    assert "Alfa Cronbach" in response.text
    assert "Galat baku" in response.text
    assert response.text.count('class="histogram__bar"') == 10
    assert [column.count for column in response.context["columns"]] == (
        QuizStatistics.objects.get().histogram
    )


def test_a_quiz_that_was_never_measured_offers_it(editor, page, asked):
    take(page, people(1)[0], choices(asked, (0, 0, 0, 0, 0)))
    assert "belum pernah dihitung" in editor.get(of_quiz(page)).text
    measure = reverse("angka-kuis:measure", args=[quiz(page).pk])
    assert editor.get(measure).status_code == 405
    assert not QuizStatistics.objects.exists()
    response = editor.post(measure, follow=True)
    assert "sedang dihitung" in response.text
    assert QuizStatistics.objects.get().people == 1


def test_quizzes_are_listed_with_and_without_figures(editor, home, page, measured):
    quiz_page(home, question(), title="Latihan sunyi")
    text = editor.get(reverse("angka-kuis:index")).text
    assert "Uji hoaks" in text
    assert "Latihan sunyi" in text
    assert "angka-kuis/new" not in text


def test_quizzes_of_one_name_are_told_apart_by_what_they_stand_in(editor, home):
    for title, slug in (("Mengenali hoaks", "hoaks"), ("Pondasi", "pondasi")):
        above = CatalogPageFactory(parent=home, title=title, slug=slug)
        quiz_page(above, question(), title="Latihan")
    text = editor.get(reverse("angka-kuis:index")).text
    assert "Mengenali hoaks" in text
    assert "Pondasi" in text
    assert "kuiss" not in text


# --- Signs --------------------------------------------------------------------------------


@pytest.fixture
def flag(page, asked):
    one, other = (take(page, each, choices(asked, (1, 2, 0, 0, 0))) for each in people(2))
    return IntegrityFlag.objects.create(
        sign="likeness",
        attempt=one,
        other=other,
        agency=AgencyFactory(),
        found_at=timezone.now(),
        evidence={"common": 5, "shared": 2, "different": 0, "chance": 1e-5, "compared": 100},
    )


def judge(flag):
    return reverse("tanda-integritas:judge", args=[flag.pk])


def test_signs_are_listed_filtered_and_explained(editor, page, flag):
    index = reverse("tanda-integritas:index")
    text = editor.get(index).text
    assert "alasan untuk memeriksa, bukan bukti kecurangan" in text
    assert "Kesalahan yang sama" in text
    for query, rows in (
        ({"state": "new"}, 1),
        ({"state": "dismissed"}, 0),
        ({"sign": "pace"}, 0),
        ({"agency": flag.agency_id, "quiz": quiz(page).pk}, 1),
        ({"agency": AgencyFactory().pk}, 0),
    ):
        assert len(editor.get(index, query).context["object_list"]) == rows


def test_a_sign_shows_its_evidence_and_the_mistakes_in_common(editor, flag, asked):
    response = editor.get(judge(flag))
    assert "2 dijawab keliru dengan" in response.text
    assert "0,001 kali" in response.text
    first, second = (version.body["options"] for version in asked[:2])
    assert [answer for _text, answer in response.context["mistakes"]] == [
        first[1]["text"],
        second[2]["text"],
    ]


def test_whoever_judges_says_why_and_no_result_changes(editor, flag):
    before = list(Attempt.objects.values()), list(AttemptItem.objects.values())
    response = editor.post(judge(flag), {"state": "dismissed", "note": ""})
    assert "Tulis alasan Anda" in response.text
    response = editor.post(judge(flag), {"state": "new", "note": "x"})
    assert response.status_code == 200
    note = "Keduanya belajar dari catatan yang sama."
    response = editor.post(judge(flag), {"state": "dismissed", "note": note}, follow=True)
    assert "Hasil peserta tidak berubah" in response.text
    flag.refresh_from_db()
    assert (flag.state, flag.note) == ("dismissed", note)
    assert (list(Attempt.objects.values()), list(AttemptItem.objects.values())) == before


def test_a_sign_of_haste_is_explained_too(editor, page, asked):
    take(page, people(1)[0], choices(asked, (0, 0, 0, 0, 0)), gap=0, took=1)
    find_signs()
    text = editor.get(judge(IntegrityFlag.objects.get())).text
    assert "Selesai dalam 1 detik" in text


# --- Who ----------------------------------------------------------------------------------


def test_editors_see_figures_and_no_signs(client, page, measured, flag):
    staff(client, EDITORS)
    assert client.get(of_question(measured[0])).status_code == 200
    assert client.get(of_quiz(page)).status_code == 200
    assert client.get(reverse("angka-kuis:index")).status_code == 200
    for address in (reverse("tanda-integritas:index"), judge(flag)):
        assert client.get(address).status_code == 302
        assert client.post(address, {"state": "dismissed", "note": "x"}).status_code in (302, 405)
    flag.refresh_from_db()
    assert flag.state == "new"
    assert "Tanda integritas" not in client.get(reverse(BANK)).text


def test_wrong_keys_lead_to_judging_anew_for_those_who_may(editor, page, measured):
    wrong, fine = (reverse("regrades:question", args=[v.question_id]) for v in measured[:2])
    assert f'href="{wrong}"' in editor.get(of_question(measured[0])).text
    assert editor.get(wrong).status_code == 200
    text = editor.get(of_quiz(page)).text
    assert f'href="{wrong}"' in text
    assert f'href="{fine}"' not in text
    staff(editor, EDITORS)
    for address in (of_question(measured[0]), of_quiz(page)):
        shown = editor.get(address)
        assert shown.status_code == 200
        assert wrong not in shown.text


def test_reviewers_judge_signs(client, flag):
    user = staff(client, REVIEWERS)
    assert client.get(reverse("tanda-integritas:index")).status_code == 200
    client.post(judge(flag), {"state": "followed", "note": "Sudah ditanyakan."})
    flag.refresh_from_db()
    assert (flag.state, flag.judged_by) == ("followed", user)


def test_learners_see_none_of_it(as_account, page, measured, flag):
    for address in (of_question(measured[0]), of_quiz(page), judge(flag)):
        assert as_account.get(address).status_code in (302, 403)


# --- At what cost -------------------------------------------------------------------------


def statements(client, address, query=None):
    client.get(address, query)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, query).status_code == 200
    return len(queries)


def figures_for(versions):
    QuestionStatistics.objects.bulk_create(
        QuestionStatistics(version=v, computed_at=timezone.now(), people=30, verdict="good")
        for v in versions
    )


def test_pages_cost_the_same_with_three_questions_and_three_hundred(editor, home):
    small, large = TopicFactory(), TopicFactory()
    versions(small, 3)
    versions(large, 300)
    few = quiz_page(home, (small, 3), title="Tiga")
    many = quiz_page(home, (large, 300), title="Tiga ratus")
    figures_for([*versions_of(few), *versions_of(many)])
    assert statements(editor, of_quiz(few)) == statements(editor, of_quiz(many))
    narrow = statements(editor, reverse(BANK), {"topics": small.pk})
    # The three hold one that was published by an editor, whose revision is read.
    assert narrow >= statements(editor, reverse(BANK), {"topics": large.pk})


def test_a_question_costs_the_same_with_many_versions(editor, measured):
    few = statements(editor, of_question(measured[0]))
    made = Question.objects.get(pk=measured[0].question_id)
    for number in range(30):
        made.stem = f"<p>Kalimat ke-{number}</p>"
        republish(made)
    figures_for(made.versions.exclude(pk=measured[0].pk))
    assert statements(editor, of_question(measured[0])) == few


def test_the_list_of_signs_costs_the_same_with_many(editor, page, asked, flag):
    index = reverse("tanda-integritas:index")
    few = statements(editor, index)
    attempts = [take(page, each, choices(asked, (1, 1, 1, 1, 1))) for each in people(40)]
    IntegrityFlag.objects.bulk_create(
        IntegrityFlag(sign="pace", attempt=attempt, agency=AgencyFactory(), found_at=timezone.now())
        for attempt in attempts
    )
    assert statements(editor, index) == few


# --- Words and charts ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.42, "Daya beda 0,42: yang nilainya tinggi jauh lebih sering benar di soal ini."),
        (0.15, "Daya beda 0,15: yang nilainya tinggi sedikit lebih sering benar di soal ini."),
        (0.0, "Daya beda 0,00: yang nilainya tinggi dan yang rendah hampir sama seringnya benar."),
        (-1.0, "Daya beda -1,00: yang nilainya tinggi justru lebih sering keliru di soal ini."),
    ],
)
def test_discrimination_in_words(value, said):
    assert words.discrimination(QuestionStatistics(discrimination=value)) == said


def test_every_verdict_has_advice_and_a_name():
    assert set(words.ADVICE) == {verdict.value for verdict in Verdict}
    assert set(QuestionStatistics.Verdict.values) == {verdict.value for verdict in Verdict}


@pytest.mark.parametrize("method", ["alpha", "drawn", ""])
@pytest.mark.parametrize("reliability", [None, -2.0, 0.4, 0.6, 0.75, 0.9, 1.0])
def test_reliability_in_words(method, reliability):
    found = QuizStatistics(method=method, reliability=reliability, basis=40, error=4.2)
    assert words.reliability(found).endswith(".")
    assert ("diundi" in words.method(found)) == (method == "drawn")
    assert "4,2 poin" in words.error(found)


def test_bars_and_columns_stay_in_their_drawing():
    bars = charts.bars([1.0, 0.5, 0.0])
    assert [bar.width for bar in bars] == ["85.00%", "42.50%", "0.00%"]
    columns = charts.columns([0, 4, 8, 0, 0, 0, 0, 0, 0, 2])
    assert columns[2].height == charts.BASE - 20
    assert all(column.y + column.height == charts.BASE for column in columns)
    assert columns[-1].label == "90–100"
    assert all(column.height == 0 for column in charts.columns([0] * 10))
