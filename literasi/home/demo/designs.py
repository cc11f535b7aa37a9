"""The demo's template of certificates: two who sign, who do not exist."""

from literasi.badges.models import CertificateTemplate, TemplateSigner
from literasi.home.demo import files
from literasi.home.demo.signatures import scanned_signature


def load_templates() -> None:
    """Create the templates that are not there; one that an editor has changed stays so."""
    for table in files.read("templates.toml")["template"]:
        signers = table.pop("signer")
        if not CertificateTemplate.objects.filter(name=table["name"]).exists():
            _create(table, signers)


def _create(table: dict, signers: list[dict]) -> None:
    template = CertificateTemplate(**table)
    template.full_clean()
    template.save()
    for place, signer in enumerate(signers):
        picture = scanned_signature(swings=signer.pop("swings"))
        TemplateSigner.objects.create(
            template=template, sort_order=place, signature=picture, **signer
        )
