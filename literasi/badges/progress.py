"""Where a learner's certificates are: what the rules say of rows, for pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models import Course
from literasi.badges.certificates import sealing
from literasi.badges.models import Award, Badge, SignedCertificate
from literasi.badges.querysets import completions_of
from literasi.badges.whereabouts import Actor, Facts, Stage, State, Step, waiting, whereabouts
from literasi.users.models import Learner
from literasi.users.tasks import has_mailbox

LABELS = {
    Step.PASSED: pgettext_lazy("step of a certificate", "Lulus"),
    Step.ISSUED: pgettext_lazy("step of a certificate", "Diterbitkan"),
    Step.SIGNED: pgettext_lazy("step of a certificate", "Ditandatangani"),
    Step.SENT: pgettext_lazy("step of a certificate", "Terkirim"),
}
WAITS_FOR = {
    Actor.LITERASI: _("Menunggu Literasi"),
    Actor.OFFICE: _("Menunggu Diskominfo"),
    Actor.HOLDER: _("Menunggu Anda"),
}
# What happens next. How long it takes is said only where we know.
NEXT = {
    (Step.PASSED, Actor.HOLDER): _("Selesaikan kursus yang tersisa di bawah ini."),
    (Step.ISSUED, Actor.LITERASI): _(
        "Penerbitan berjalan sendiri dan diperiksa ulang setiap hari. "
        "Anda tidak perlu melakukan apa pun."
    ),
    (Step.SIGNED, Actor.LITERASI): _(
        "Literasi menandatangani berkas digitalnya. Ini berjalan sendiri; "
        "Anda tidak perlu melakukan apa pun."
    ),
    (Step.SIGNED, Actor.OFFICE): _(
        "Diskominfo menandatanganinya di luar Literasi, lalu mengunggahnya ke sini. "
        "Sementara itu lencana Anda sudah berlaku dan dapat diperiksa siapa pun."
    ),
    (Step.SENT, Actor.LITERASI): _(
        "Literasi mengabari Anda lewat email. Ini berjalan sendiri; "
        "Anda tidak perlu menunggunya untuk mengunduh."
    ),
}
NOT_SENT = _("Tanpa email: unduhlah sertifikatnya di halaman ini.")


@dataclass(frozen=True, slots=True)
class ShownStage:
    """A step as a page shows it: what it is called and what to know about it."""

    stage: Stage
    is_granted: bool = False

    @property
    def label(self):
        if self.is_granted and self.stage.step is Step.PASSED:
            return pgettext_lazy("step of a certificate", "Ditetapkan")
        return LABELS[self.stage.step]

    @property
    def state(self) -> str:
        return self.stage.state

    @property
    def at(self):
        """The day on which it was done, or None."""
        return self.stage.at and timezone.localdate(self.stage.at)

    @property
    def waits_for(self):
        return WAITS_FOR.get(self.stage.actor)

    @property
    def text(self):
        if self.stage.state is State.NOT_NEEDED:
            return NOT_SENT
        return NEXT.get((self.stage.step, self.stage.actor), "")


@dataclass(frozen=True, slots=True)
class Shown:
    """The steps of one certificate, and the one that waits; None when all is done."""

    steps: list[ShownStage]
    waiting: ShownStage | None


def shown(facts: Facts, *, is_granted: bool = False) -> Shown:
    """Return what a page shows of a certificate of which ``facts`` are known.

    Who was given a badge from a list has passed nothing; the office has decided.
    """
    stages = whereabouts(facts)
    first = waiting(stages)
    steps = [ShownStage(stage, is_granted) for stage in stages]
    return Shown(steps, first and ShownStage(first, is_granted))


def facts_of(award: Award) -> Facts:
    """Return what is known of an award; without queries after ``with_whereabouts``."""
    credential = award.credential
    files = list(award.signed_certificates.all())
    has_mail = has_mailbox(award.learner.user)
    return Facts(
        earned_at=award.earned_at,
        issued_at=award.issued_at,
        signed_at=credential and credential.signed_at,
        # Who was told had a finished certificate, also if seals were set up only later.
        seals=sealing.is_wanted() and not award.mailed_at,
        sealed_at=_first(files, SignedCertificate.Kind.PADES),
        is_signed_elsewhere=bool(award.design and award.design.content.get("signed_elsewhere")),
        uploaded_at=_first(files, SignedCertificate.Kind.UPLOADED),
        # Telling is also noted of who could not be told.
        mailed_at=award.mailed_at if has_mail else None,
        has_mailbox=has_mail,
    )


def _first(files: Iterable[SignedCertificate], kind: SignedCertificate.Kind):
    return min((file.added_at for file in files if file.kind == kind), default=None)


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """A badge that a learner has begun to earn: which of its courses are still missing."""

    badge: Badge
    missing: list[Course]
    progress: Shown


def on_the_way(learner: Learner) -> list[OnTheWay]:
    """Return the badges of which the learner has completed a course and has no award yet.

    With nothing missing the award is about to be issued.
    """
    completed = completions_of(learner)
    if not completed or not learner.has_account:
        return []
    begun = Badge.objects.active().filter(courses__in=completed).distinct()
    lacking = begun.exclude(awards__learner=learner).prefetch_related(
        "courses__page", "courses__current"
    )
    return [_on_the_way(badge, completed) for badge in lacking]


def _on_the_way(badge: Badge, completed) -> OnTheWay:
    courses = list(badge.courses.all())
    missing = [course for course in courses if course.pk not in completed]
    dates = [completed[course.pk].completed_at for course in courses if course.pk in completed]
    facts = Facts(earned_at=None if missing else max(dates))
    return OnTheWay(badge, missing, shown(facts))
