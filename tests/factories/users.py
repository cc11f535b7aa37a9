"""People and learners for tests."""

import factory
from factory.django import DjangoModelFactory

from literasi.users.models import Learner, User

PASSWORD = "Kata-sandi-contoh-1"


class UserFactory(DjangoModelFactory):
    """A person with an account. Their password is ``PASSWORD``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"orang{n}@contoh.id")
    full_name = factory.Sequence(lambda n: f"Orang Ke-{n}, S.Sos.")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(*args, **kwargs)


class AdministratorFactory(UserFactory):
    is_superuser = True


class LearnerFactory(DjangoModelFactory):
    """Whoever learns, with an account."""

    class Meta:
        model = Learner

    user = factory.SubFactory(UserFactory)


class VisitorFactory(LearnerFactory):
    """Whoever learns on a device, without an account."""

    user = None
    visitor_key = factory.Sequence(lambda n: f"kunci-gawai-contoh-{n:04d}")
