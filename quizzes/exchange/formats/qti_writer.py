"""Questions written as a content package of QTI 3.0."""

import uuid
from collections.abc import Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from quizzes.exchange.formats import qti_bodies
from quizzes.exchange.formats.base import first_words
from quizzes.exchange.formats.qti_items import OURS
from quizzes.exchange.formats.safe_xml import element, words
from quizzes.exchange.formats.safe_zip import pack
from quizzes.exchange.formats.tags import tags_of
from quizzes.exchange.items import Item

ITEM = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
METADATA = "http://ltsc.ieee.org/xsd/LOM"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

WRITES = qti_bodies.WRITES


def write(questions: Sequence[Item]) -> bytes:
    """Return a package: the manifest, an item per file, pictures beside them."""
    files: dict[str, bytes] = {}
    resources: list[str] = []
    for number, item in enumerate(questions, start=1):
        name = f"soal/soal-{number:03}.xml"
        picture = _picture_name(item, number)
        files[name] = _item(item, number, picture).encode()
        if item.picture:
            files[f"soal/{picture}"] = item.picture.content
        resources.append(_resource(item, number, name, picture))
    return pack({"imsmanifest.xml": _manifest(resources).encode(), **files})


def _picture_name(item: Item, number: int) -> str:
    suffix = PurePosixPath(item.picture.name).suffix if item.picture else ""
    return f"gambar-{number:03}{suffix}" if item.picture else ""


def _identifier(item: Item, number: int) -> str:
    """Return a name as XML wants it, from which ours can be had again."""
    try:
        return f"{OURS}{uuid.UUID(item.identity)}"
    except ValueError:
        return f"soal-{number:03}"


def _item(item: Item, number: int, picture: str) -> str:
    written = qti_bodies.write(item.answer)
    image = (
        element("p", element("img", src=quote(picture), alt=item.picture.alt))
        if (item.picture)
        else ""
    )
    general = _general(item.feedback)
    body = element("qti-item-body", element("div", item.stem, image), written.body)
    return _HEAD + element(
        "qti-assessment-item",
        *written.declarations,
        element(
            "qti-outcome-declaration", identifier="SCORE", cardinality="single", base_type="float"
        ),
        *written.outcomes,
        *general[:1],
        "\n",
        body,
        "\n",
        element("qti-response-processing", *written.processing),
        *general[1:],
        xmlns=ITEM,
        identifier=_identifier(item, number),
        title=first_words(item),
        adaptive="false",
        time_dependent="false",
        xml__lang="id",
    )


def _general(feedback: str) -> list[str]:
    """Return the declaration and the text of what is said whatever was answered."""
    if not feedback:
        return []
    shown = element("qti-default-value", element("qti-value", "shown"))
    declared = element(
        "qti-outcome-declaration",
        shown,
        identifier="GENERAL",
        cardinality="single",
        base_type="identifier",
    )
    content = element("qti-content-body", feedback)
    return [
        declared,
        element(
            "qti-modal-feedback",
            content,
            outcome_identifier="GENERAL",
            identifier="shown",
            show_hide="show",
        ),
    ]


def _resource(item: Item, number: int, name: str, picture: str) -> str:
    first = sorted(item.topics)[:1]
    keywords = [
        element("keyword", element("string", words(tag), language="id"))
        for tag in [*first, *tags_of(item)]
    ]
    lom = element("lom", element("general", *keywords), xmlns=METADATA)
    files = [name, *([f"soal/{picture}"] if picture else [])]
    return element(
        "resource",
        *([element("metadata", lom)] if keywords else []),
        *(element("file", href=file) for file in files),
        identifier=_identifier(item, number),
        type="imsqti_item_xmlv3p0",
        href=name,
    )


def _manifest(resources: Sequence[str]) -> str:
    about = element("schema", "QTI Package") + element("schemaversion", "3.0.0")
    return _HEAD + element(
        "manifest",
        element("metadata", about),
        element("organizations"),
        element("resources", "\n", "\n".join(resources), "\n"),
        xmlns=PACKAGE,
        identifier="literasi",
    )
