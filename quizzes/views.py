"""What learners do with quizzes. Attempts are found through the learner, never by id alone."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from literasi.core.same_origin import same_origin_post
from literasi.core.sites import know
from literasi.users.visitors import current_learner, ensure_learner
from quizzes import (
    hot,
    judging,
    known,
    limits,
    marking,
    measured,
    posted,
    presenting,
    regraded,
    rules,
    selfcheck,
    services,
    sheets,
    words,
)
from quizzes.kinds.base import is_finished, unfolds
from quizzes.kinds.registry import KINDS
from quizzes.models import Attempt, Quiz
from quizzes.standing import standing
from quizzes.terms import Permission, Refusal

# More than any code, spaces included.
LONGEST_CODE = 60


@same_origin_post
def start(request, uuid):
    """Begin an attempt, or go back to the one under way."""
    quiz = known.quiz(uuid=uuid)
    if quiz is None or not quiz.is_offered:
        raise Http404
    know(request)
    if quiz.current and quiz.current.limits.needs_account and not request.user.is_authenticated:
        query = urlencode({"next": quiz.page.get_url(request) or "/"})
        return redirect(f"{reverse('account_signup')}?{query}")
    try:
        taken = begin(request, quiz)
    except services.Refused as refused:
        messages.warning(request, words.refusal(refused.permission))
        return redirect(quiz.page.get_url(request) or "/")
    return redirect("quizzes:attempt", taken.uuid)


def begin(request, quiz: Quiz) -> Attempt:
    """Start with what the form holds. Raises services.Refused; counts codes that are wrong."""
    learner, typed = ensure_learner(request), request.POST.get("kode", "")[:LONGEST_CODE]
    if typed and not limits.may_try(request, learner):
        raise services.Refused(Permission(Refusal.TOO_MANY_TRIES))
    accepted = request.POST.get("jujur") == "1"
    try:
        return services.start_attempt(learner=learner, quiz=quiz, accepted=accepted, code=typed)
    except services.Refused as refused:
        if refused.permission.refusal is Refusal.WRONG_CODE:
            limits.note_wrong(request, learner)
        raise


@never_cache
@require_safe
def attempt(request, uuid):
    """An attempt, all of its pages in one document: on a weak signal it is fetched once.

    Scripts turn the pages even without a connection; without them ``?halaman=`` does.
    """
    taken, now = own_attempt(request, uuid), timezone.now()
    if services.close_if_overdue(attempt=taken, now=now) or not taken.is_open:
        return redirect("quizzes:review", uuid)
    items = hot.items(taken)
    seq = max(int(now.timestamp() * 1000), 1 + max(item.seq for item in items))
    asked = presenting.ask_all(items, seq=seq)
    context = {
        "attempt": taken,
        "sheets": sheets.sheets(taken, items, asked),
        "page": sheets.page_asked(request.GET.get("halaman", ""), items),
        "marks": sheets.marks(items),
        "total": len(items),
        "scripts": presenting.scripts(asked),
        "answered": len(items) - len(presenting.unanswered(items)),
        "now": now,
    }
    return render(request, "quizzes/attempt.html", context)


@require_POST
def save(request, uuid):
    """Keep answers: JSON for scripts, back to the attempt for a plain form."""
    taken = own_attempt(request, uuid)
    items = hot.items(taken, posted.slots(request.POST))
    answers = posted.answers(request.POST, items)
    if request.headers.get("Accept", "").startswith("application/json"):
        result, unfolded = services.save_answers(answers=answers), presenting.unfolded(items)
        said = told(taken, result)
        return JsonResponse(said | {"unfolded": unfolded} if unfolded else said)
    # A plain form sends every question; what it repeats needs no writing.
    result = services.save_answers(answers=[answer for answer in answers if answer.is_news])
    onward = posted.destination(request.POST, items, saved=result.saved)
    turns = any(name in request.POST for name in ("halaman", "menuju"))
    tell_saved(request, result, turns=turns, goes_on=posted.number(request.POST.get("go_on", "")))
    return redirect(reverse("quizzes:attempt", args=[uuid]) + onward)


def told(taken: Attempt, result: services.Saved) -> dict:
    """Return for scripts what became of answers, and until when there is time, by our clock."""
    ends = taken.deadline_at and {"ends": taken.deadline_at, "now": timezone.now()}
    return {"saved": result.saved, "stale": result.stale, "closed": result.closed, "time": ends}


def tell_saved(request, result: services.Saved, *, turns: bool, goes_on: int) -> None:
    """Say what became of answers sent by a plain form, where the next page does not show it.

    Who ``turns`` a page sees the next one, who ``goes_on`` with a question its next step.
    """
    if result.closed:
        messages.warning(request, _("Percobaan ini sudah ditutup; jawaban baru tidak dihitung."))
    elif result.stale:
        numbers = ", ".join(map(str, result.stale))
        text = _("Soal %(numbers)s sudah Anda jawab di tempat lain; jawaban itu yang dipakai.")
        messages.warning(request, text % {"numbers": numbers})
    elif goes_on and goes_on not in result.saved:
        text = _("Soal %(number)s: pilih dahulu, lalu tekan tombolnya lagi. Jawaban Anda aman.")
        messages.warning(request, text % {"number": goes_on})
    elif not (turns or goes_on):
        messages.success(request, _("Jawaban Anda tersimpan. Lanjutkan kapan saja."))


@never_cache
def submit(request, uuid):
    """Hand in; ask first when questions are unanswered or flagged, see ``layout.hand_in``."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    taken, now = own_attempt(request, uuid), timezone.now()
    if services.close_if_overdue(attempt=taken, now=now) or not taken.is_open:
        return redirect("quizzes:review", uuid)
    if "timeup" in request.POST and rules.has_time(taken.deadline_at, now):
        # Somebody gave more time since the page was drawn.
        return save(request, uuid)
    if request.method == "POST":
        read, insists = partial(posted.answers, request.POST), "confirm" in request.POST
        is_closed = services.hand_in(attempt=taken, read=read, insists=insists, now=now)
        return redirect("quizzes:review" if is_closed else "quizzes:submit", uuid)
    items = hot.items(taken)
    every = [sheets.mark(item) for item in items]
    context = {
        "attempt": taken,
        "held": [mark for mark in every if mark.is_missing],
        "missing": [mark for mark in every if not mark.answered],
        "flagged": [mark for mark in every if mark.flagged],
        "marks": sheets.marks(items),
    }
    return render(request, "quizzes/confirm.html", context)


