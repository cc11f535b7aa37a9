"""Documents in every coat that people send them in, made by other people's programs."""

import io
import json
import struct
import zlib

from PIL import Image
from pypdf import PdfWriter

UUID = "0b0e7a52-6f5e-4f0e-9c0e-3a1d2b4c5d6e"
ADDRESS = f"https://literasi.example/kredensial/{UUID}/"
AWKWARD = [
    "Siti 🌾 Nurhaliza 👩🏽‍🏫",
    "محمد بن عبد الله",
    'O\'Brien "Rocky" <b>&amp;</b> \\ ]]> --> {{x}}',
    "Ni Luh Putu " + "Ayu " * 40,
    "e\u0301\u00a0\u2028\u202eabc\u202c\u200d\ufeff",
]


def document(name="Rina Marlina, A.Md.", **changes) -> dict:
    """Return a credential in the shape of ours, unsigned."""
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": ADDRESS,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "did:web:literasi.example", "type": ["Profile"], "name": "Diskominfo"},
        "validFrom": "2026-11-24T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{"identityType": "name", "hashed": False, "identityHash": name}],
            "achievement": {"id": "https://x/", "name": "Lencana", "creditsAvailable": 8},
        },
        "proof": {"type": "DataIntegrityProof", "proofValue": "z3vN"},
        **changes,
    }


def text(name="Rina", **changes) -> str:
    return json.dumps(document(name, **changes), ensure_ascii=False)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "PNG")
    return out.getvalue()


def png_with(kind: bytes, data: bytes) -> bytes:
    """Return a PNG with one more chunk, right after its head."""
    plain = picture()
    return plain[:33] + chunk(kind, data) + plain[33:]


def itxt(words: bytes, keyword=b"openbadgecredential", packed=False) -> bytes:
    flags = b"\1\0" if packed else b"\0\0"
    return keyword + b"\0" + flags + b"\0\0" + (zlib.compress(words) if packed else words)


def svg_with(inner: str, head="") -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:o="https://purl.imsglobal.org/ob/v3p0"'
    return f"{head}<svg {names}>{inner}<path d='M 0 0'/></svg>".encode()


def pdf_with(*words: str, compress=True) -> bytes:
    """Return a PDF of one page with files attached."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for number, one in enumerate(words):
        writer.add_attachment(f"kredensial-{number}.json", one.encode())
    if compress:
        for item in writer._objects:
            data = getattr(item, "get_data", None)
            if data and item.get("/Type") == "/EmbeddedFile":
                item.update(item.flate_encode())
                item._data = zlib.compress(words[0].encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
