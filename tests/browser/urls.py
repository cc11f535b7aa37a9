"""The site's addresses, its media, which a proxy serves in production, and time that flies."""

import datetime

from django.conf import settings
from django.db.models import F
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.static import serve

from courses.models import Drill
from literasi.urls import urlpatterns as site
from literasi.users.visitors import current_learner
from quizzes.models import Attempt
from tests.browser.content import A_WEEK_LATER, TIME_IS_OVER


def a_week_later(request):
    """Let a week go by for the reader's drills; nobody can wait for it here."""
    gone = datetime.timedelta(weeks=1, seconds=1)
    drills = Drill.objects.filter(follow_up__learner=current_learner(request))
    drills.update(due_at=F("due_at") - gone, ends_at=F("ends_at") - gone)
    return redirect("my_learning")


def time_is_over(request):
    """Let the time of the reader's open attempts end this moment."""
    now = timezone.now()
    Attempt.objects.open().filter(learner=current_learner(request)).update(deadline_at=now)
    return redirect("my_learning")


urlpatterns = [
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path(A_WEEK_LATER, a_week_later),
    path(TIME_IS_OVER, time_is_over),
    *site,
]
