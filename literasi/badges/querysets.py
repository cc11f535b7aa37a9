"""Reads of badges and awards, as adjectives."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy

from courses.models import Course, Enrolment
from literasi.agencies.models import Membership
from literasi.badges import rules
from literasi.badges.credentials.rules import SIGNABLE, WITHDRAWN
from literasi.badges.renewal import REMINDED_BEFORE, RENEWABLE_DAYS
from literasi.users.models import Learner

STAYS = gettext_lazy("Penghargaan adalah fakta dan tidak dihapus. Cabut atau tangguhkan saja.")
LOG_STAYS = gettext_lazy("Riwayat penghargaan hanya ditambah; tidak ada yang diubah atau dihapus.")

# A learner's latest completed enrolment of each course, by the course's id.
Completed = dict[int, Enrolment]


class FactStays(Exception):
    """Somebody tried to delete an award, or to change what the log says; the message says why."""


class BadgeQuerySet(models.QuerySet):
    def active(self) -> "BadgeQuerySet":
        return self.filter(is_active=True)

    def naming(self, course: Course) -> "BadgeQuerySet":
        return self.filter(courses=course)

    def with_criteria(self) -> "BadgeQuerySet":
        """With the ids of the courses each badge asks for, in one query."""
        return self.prefetch_related(Prefetch("courses", Course.objects.only("pk").order_by()))


class AwardQuerySet(models.QuerySet):
    def current(self) -> "AwardQuerySet":
        """Without those that a newer award replaces."""
        return self.exclude(stored_status=rules.Status.SUPERSEDED)

    def standing(self, today: date) -> "AwardQuerySet":
        """Those that hold on ``today``. The SQL twin of ``rules.status(...) is ACTIVE``."""
        return self.filter(stored_status=rules.Status.ACTIVE).exclude(expires_on__lt=today)

    def earned_in(self, year: int) -> "AwardQuerySet":
        """Those earned in a year of the site's own calendar."""
        first, after = (timezone.make_aware(datetime(y, 1, 1)) for y in (year, year + 1))
        return self.filter(earned_at__gte=first, earned_at__lt=after)

    def counted(self) -> "AwardQuerySet":
        """Those whose JP count: not what is suspended or revoked; of replaced ones the newest."""
        return self.filter(stored_status=rules.Status.ACTIVE)

    def shared_with(self, coordinator) -> "AwardQuerySet":
        """Those that a coordinator may take: of members of their agency who agreed, earned there.

        Who the members are and whether they agree is asked now; the agency is that of the
        time. Nothing for who is no confirmed coordinator.
        """
        agencies = Membership.objects.coordinating(coordinator).values("agency")
        agreed = Membership.objects.sharing().filter(agency__in=agencies)
        return self.filter(agency__in=agencies, learner__user__in=agreed.values("user"))

    def lasting(self, today: date) -> "AwardQuerySet":
        """Those that hold and cannot be renewed yet."""
        return self.standing(today).exclude(expires_on__lte=today + timedelta(RENEWABLE_DAYS))

    def renewed(self) -> "AwardQuerySet":
        """Those whose learner has a newer award of the same badge."""
        newer = self.model.objects.filter(
            badge=OuterRef("badge"), learner=OuterRef("learner"), cycle__gt=OuterRef("cycle")
        )
        return self.filter(Exists(newer))

    def to_remind(self, today: date) -> "AwardQuerySet":
        """Those that end soon, whose holder may be told. When is ``renewal.reminder_due``'s."""
        near = today + timedelta(max(REMINDED_BEFORE))
        ending = self.standing(today).filter(expires_on__lte=near, badge__is_active=True)
        ending = ending.filter(learner__user__isnull=False, reminder_stop=None)
        return ending.exclude(pk__in=self.model.objects.renewed().values("pk"))

    def expired(self, today: date) -> "AwardQuerySet":
        """The SQL twin of ``rules.status(...) is EXPIRED``."""
        return self.filter(stored_status=rules.Status.ACTIVE, expires_on__lt=today)

    def earned(self) -> "AwardQuerySet":
        """Without those given from a list; a grant always has a reason."""
        return self.filter(grant_reason="")

    def delete(self):
        raise FactStays(STAYS)

    def unfinished(self) -> "AwardQuerySet":
        """Those that wait for their signature, or for their holder to be told."""
        waiting = self.filter(stored_status__in=SIGNABLE)
        untold = Q(mailed_at=None) & ~Q(stored_status=rules.Status.SUSPENDED)
        return waiting.filter(~_has_credential() | untold)

    def unsigned(self) -> "AwardQuerySet":
        """Those that a credential is worth signing for, and that have none that holds."""
        return self.filter(~_has_credential(), stored_status__in=SIGNABLE)

    def sealed_before(self) -> "AwardQuerySet":
        """Those whose seal is on a credential that was replaced since."""
        credentials = apps.get_model("badges", "Credential").objects
        holding = credentials.filter(award=OuterRef("pk"), replaced_at=None).values("signed_at")
        files = apps.get_model("badges", "SignedCertificate").objects
        seals = files.filter(award=OuterRef("pk"), kind="pades")
        waiting = self.filter(stored_status__in=SIGNABLE).alias(signed=Subquery(holding[:1]))
        fresh = seals.filter(added_at__gte=OuterRef("signed"))
        return waiting.filter(Exists(seals), ~Exists(fresh), signed__isnull=False)

    def for_pages(self) -> "AwardQuerySet":
        """With all that an award's page or a list shows of it, in one query."""
        return self.select_related("badge", "superseded_by")

    def with_whereabouts(self) -> "AwardQuerySet":
        """With what ``progress.facts_of`` asks, in two queries more, without documents."""
        signed = Prefetch(
            "credentials", apps.get_model("badges", "Credential").objects.defer("document")
        )
        rows = self.select_related("design", "learner__user")
        return rows.prefetch_related(signed, "signed_certificates")

    def with_code(self, text: str):
        """Return the award whose code ``text`` means, however it is written, or None."""
        codes = rules.code_candidates(text)
        return self.filter(code__in=codes).order_by("pk").first() if codes else None

    def numbered(self, text: str):
        """Return the award whose number ``text`` means, however it is written, or None."""
        key = rules.lookup_key(text)
        return self.filter(number_key=key).order_by("pk").first() if key else None


