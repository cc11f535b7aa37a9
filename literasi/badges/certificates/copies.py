"""Copies of templates: new rows that name the same pictures, whose files are never changed."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from literasi.badges.models import CertificateTemplate, TemplateSigner
from literasi.users.models import User

COPIED = (
    *("orientation", "background", "title", "opening", "body", "closing", "place"),
    "is_signed_elsewhere",
)


def name_of_copy(name: str) -> str:
    """Return the first name for a copy that no template has."""
    taken = set(CertificateTemplate.objects.values_list("name", flat=True))
    numbers = iter(range(1, len(taken) + 2))
    endings = (_("salinan") if n == 1 else f"{_('salinan')} {n}" for n in numbers)
    longest = CertificateTemplate._meta.get_field("name").max_length
    names = (f"{name[: longest - len(ending) - 3]} ({ending})" for ending in endings)
    return next(one for one in names if one not in taken)


@transaction.atomic
def copy(*, template: CertificateTemplate, name: str, by: User) -> CertificateTemplate:
    """Return a new template that looks the same and that no badge uses."""
    fields = {field: getattr(template, field) for field in COPIED}
    made = CertificateTemplate.objects.create(name=name, **fields)
    TemplateSigner.objects.bulk_create(
        TemplateSigner(
            template=made,
            name=signer.name,
            title=signer.title,
            signature=signer.signature,
            sort_order=signer.sort_order,
        )
        for signer in template.signers.all()
    )
    source = {"id": template.pk, "title": template.name}
    log(instance=made, action="wagtail.copy", user=by, data={"source": source})
    return made
