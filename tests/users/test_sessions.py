"""Sessions and people are read by statements of our own; they must read what Django would."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore as DjangosStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from literasi.users.backends import AccountBackend
from literasi.users.models import Learner, User
from literasi.users.sessions import SessionStore
from tests.factories.users import LearnerFactory, UserFactory


@pytest.fixture
def key(db) -> str:
    """The key of a session that Django's own store has written."""
    made = DjangosStore()
    made["nama"] = "Rina “Ñ” 🌾"
    made.save()
    return made.session_key


def test_a_session_is_read_as_it_was_written(key):
    assert SessionStore(key)["nama"] == "Rina “Ñ” 🌾"


@pytest.mark.parametrize("left", [-1, 0])
def test_an_expired_session_is_empty_and_its_key_forgotten(key, left):
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=left))
    found = SessionStore(key)
    assert found.get("nama") is None
    assert found.session_key is None


@pytest.mark.parametrize("key", ["tidak-ada-kunci-seperti-ini", "' OR 1=1 --aaaaaaaa", "%s" * 20])
def test_a_key_that_nobody_gave_opens_nothing(db, key):
    assert SessionStore(key).get("nama") is None


def whole(row) -> dict:
    assert not row.get_deferred_fields()
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_person_comes_with_their_learner(db, django_assert_num_queries):
    learner = LearnerFactory()
    with django_assert_num_queries(1):
        found = AccountBackend().get_user(learner.user_id)
        assert found.learner.user is found
    assert whole(found.learner) == whole(Learner.objects.get(pk=learner.pk))
    assert whole(found) == whole(User.objects.get(pk=learner.user_id))


def test_a_person_may_have_no_learner(db):
    found = AccountBackend().get_user(UserFactory().pk)
    assert getattr(found, "learner", None) is None


def test_nobody_and_who_may_not_sign_in_are_nobody(db):
    assert AccountBackend().get_user(999_999_999) is None
    assert AccountBackend().get_user(UserFactory(is_active=False).pk) is None
