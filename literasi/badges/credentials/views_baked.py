"""Credentials inside pictures, and handed to wallets, at addresses beside their own."""

from functools import wraps

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from literasi.badges.credentials import answers, baking
from literasi.badges.credentials.rules import Answer
from literasi.badges.credentials.views import STATUS_CODES, as_json, open_to_all
from literasi.badges.models import Credential


def answered(make):
    """Answer with what ``make`` makes of a credential that holds; else as its own address does."""

    @wraps(make)
    def view(request, uuid):
        held = get_object_or_404(Credential.objects.for_answers(), uuid=uuid)
        answer = answers.answer(held)
        if answer is Answer.HOLDS:
            return make(held)
        return as_json(answers.explanation(held), status=STATUS_CODES[answer])

    return view


@open_to_all
@answered
def png(held):
    """The badge's picture with the credential in it."""
    return HttpResponse(baking.png(held), content_type="image/png")


@open_to_all
@answered
def svg(held):
    """The drawn badge with the credential in it."""
    return HttpResponse(baking.svg(held), content_type="image/svg+xml")


@answered
def _given(held):
    # Learner Credential Wallet reads the answer as HTML before it reads it as JSON.
    return as_json(held.document.replace("&", "\\u0026"))


@csrf_exempt
@require_POST
def wallet(request, uuid):
    """Hand the credential to a wallet, which asks by POST.

    What it sends along, a proof of who it is, is not read: the credential is public anyway,
    and made out to an address, not to a wallet.
    """
    with translation.override(settings.LANGUAGE_CODE):
        response = _given(request, uuid)
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"
    return response
