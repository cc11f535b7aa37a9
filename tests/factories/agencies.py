"""Agencies and memberships for tests."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from literasi.agencies.models import Agency, Membership
from tests.factories.users import UserFactory


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency

    code = factory.Sequence(lambda n: f"dinas-{n}")
    name = factory.Sequence(lambda n: f"Dinas Contoh {n:03d}")


class MembershipFactory(DjangoModelFactory):
    """A membership that waits for staff."""

    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    agency = factory.SubFactory(AgencyFactory)


class ConfirmedMembershipFactory(MembershipFactory):
    confirmed_at = factory.LazyFunction(timezone.now)
