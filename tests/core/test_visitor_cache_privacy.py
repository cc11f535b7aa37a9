"""Nothing personal is ever kept, and who has anything personal passes by the kept pages."""

import pytest
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from wagtail.models import PageViewRestriction

from literasi.core.marks import for_visitors
from literasi.home.models import InfoPage
from literasi.users.models import Learner
from tests.core.counting import Counting, public

ADDRESS = "/tentang/"


def text(client, address=ADDRESS):
    return client.get(address).content.decode()


def warm(client, address=ADDRESS):
    assert client.get(address).status_code == 200


def unmarked(request):
    return HttpResponse("tanpa tanda")


def with_cookie(request):
    response = public(request)
    response.set_cookie("belajar", "rahasia")
    return response


def no_store(request):
    response = public(request)
    response["Cache-Control"] = "no-store"
    return response


def missing(request):
    return for_visitors(HttpResponse("tidak ada", status=404))


def with_message(request):
    storage = request._messages = messages.storage.cookie.CookieStorage(request)
    storage.add(messages.SUCCESS, "Selamat datang")
    list(storage)
    return public(request)


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [unmarked, with_cookie, no_store, missing, with_message])
def test_not_kept(answer, rf):
    counting = Counting(answer)
    counting.ask(rf.get("/"))
    counting.ask(rf.get("/"))
    assert counting.calls == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cookies", [{}, {settings.LANGUAGE_COOKIE_NAME: "en"}, {settings.LANGUAGE_COOKIE_NAME: "xx"}]
)
def test_kept(cookies, rf):
    counting = Counting(public)
    for _ in range(2):
        request = rf.get("/")
        request.COOKIES.update(cookies)
        counting.ask(request)
    assert counting.calls == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, "belajar", "messages"])
def test_who_has_something_of_their_own_neither_gets_nor_leaves_a_page(name, rf):
    counting = Counting(public)
    personal = rf.get("/")
    personal.COOKIES[name] = "x"
    counting.ask(personal)
    counting.ask(rf.get("/"))
    assert counting.calls == 2
    counting.ask(personal)
    assert counting.calls == 3


@pytest.mark.django_db
def test_who_has_another_cookie_gets_a_page_but_leaves_none(rf):
    counting = Counting(public)
    stranger = rf.get("/")
    stranger.COOKIES["csrftoken"] = "x" * 32
    counting.ask(stranger)
    counting.ask(rf.get("/"))
    assert counting.calls == 2
    counting.ask(stranger)
    assert counting.calls == 2


@pytest.mark.django_db
def test_preview_is_neither_kept_nor_answered_from_what_is_kept(rf):
    counting = Counting(public)
    counting.ask(rf.get("/"))
    preview = rf.get("/")
    preview.is_dummy = True
    counting.ask(preview)
    assert counting.calls == 2


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "patch"])
def test_only_reads_are_answered_from_what_is_kept(method, rf):
    counting = Counting(public)
    counting.ask(rf.get("/"))
    counting.ask(getattr(rf, method)("/"))
    assert counting.calls == 2


def test_a_page_with_a_csrf_token_is_not_kept(about, client, monkeypatch):
    monkeypatch.setattr(
        InfoPage,
        "serve",
        lambda page, request: for_visitors(HttpResponse(get_token(request))),
    )
    tokens = {Client().get(ADDRESS).content for _ in range(3)}
    assert len(tokens) == 3


def test_learner_and_user_get_pages_drawn_for_them(about, user, monkeypatch):
    drawn = []
    context = InfoPage.get_context
    monkeypatch.setattr(
        InfoPage, "get_context", lambda page, request: drawn.append(1) or context(page, request)
    )
    warm(Client())
    learner = Client()
    learner.cookies["belajar"] = Learner.objects.create(visitor_key="kunci-rahasia").visitor_key
    signed_in = Client()
    signed_in.force_login(user)
    for client, times in ((learner, 1), (signed_in, 1), (Client(), 0)):
        drawn.clear()
        text(client)
        assert len(drawn) == times


def test_signed_in_page_leaves_no_trace_for_visitors(about, user):
    signed_in = Client()
    signed_in.force_login(user)
    warm(signed_in)
    assert "Rina" not in text(Client())


def test_password_protected_page_is_never_kept(about, published):
    with published():
        restriction = PageViewRestriction.objects.create(
            page=about, restriction_type="password", password="sandi"
        )
    reader = Client()
    address = f"/_util/authenticate_with_password/{restriction.pk}/{about.pk}/"
    reader.post(address, {"password": "sandi", "return_url": ADDRESS})
    assert "Tentang situs ini</h1>" in text(reader)
    assert "Tentang situs ini</h1>" not in text(Client())
