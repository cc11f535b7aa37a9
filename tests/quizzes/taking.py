"""How tests take quizzes over HTTP."""

from django.urls import reverse

from tests.factories.quizzes import quiz_of

SAME_SITE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
JSON = {"HTTP_ACCEPT": "application/json"}


def at(name, attempt) -> str:
    return reverse(f"quizzes:{name}", args=[attempt.uuid])


def start(client, page):
    return client.post(reverse("quizzes:start", args=[quiz_of(page).uuid]), **SAME_SITE)


def keys(items) -> list[str]:
    """Return what gives the key away: every option's feedback, and the general one."""
    bodies = [item.version.body for item in items]
    return [option["feedback"] for body in bodies for option in body["options"]] + [
        body["feedback"] for body in bodies
    ]
