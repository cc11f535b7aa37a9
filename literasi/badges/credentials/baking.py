"""A badge's picture that carries its own credential: what wallets and backpacks take in.

Open Badges 3.0, "Badge baking": an iTXt chunk in PNG, an element in SVG.
"""

import io
import re

from lxml import etree
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from literasi.badges.credentials import pictures
from literasi.badges.credentials.reading.svg import NAMESPACE
from literasi.badges.images import badge_svg
from literasi.badges.models import Credential
from literasi.badges.rasters import badge_png

KEYWORD = "openbadgecredential"
# XML has no way to write these; JSON has, and they stand in strings only.
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def png(credential: Credential) -> bytes:
    """Return the picture of the award's badge, as it was then, with the credential in it."""
    facts = credential.award.snapshot
    picture = pictures.kept(facts["image"]) if facts.get("image") else None
    return bake_png(picture or badge_png(facts["motif"]), credential.document)


def svg(credential: Credential) -> bytes:
    """Return the drawn badge with the credential in it, also where the badge has a picture."""
    facts = credential.award.snapshot
    drawn = badge_svg(name=facts["badge"], description=facts["description"], motif=facts["motif"])
    return bake_svg(drawn, credential.document)


def bake_png(picture: bytes, document: str) -> bytes:
    """Return a PNG with ``document`` in it, and no other text that it may have had."""
    out, text = io.BytesIO(), PngInfo()
    text.add_itxt(KEYWORD, document)
    with Image.open(io.BytesIO(picture)) as image:
        image.save(out, "PNG", pnginfo=text)
    return out.getvalue()


def bake_svg(drawing: str, document: str) -> bytes:
    """Return an SVG whose first element is ``document``. Only for SVG that we wrote ourselves."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    drawn = etree.fromstring(drawing.encode(), parser)
    names = {**drawn.nsmap, "openbadges": NAMESPACE}
    baked = etree.Element(drawn.tag, dict(drawn.attrib), nsmap=names)
    baked.text = drawn.text
    credential = etree.SubElement(baked, f"{{{NAMESPACE}}}credential")
    credential.text = etree.CDATA(for_cdata(document))
    baked.extend(list(drawn))
    return etree.tostring(baked, encoding="UTF-8", xml_declaration=True)


def for_cdata(document: str) -> str:
    """Return the same JSON in characters that may stand in CDATA, never ending it."""
    escaped = NOT_XML.sub(lambda found: _escape(found[0]), document)
    return escaped.replace("]]>", "]]\\u003e")


def _escape(letter: str) -> str:
    return f"\\u{ord(letter):04x}"