@never_cache
@require_safe
def review(request, uuid):
    """An attempt handed in, as far as the quiz lets it be seen."""
    taken, now = own_attempt(request, uuid), timezone.now()
    services.close_if_overdue(attempt=taken, now=now)
    if taken.is_open:
        return redirect("quizzes:attempt", uuid)
    know(request)
    quiz, items = taken.quiz, hot.items(taken)
    # Courses have let this learner in before; should that change, the start will say so.
    stand = standing(quiz=quiz, learner=taken.learner, now=now, ask_others=False)
    pair = measured.compare(taken)
    shown = rules.review(
        pair.policy if pair else taken.release.review_policy,
        passed=bool(taken.passed),
        may_try_again=stand.may_try_again,
    )
    judged = judging.judgements(items, shown, is_own=True)
    context = {
        "attempt": taken,
        "page": quiz.page,
        "standing": stand,
        "shown": shown,
        "pair": pair,
        "regraded": regraded.notes(taken, items),
        "to_assess": next((i.slot for i in items if i.pk in judged and judged[i.pk].to_assess), 0),
        "parts": sheets.parts(taken, items, presenting.ask_all(items, review=shown, judged=judged)),
    }
    return render(request, "quizzes/review.html", context)


@same_origin_post
def assess(request, uuid, slot):
    """Take what learners say of their own answer, by the rubric, in practice."""
    taken = own_attempt(request, uuid)
    item = next(iter(hot.items(taken, [slot])), None)
    rubric = judging.rubric(item) if item else None
    if rubric is None:
        raise Http404
    levels = posted.levels(request.POST, rubric, f"level-{slot}-")
    if marking.missing(rubric, levels):
        messages.warning(request, _("Pilih satu tingkat untuk setiap kriteria, lalu simpan."))
    elif services.assess(item=item, levels=levels):
        messages.success(request, _("Penilaian Anda tersimpan."))
    return redirect(f"{reverse('quizzes:review', args=[uuid])}#soal-{slot}")


@require_GET
def check(request, version):
    """Tell at once how a lesson's own question was answered. Nothing is recorded."""
    found = get_object_or_404(selfcheck.checkable(), pk=version)
    values = posted.by_field(request.GET).get("answer", [])
    kind = KINDS[found.kind]
    response = kind.clean_response(found.body, values)
    is_told = is_finished(kind, found.body, response) if unfolds(kind) else response is not None
    context = {
        "asked": presenting.check(found, response, reviewing=is_told),
        "version": found.pk,
        "back": own_path(request, request.GET.get("next", "")),
    }
    return render(request, "quizzes/check_page.html", context)


def own_attempt(request, uuid) -> Attempt:
    """Return the attempt, with its quiz and learner, if it is this learner's own; else 404."""
    learner = current_learner(request)
    found = hot.own_attempt(learner, uuid) if learner else None
    if found is None:
        raise Http404
    return found


def own_path(request, path: str) -> str:
    """Return ``path`` if it leads to a page of this site, else the front page."""
    is_ours = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours and path.startswith("/") else "/"
