"""Numbers and designs when many finish at once. PostgreSQL."""

from functools import partial

import pytest
from django.db import transaction

from literasi.badges import services
from literasi.badges.certificates.designs import freeze
from literasi.badges.models import Award, AwardSeries, CertificateDesign, DesignFile
from tests.badges.test_concurrency import THREADS, earn, serials, together
from tests.factories.badges import BadgeFactory, finish, make_course
from tests.factories.designs import TemplateFactory
from tests.factories.users import LearnerFactory

pytestmark = [
    pytest.mark.concurrency,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_badges_with_patterns_of_their_own_count_apart_and_together_without_gaps():
    course = make_course()
    siaga = "{serial}/Siaga/{year}"
    for pattern in ("", "", siaga, siaga):
        BadgeFactory(courses=[course], number_pattern=pattern)
    learners = LearnerFactory.create_batch(THREADS)
    for learner in learners:
        finish(learner, course)
    together(*(earn(learner, course) for learner in learners))
    assert serials() == sorted([*range(1, 2 * THREADS + 1)] * 2)
    lasts = AwardSeries.objects.values_list("pattern", "last")
    assert dict(lasts) == {"": 2 * THREADS, siaga: 2 * THREADS}
    assert Award.objects.values("number_key").distinct().count() == 4 * THREADS


def test_a_number_that_was_rolled_back_goes_to_the_next():
    course = make_course()
    BadgeFactory(courses=[course], number_pattern="{serial}/Siaga/{year}")
    learners = LearnerFactory.create_batch(THREADS)
    for learner in learners:
        finish(learner, course)

    def lose(learner):
        def earn_and_lose():
            with transaction.atomic():
                assert services.award_earned(learner=learner, course=course)
                transaction.set_rollback(True)

        return earn_and_lose

    half = THREADS // 2
    together(
        *(lose(learner) for learner in learners[:half]),
        *(earn(learner, course) for learner in learners[half:]),
    )
    assert serials() == list(range(1, half + 1))
    together(*(earn(learner, course) for learner in learners[:half]))
    assert serials() == list(range(1, THREADS + 1))


def test_many_who_are_frozen_at_once_share_one_design():
    course = make_course()
    template = TemplateFactory(signers=2)
    BadgeFactory(courses=[course], template=template)
    learners = LearnerFactory.create_batch(THREADS)
    for learner in learners:
        finish(learner, course)
    together(*(earn(learner, course) for learner in learners), *[partial(freeze, template)] * 2)
    assert CertificateDesign.objects.count() == 1
    assert DesignFile.objects.count() == 2
    assert Award.objects.filter(design__isnull=False).count() == THREADS
