"""Reads of questions, attempts and their items, as adjectives."""

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce


class QuestionQuerySet(models.QuerySet):
    def askable(self):
        """What a quiz that is published now may ask."""
        return self.filter(live=True, current__isnull=False)

    def with_family(self):
        """With ``family``, the question that it and its variants count as."""
        return self.annotate(family=Coalesce("variant_of", "pk"))


class VersionQuerySet(models.QuerySet):
    def current(self):
        """The newest wording of every question that is published now."""
        return self.filter(question__live=True, question__current=F("pk"))


class ReleaseQuestionQuerySet(models.QuerySet):
    def with_family(self):
        """With ``shared``, the question that it and its variants counted as."""
        return self.annotate(shared=Coalesce("family", "version__question"))

    def in_live_tests(self):
        """What can be asked now to certify or to measure, and not for practice."""
        return self.filter(
            release=F("release__quiz__current"),
            release__quiz__page__live=True,
            release__quiz__page__purpose__in=["test", "before", "after"],
        )


class QuizQuerySet(models.QuerySet):
    def with_page(self):
        """With what starting and reviewing need of the page and of the current release."""
        return self.select_related("page", "current").only(
            "uuid",
            "title",
            "has_allowances",
            "baseline",
            "current__settings",
            "current__content_hash",
            *(f"page__{name}" for name in ("title", "path", "depth", "url_path", "live")),
            *(f"page__{name}" for name in ("opens_at", "closes_at", "needs_code")),
        )


class RegradeQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(reversed_at=None)


class AttemptQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state="open")

    def awaiting(self):
        """Handed in, but not graded whole: people have yet to say what it is worth."""
        return self.filter(state="awaiting")

    def graded(self):
        return self.filter(state="graded")

    def past_deadline(self, now):
        """Open attempts whose time is over. Whether that has ended them is the rule's to say."""
        return self.open().filter(deadline_at__lt=now)


class ItemQuerySet(models.QuerySet):
    def counted(self):
        """The graded questions of first attempts of people, which figures are computed from.

        Not those of staff trying things out, nor of attempts that signing in cut short.
        """
        return (
            self.filter(attempt__state="graded", attempt__number=1, score__isnull=False)
            .exclude(attempt__closed_by="merge")
            .exclude(attempt__learner__user__is_staff=True)
        )

    def for_markers(self):
        """Answers that wait for somebody who may grade them."""
        return self.filter(awaits__in=["marker", "third"])


class MarkQuerySet(models.QuerySet):
    def standing(self):
        """Marks that no correction has replaced, in the order in which they were asked for."""
        return self.filter(successor=None).order_by("item", "place")


class ClaimQuerySet(models.QuerySet):
    def held(self, now):
        return self.filter(until__gt=now)
