"""Fills a site whose learners have earned badges that nobody has issued yet.

`python -m tests.bench.awards_content 10000`, with the bench's settings. Prints the badge's id.
"""

import sys

import django
from django.core.management import call_command

django.setup()

# Models can be imported only now.
from django.utils import timezone  # noqa: E402

from courses.models import Course, Enrolment  # noqa: E402
from literasi.badges.models import Badge  # noqa: E402
from literasi.users.models import Learner, User  # noqa: E402

AT_ONCE = 1000


def main(people: int) -> None:
    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0)
    call_command("load_demo", stdout=sys.stderr)
    badge = next(b for b in Badge.objects.active().order_by("pk") if b.courses.count() == 1)
    course = badge.courses.select_related("current").get()
    for start in range(0, people, AT_ONCE):
        finish(course, range(start, min(start + AT_ONCE, people)))
    print(badge.pk)


def finish(course: Course, numbers: range) -> None:
    """Write people who have completed the course straight to the tables."""
    users = [
        User(email=f"lulus{n}@literasi.example", full_name=f"Lulus {n}, S.Sos.", password="!")
        for n in numbers
    ]
    learners = [Learner(user=user) for user in User.objects.bulk_create(users)]
    done = [
        Enrolment(
            learner=learner,
            course=course,
            cycle=1,
            release=course.current,
            required=1,
            done=1,
            completed_at=timezone.now(),
        )
        for learner in Learner.objects.bulk_create(learners)
    ]
    Enrolment.objects.bulk_create(done)


if __name__ == "__main__":
    main(int(sys.argv[1]))
