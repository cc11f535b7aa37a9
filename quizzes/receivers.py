"""What quizzes do when something is published, or a visitor signs in."""

from django.dispatch import receiver
from wagtail.signals import page_published, published, unpublished

from literasi.core import publication
from literasi.users.signals import learner_merged
from quizzes import services
from quizzes.models import Question, QuizPage


@receiver(published, sender=Question)
def version_when_published(sender, instance, **kwargs):
    # Wagtail also says this of what is only scheduled.
    if instance.live:
        services.publish_question(question=instance)


@receiver(unpublished, sender=Question)
def release_when_unpublished(sender, instance, **kwargs):
    services.release_quizzes_asking(question=instance)
    publication.announce()


@receiver(page_published, sender=QuizPage)
def release_when_published(sender, instance, **kwargs):
    if instance.live:
        release = services.release_quiz(page=instance)
        # A later closing time is for everybody, those under way too.
        services.prolong(quiz=release.quiz)


@receiver(learner_merged)
def merge_when_signed_in(sender, source, target, **kwargs):
    services.merge_attempts(source=source, target=target)
    services.merge_allowances(source=source, target=target)
