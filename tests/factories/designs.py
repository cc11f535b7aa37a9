"""Templates of certificates, with pictures drawn here."""

import io

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image

from literasi.badges.models import CertificateTemplate, TemplateSigner


def picture(colour="#20407a", size=(300, 120), kind="PNG") -> ContentFile:
    """Return a picture of one colour, ready to be uploaded."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return ContentFile(out.getvalue(), name=f"gambar.{kind.lower()}")


class SignerFactory(DjangoModelFactory):
    class Meta:
        model = TemplateSigner

    name = factory.Sequence(lambda n: f"Pejabat Contoh {n}, S.Sos.")
    title = "Kepala Dinas"
    signature = factory.Sequence(lambda n: picture(f"#20{n % 100:02d}7a"))


class TemplateFactory(DjangoModelFactory):
    class Meta:
        model = CertificateTemplate
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Rancangan {n}")

    @factory.post_generation
    def signers(self, create, extracted, **kwargs):
        SignerFactory.create_batch(extracted or 0, template=self)
