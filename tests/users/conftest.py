"""People at the door: a browser, somebody with an account, somebody signed in."""

import pytest

from tests.factories.users import AdministratorFactory, UserFactory


@pytest.fixture
def user(home):
    return UserFactory(email="rina@contoh.id", full_name="Rina Marlina, A.Md.")


@pytest.fixture
def signed_in(client, user):
    client.force_login(user)
    return client


@pytest.fixture
def administrator(home):
    return AdministratorFactory(email="pengelola@contoh.id", full_name="Pengelola")
