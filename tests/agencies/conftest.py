"""People who choose an agency, and those who look after them."""

import pytest
from django.contrib.auth.models import Group

from literasi.users.groups import EDITORS
from tests.factories.users import UserFactory


@pytest.fixture
def user(home):
    return UserFactory()


@pytest.fixture
def signed_in(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def editor(home):
    editor = UserFactory()
    editor.groups.add(Group.objects.get(name=EDITORS))
    return editor
