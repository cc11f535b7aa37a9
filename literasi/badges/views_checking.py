"""Checking what somebody shows: the form for a number, a link, a pasted credential or a file.

What is sent is read, answered and forgotten. Numbers can be guessed: see limits.
"""

from django.core.exceptions import RequestDataTooBig
from django.http import UnreadablePostError
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from literasi.badges.credentials import checking, reading, technical
from literasi.badges.credentials.checking import Finding, Kind
from literasi.badges.credentials.reading import Unreadable, Why
from literasi.badges.limits import may_look_up
from literasi.badges.unlisted import unlisted
from literasi.core.same_origin import same_origin_post

LONGEST_QUESTION = 150
# A form around the largest file.
MOST_SENT = reading.MOST_BYTES + 64 * 1024
# So much of what is too large is taken in and dropped, so that the browser hears the answer.
MOST_DROPPED, AT_ONCE = 40 * 1024 * 1024, 256 * 1024
STATUS_CODES = {Why.TOO_LARGE: 413, Kind.UNKNOWN: 404, Kind.FORGED: 404, Why.EMPTY: 200}
UNREADABLE = 422


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@unlisted
def lookup(request):
    """The form, and its answer. What is typed may come as ``?nomor=`` too, so it can be linked."""
    if request.method == "POST":
        return _posted(request)
    question = request.GET.get("nomor", "").strip()
    if not question:
        return _form(request)
    return _answered(request, lambda: reading.read_text(question), question)


@same_origin_post
def _posted(request):
    if _length(request) > MOST_SENT:
        _drop(request)
        return _told(request, Finding(Why.TOO_LARGE))
    try:
        file, text = request.FILES.get("berkas"), request.POST.get("nomor", "")
    except RequestDataTooBig:
        return _told(request, Finding(Why.TOO_LARGE))
    if file:
        return _answered(request, lambda: reading.read_file(file.read(MOST_SENT)))
    return _answered(request, lambda: reading.read_text(text), text)


def _length(request) -> int:
    """Return how many bytes are coming, as the browser says."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isdecimal() else 0


def _drop(request) -> None:
    left = MOST_DROPPED
    try:
        while left > 0 and (part := request.read(AT_ONCE)):
            left -= len(part)
    except UnreadablePostError:
        return


def _answered(request, read, question=""):
    if not may_look_up(request):
        return _too_many(request)
    try:
        finding = checking.check(read())
    except Unreadable as trouble:
        finding = checking.unreadable(trouble)
    return _told(request, finding, question)


def _told(request, finding, question=""):
    """A number, a code or a link leads to the award's own address; anything else is told here."""
    if finding.kind is Kind.FOUND:
        return redirect(finding.award.verify_path)
    if finding.award:
        return shown(request, finding.award, finding)
    context = {"finding": finding, "question": question.strip()[:LONGEST_QUESTION]}
    status = STATUS_CODES.get(finding.kind, UNREADABLE)
    return render(request, "badges/lookup.html", context, status=status)


def shown(request, award, finding=None):
    """The public proof of an award, and what became of the file that led here, if one did."""
    context = {"award": award, "finding": finding, "technical": technical.links(award)}
    return render(request, "badges/verify.html", context)


def unknown(request, code):
    """Answer for a code that nobody ever had."""
    return _told(request, Finding(Kind.UNKNOWN, question=code), code)


def _form(request):
    return render(request, "badges/lookup.html", {"question": ""})


def _too_many(request):
    context = {"question": "", "too_many": True}
    response = render(request, "badges/lookup.html", context, status=429)
    response["Retry-After"] = "60"
    return response
