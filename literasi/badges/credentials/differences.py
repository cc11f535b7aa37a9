"""Whether a document is the one we signed, and if not, which part of it was changed.

Compared as JSON data: the order of members and the spaces between them do not count.
Nothing of the changed document is ever shown.
"""

from django.utils.translation import gettext_lazy as _

# Where something stands in a credential, and what to call it.
PARTS = [
    (("credentialSubject", "identifier"), _("nama atau alamat email penerimanya")),
    (("credentialSubject", "achievement"), _("lencana, kursus, atau syaratnya")),
    (("credentialSubject", "result"), _("nilainya")),
    (("name",), _("judulnya")),
    (("description",), _("keterangannya")),
    (("issuer",), _("penerbitnya")),
    (("validFrom",), _("tanggal mulai berlakunya")),
    (("validUntil",), _("masa berlakunya")),
    (("awardedDate",), _("tanggal diperolehnya")),
    (("evidence",), _("alamat buktinya")),
    (("credentialStatus",), _("alamat untuk memeriksa pencabutannya")),
    (("proof",), _("tanda tangan digitalnya")),
    (("id",), _("alamat kredensialnya")),
    # The same in Open Badges 2.0.
    (("recipient",), _("nama atau alamat email penerimanya")),
    (("badge",), _("lencana, kursus, atau syaratnya")),
    (("issuedOn",), _("tanggal diperolehnya")),
    (("expires",), _("masa berlakunya")),
]
OTHERS = _("bagian lain di dalamnya")


def same(one, other) -> bool:
    """Say whether two JSON values are equal. 1 and 1.0 are; 1 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    numbers = _is_number(one) and _is_number(other)
    return one == other if numbers else type(one) is type(other) and one == other


def _is_number(value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def differences(sent: dict, signed: dict) -> list:
    """Return the names of the parts that differ; [] only when the documents are equal."""
    if same(sent, signed):
        return []
    named = [label for path, label in PARTS if not same(_at(sent, path), _at(signed, path))]
    return named if same(_rest(sent), _rest(signed)) else [*named, OTHERS]


def _at(document, path):
    for name in path:
        document = document.get(name) if isinstance(document, dict) else None
    return document


def _rest(document: dict) -> dict:
    """Return a document without the parts that have names."""
    tops = {path[0] for path, _label in PARTS}
    rest = {name: value for name, value in document.items() if name not in tops}
    subject = document.get("credentialSubject")
    if isinstance(subject, dict):
        known = {path[1] for path, _label in PARTS if len(path) > 1}
        subject = {name: value for name, value in subject.items() if name not in known}
    return {**rest, "credentialSubject": subject}
