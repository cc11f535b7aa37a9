"""Writes courses and what learners did in them straight to the tables: reports only read."""

import datetime
from itertools import count

from wagtail.models import Page

from courses.models import Activity, ActivityCompletion, Course, CourseRelease, Enrolment
from literasi.badges.models import Award, Badge
from quizzes.models import (
    Attempt,
    AttemptItem,
    Question,
    QuestionVersion,
    Quiz,
    QuizPage,
    QuizRelease,
)

START = datetime.datetime(2026, 11, 2, 3, 0, tzinfo=datetime.UTC)
serial = count(1)


def day(number: int) -> datetime.datetime:
    return START + datetime.timedelta(days=number)


class CourseMaker:
    """A course of two lessons and a final test of two questions."""

    def __init__(self, title="Etika Komunikasi", jp=6):
        self.course = Course.objects.create(title=title)
        self.quiz_page = Page.objects.get(depth=1).add_child(
            instance=QuizPage(title="Uji akhir", slug=f"uji-{next(serial)}", purpose="test")
        )
        self.lessons = [self._activity("lesson", f"Pelajaran {n}") for n in (1, 2)]
        self.test = self._activity("quiz", "Uji akhir", self.quiz_page)
        self.release = CourseRelease.objects.create(
            course=self.course, number=1, content_hash="a", content=self._content(title, jp)
        )
        self.course.current = self.release
        self.course.save()
        self.quiz = self.test.quiz = Quiz.objects.create(page=self.quiz_page, title="Uji akhir")
        self.test.save()
        self.quiz_release = QuizRelease.objects.create(
            quiz=self.quiz, number=1, content_hash="a", settings={"purpose": "test"}
        )
        self.versions = [question_version(text) for text in ("Soal satu?", "Soal dua?")]
        self.badge = Badge.objects.create(name="Lencana", description="-", criteria="-")
        self.badge.courses.add(self.course)

    @property
    def activities(self):
        return [*self.lessons, self.test]

    def _activity(self, kind, title, page=None):
        return Activity.objects.create(course=self.course, kind=kind, title=title, page=page)

    def _content(self, title, jp):
        rows = [
            {
                "id": str(activity.uuid),
                "kind": activity.kind,
                "title": activity.title,
                "required": True,
                "opens_last": activity.kind == "quiz",
                "minutes": 15,
                "page": activity.page_id,
                "url": "/",
            }
            for activity in self.activities
        ]
        modules = [{"title": "Modul", "activities": rows}]
        return {"title": title, "jp": jp, "order": "free", "modules": modules}

    def enrol(self, learner, done=0, agency=None, at=0, took=None):
        """Enrol on day ``at`` and complete ``done`` activities, the last after ``took`` days."""
        completed = day(at + took) if took is not None else None
        for activity in self.activities[:done]:
            complete(learner, activity, day(at))
        return Enrolment.objects.create(
            learner=learner,
            course=self.course,
            release=self.release,
            agency=agency,
            required=3,
            done=done,
            enrolled_at=day(at),
            last_activity_at=completed or day(at),
            completed_at=completed,
        )

    def attempt(self, learner, *scores, number=1, answers=()):
        """A graded attempt whose questions scored ``scores`` (0 to 1)."""
        percent = int(sum(scores) * 100 / len(scores))
        attempt = Attempt.objects.create(
            learner=learner,
            quiz=self.quiz,
            release=self.quiz_release,
            number=number,
            state="graded",
            seed=1,
            pass_mark=70,
            percent=percent,
            passed=percent >= 70,
            started_at=day(1),
            finished_at=day(1),
            rules_version=1,
        )
        for slot, (version, score) in enumerate(zip(self.versions, scores, strict=True)):
            AttemptItem.objects.create(
                attempt=attempt,
                slot=slot,
                version=version,
                score=score,
                option_order=["a", "b"],
                response=answers[slot] if answers else "a",
            )
        return attempt

    def award(self, learner, number="0001/LIT/Diskominfo/XI/2026", **fields):
        return Award.objects.create(
            badge=self.badge, learner=learner, number=number, snapshot={}, jp=6, **fields
        )


def complete(learner, activity, at):
    ActivityCompletion.objects.create(learner=learner, activity=activity, completed_at=at)


def question_version(stem):
    question = Question.objects.create(stem=f"<p>{stem}</p>")
    body = {
        "stem": f"<p>{stem}</p>",
        "feedback": "",
        "image": None,
        "image_alt": "",
        "options": [
            {"id": "a", "text": "Pilihan A", "correct": True, "feedback": "Tepat."},
            {"id": "b", "text": "Pilihan B", "correct": False, "feedback": "Kurang tepat."},
        ],
    }
    return QuestionVersion.objects.create(
        question=question, number=1, kind="single_choice", body=body, content_hash="a"
    )
