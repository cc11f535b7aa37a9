"""What tests of the core share: a page that visitors read, and how to read it."""

import pytest

from literasi.home.models import InfoPage
from literasi.users.models import User


@pytest.fixture
def about(home):
    """A plain live page at /tentang/."""
    page = InfoPage(title="Tentang situs ini", slug="tentang", summary="Ringkas.")
    home.add_child(instance=page)
    return page


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """Do something in its own transaction, and what waits for its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def user(db):
    return User.objects.create_user("rina@example.id", "rahasia", full_name="Rina")
