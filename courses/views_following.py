"""Being asked again: wanting it, the drills themselves, and wanting it no more.

A drill's address and that of its end come by letter and work without signing in. They show
nothing about whom they belong to.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from courses import drills, services, spacing
from courses.models import Course, Drill, Enrolment, FollowUp
from courses.views import PageForm
from literasi.core.same_origin import same_origin_post
from literasi.users.visitors import current_learner
from quizzes import posted, presenting
from quizzes.kinds.registry import KINDS
from quizzes.rules import EVERYTHING


class Follow(PageForm):
    """Want to be asked again about a course that was completed; letters link here too."""

    @method_decorator(never_cache)
    @method_decorator(login_required)
    def get(self, request, course):
        return render(request, "courses/follow.html", {"course": _completed(request, course)})

    @method_decorator(same_origin_post)
    def post(self, request, course):
        learner, found = current_learner(request), _completed(request, course)
        by_mail = "by_mail" in request.POST
        services.follow(learner=learner, course=found, by_mail=by_mail, now=timezone.now())
        messages.success(request, _("Baik. Latihan ulang pertama menanti Anda sepekan lagi."))
        return redirect("my_learning")


def _completed(request, uuid) -> Course:
    """Return the course if whoever asks has an account and completed it; else 404."""
    learner = current_learner(request)
    if learner is None or not learner.has_account:
        raise Http404
    completed = Enrolment.objects.completed().filter(learner=learner).values("course")
    return get_object_or_404(Course, uuid=uuid, pk__in=completed)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def drill(request, uuid):
    """Ask, or take the answers, or show how they were."""
    found = get_object_or_404(Drill.objects.select_related("follow_up__course"), uuid=uuid)
    stands = spacing.state(found.due_at, found.ends_at, is_done=found.is_done, now=timezone.now())
    if stands in (spacing.State.WAITING, spacing.State.PASSED_BY):
        return render(request, "courses/drill_away.html", {"drill": found, "state": stands})
    found.asked = services.open_drill(drill=found)
    if request.method == "POST" and not found.is_done:
        return _take(request, found)
    review = EVERYTHING if found.is_done else None
    asked = presenting.ask_all(drills.items(found), review=review)
    context = {"drill": found, "asked": asked, "scripts": presenting.scripts(asked)}
    return render(request, "courses/drill.html", context)


def _take(request, found: Drill):
    sent = posted.by_field(request.POST)
    responses = {
        item.version_id: KINDS[item.version.kind].clean_response(
            item.version.body, sent.get(f"answer-{item.slot}", [])
        )
        for item in drills.items(found)
    }
    if not any(response is not None for response in responses.values()):
        messages.warning(request, _("Belum ada jawaban. Jawablah dahulu, lalu kirim."))
    else:
        services.answer_drill(drill=found, responses=responses, now=timezone.now())
    return redirect("courses:drill", found.uuid)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, uuid):
    """Ask whether to end it, and end it. A link alone ends nothing: letters are scanned."""
    found = get_object_or_404(FollowUp.objects.select_related("course"), uuid=uuid)
    if request.method == "POST":
        services.end(follow_up=found, now=timezone.now())
        found.refresh_from_db()
    return render(request, "courses/follow_up_end.html", {"follow_up": found})