def _has_credential() -> Exists:
    credentials = apps.get_model("badges", "Credential").objects
    return Exists(credentials.filter(award=OuterRef("pk"), replaced_at=None))


class AwardEventQuerySet(models.QuerySet):
    """Lines of the log. The database refuses too, see append_only.py; this says it sooner."""

    def update(self, **changes):
        raise FactStays(LOG_STAYS)

    def delete(self):
        raise FactStays(LOG_STAYS)

    def bulk_update(self, objs, fields, batch_size=None):
        raise FactStays(LOG_STAYS)


class CredentialQuerySet(models.QuerySet):
    def withdrawn(self) -> "CredentialQuerySet":
        """The SQL twin of ``credentials.rules.is_bit_set``."""
        lost = Q(replaced_at__isnull=False) | Q(award__stored_status__in=WITHDRAWN)
        return self.filter(lost)

    def for_answers(self) -> "CredentialQuerySet":
        """With what its address may have to say of the award and of what came after it."""
        related = ("award__badge", "award__superseded_by")
        return self.select_related(*related).prefetch_related(
            "award__credentials", "award__superseded_by__credentials"
        )


def completions_of(learner: Learner) -> Completed:
    """Return the learner's latest completed enrolment of each course, by the course's id."""
    rows = Enrolment.objects.completed().filter(learner=learner)
    rows = rows.select_related("release", "agency").order_by("completed_at", "pk")
    return {row.course_id: row for row in rows}


def who_completed(course_ids: Collection[int]) -> models.QuerySet:
    """Return the ids of the learners with an account who completed all of ``course_ids``.

    The SQL twin of ``rules.assess``: without courses, nobody.
    """
    done = Enrolment.objects.completed().filter(course__in=course_ids, learner__user__isnull=False)
    counted = done.order_by().values("learner").annotate(n=Count("course", distinct=True))
    return counted.filter(n=len(course_ids)).values("learner")
