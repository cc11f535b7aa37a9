"""Badges, and people who have earned them, without a page tree to publish."""

import hashlib
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from courses.models import Course, CourseRelease, Enrolment
from literasi.badges.models import Award, Badge
from literasi.badges.services import award_earned
from tests.factories.users import LearnerFactory


def make_course(title="Etika Komunikasi", jp=4, modules=2) -> Course:
    """Return a released course that has no page, with one activity of 45 minutes a module."""
    course = Course.objects.create(title=title)
    content = {
        "title": title,
        "jp": jp,
        "order": "free",
        "url": "/kursus-contoh/",
        "modules": [_module(number) for number in range(1, modules + 1)],
    }
    digest = hashlib.sha256(str(course.uuid).encode()).hexdigest()
    course.current = CourseRelease.objects.create(
        course=course, number=1, content=content, content_hash=digest
    )
    course.save()
    return course


def _module(number):
    activity = {
        "id": str(uuid.uuid4()),
        "page": 0,
        "kind": "lesson",
        "title": f"Pelajaran {number}",
        "url": "",
        "minutes": 45,
        "required": True,
        "opens_last": False,
        "needs_account": False,
    }
    return {"title": f"Modul {number}", "page": 0, "url": "", "activities": [activity]}


def finish(learner, course, at=None, agency=None, cycle=1) -> Enrolment:
    """Write a completed enrolment straight to the table, so that nothing is awarded yet."""
    return Enrolment.objects.create(
        learner=learner,
        course=course,
        cycle=cycle,
        release=course.current,
        agency=agency,
        required=1,
        done=1,
        completed_at=at or timezone.now(),
    )


class BadgeFactory(DjangoModelFactory):
    class Meta:
        model = Badge
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Suara Instansi {n}")
    description = "Pemegang lencana ini mampu menjawab warga."
    criteria = "Menyelesaikan semua pelajaran dan lulus uji akhir."
    motif = "suara"

    @factory.post_generation
    def courses(self, create, extracted, **kwargs):
        self.courses.set(extracted or [make_course()])


def issue(learner=None, badge=None, agency=None) -> Award:
    """Return an award that ``learner`` has just earned, by the way everyone earns one."""
    learner, badge = learner or LearnerFactory(), badge or BadgeFactory()
    courses = list(badge.courses.all())
    for course in courses:
        finish(learner, course, agency=agency)
    awards = award_earned(learner=learner, course=courses[-1])
    return next(award for award in awards if award.badge == badge)
