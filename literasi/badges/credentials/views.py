"""Credentials for software: anybody's may fetch them, so they carry no cookie and ask for none."""

import json
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.http import require_safe

from literasi.badges.credentials import answers, hosted, issuing, keys, pictures, status
from literasi.badges.credentials.rules import Answer
from literasi.badges.images import badge_svg
from literasi.badges.models import Badge, Credential, StatusList

CREDENTIAL = "application/vc+ld+json"
JSON_LD = "application/ld+json"
MINUTE = 60
YEAR = 365 * 24 * 3600
STATUS_CODES = {Answer.GONE: 410, Answer.HELD_BACK: 403}


def open_to_all(view):
    """Let programs of any origin read the answer, in Indonesian, and search engines not."""

    @require_safe
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        with translation.override(settings.LANGUAGE_CODE):
            response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex"
        response["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Cache-Control", f"public, max-age={MINUTE}")
        return response

    return wrapped


def as_json(data, content_type="application/json", status=200):
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type=content_type, status=status)


@open_to_all
def credential(request, uuid):
    """Hand out a credential as it was signed; of one that does not hold, say why."""
    held = get_object_or_404(Credential.objects.for_answers(), uuid=uuid)
    answer = answers.answer(held)
    if answer is Answer.HOLDS:
        return as_json(held.document, CREDENTIAL)
    return as_json(answers.explanation(held), status=STATUS_CODES[answer])


@open_to_all
def status_list(request, number):
    """The signed list of what was revoked."""
    get_object_or_404(StatusList, number=number)
    try:
        response = as_json(status.status_list(number), CREDENTIAL)
    except keys.NoKey:
        return _no_list()
    response["Cache-Control"] = f"public, max-age={status.KEPT}"
    return response


def _no_list():
    """Better no list than one signed by a key that others hold: verifiers then say "unknown"."""
    response = as_json({"reason": "Daftar status sedang tidak tersedia. Coba lagi."}, status=503)
    response["Cache-Control"] = "no-store"
    return response


@open_to_all
def did(request):
    """The issuer's public keys."""
    return as_json(issuing.did_document(), "application/did+json")


@open_to_all
def issuer(request):
    """The issuer's profile."""
    return as_json(issuing.profile(), JSON_LD)


@open_to_all
def issuer_image(request):
    """The issuer's picture, at an address that no release of the site changes."""
    return _picture(pictures.issuer(), "image/png", MINUTE * 60)


@open_to_all
def achievement(request, uuid):
    """A badge as it is today. What an award is for stands in the award itself."""
    badge = get_object_or_404(Badge.objects.select_related("image"), uuid=uuid)
    return as_json(issuing.achievement(badge), JSON_LD)


@open_to_all
def ob2_assertion(request, uuid):
    """The same credential for what reads Open Badges 2.0 only."""
    held = get_object_or_404(Credential.objects.for_answers(), uuid=uuid)
    answer = answers.answer(held)
    if answer is not Answer.HOLDS:
        told = hosted.revoked(held, answers.explanation(held)["reason"])
        return as_json(told, JSON_LD, STATUS_CODES[Answer.GONE])
    if (told := hosted.assertion(held)) is None:
        raise Http404
    return as_json(told, JSON_LD)


@open_to_all
def ob2_badge(request, uuid):
    badge = get_object_or_404(Badge.objects.select_related("image"), uuid=uuid)
    return as_json(hosted.badge_class(badge), JSON_LD)


@open_to_all
def ob2_issuer(request):
    return as_json(hosted.issuer(), JSON_LD)


@open_to_all
def picture(request, sha256):
    """A badge's picture as it was when somebody got it; it never changes."""
    content = pictures.kept(sha256)
    if content is None:
        raise Http404
    return _picture(content, "image/png", YEAR)


@open_to_all
def motif(request, name):
    """The drawing of a motif, for badges without a picture."""
    if name not in Badge.Motif.values:
        raise Http404
    label = str(Badge.Motif(name).label)
    drawn = badge_svg(name=label, description=label, motif=name)
    return _picture(drawn, "image/svg+xml", MINUTE * 60)


def _picture(content, content_type, seconds):
    response = HttpResponse(content, content_type=content_type)
    response["Cache-Control"] = f"public, max-age={seconds}"
    return response
