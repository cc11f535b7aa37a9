"""A template is frozen when an award is issued: no edit changes a certificate that exists."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from literasi.badges import services
from literasi.badges.certificates import designs
from literasi.badges.certificates.front import certificate_pdf
from literasi.badges.models import (
    Award,
    CertificateDesign,
    CertificateSettings,
    CertificateTemplate,
    DesignFile,
    TemplateSigner,
)
from tests.factories.badges import issue
from tests.factories.designs import TemplateFactory, picture
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def template(badge):
    template = TemplateFactory(signers=2, background=picture("#fde8d7", (1200, 848)))
    badge.template = template
    badge.save()
    return template


def fresh(award):
    return Award.objects.get(pk=award.pk)


def test_without_a_template_nothing_is_frozen_but_the_snapshot(award):
    assert award.design is None
    assert not CertificateDesign.objects.exists()


def test_a_design_holds_all_of_the_template_and_copies_of_its_pictures(template, award):
    content = award.design.content
    assert content["title"] == template.title
    assert [signer["name"] for signer in content["signers"]] == [
        signer.name for signer in template.signers.all()
    ]
    named = {content["background"], *(signer["signature"] for signer in content["signers"])}
    assert set(DesignFile.objects.values_list("sha256", flat=True)) == named
    kept = DesignFile.objects.get(sha256=content["background"])
    assert kept.file.read() == template.background.storage.open(template.background.name).read()


def test_the_same_look_is_the_same_row(template):
    first = designs.freeze(template)
    assert designs.freeze(CertificateTemplate.objects.get(pk=template.pk)) == first
    files = DesignFile.objects.count()
    template.title = "PIAGAM"
    template.save()
    assert designs.freeze(template) != first
    assert DesignFile.objects.count() == files


def change_everything(template):
    """Edit all words, replace every picture under its very name, and rename who signs."""
    template.title, template.opening, template.body = "PIAGAM", "untuk", "atas {badge}"
    template.closing, template.place, template.orientation = "Selesai", "Kadipaten", "portrait"
    template.is_signed_elsewhere = True
    for owner, name in ((template, "background"), (template.signers.first(), "signature")):
        file = getattr(owner, name)
        stored = file.name
        file.storage.delete(stored)
        file.storage.save(stored, ContentFile(picture("#123456").read()))
    template.save()
    TemplateSigner.objects.filter(template=template).update(name="Orang Lain", title="Lain")


def test_an_issued_certificate_never_changes(site, template, award):
    before = certificate_pdf(fresh(award))
    change_everything(template)
    settings = CertificateSettings.for_site(site)
    settings.signer_name, settings.place = "Pejabat Baru", "Cigasong"
    settings.save()
    assert certificate_pdf(fresh(award)) == before
    template.delete()
    assert certificate_pdf(fresh(award)) == before
    assert fresh(award).badge.template is None


def test_who_comes_later_gets_the_changed_design_and_so_does_a_reissue(badge, template, award):
    change_everything(template)
    badge.refresh_from_db()
    later = issue(badge=badge)
    assert later.design != award.design
    assert later.design.content["signers"][0]["name"] == "Orang Lain"
    new = services.reissue(award=award, by=AdministratorFactory())
    assert new.design == later.design
    assert fresh(award).design == award.design


def test_a_picture_whose_file_is_gone_keeps_nobody_from_their_award(template, badge):
    template.background.storage.delete(template.background.name)
    award = issue(badge=badge)
    assert award.design.content["background"] == ""


def test_private_files_have_no_public_address(client, template):
    assert client.get(f"/media/{template.background.name}").status_code == 404
    assert Image.open(io.BytesIO(template.background.read())).size == (1200, 848)
