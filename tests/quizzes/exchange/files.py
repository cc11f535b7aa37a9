"""Files of questions for the tests, and how an editor takes one over."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

UPLOAD = "question_import:upload"

GIFT = """// Latihan
$CATEGORY: $course$/top/Hoaks

// [id:hoaks-1] [tag:kesulitan:sulit]
::Sumber:: Apa langkah pertama Anda? {
=Memeriksa sumbernya#Tepat: sumber dahulu.
~Meneruskannya#Jangan terburu-buru.
####Lihat https\\://kominfo.go.id
}

Kabar tanpa tanggal patut dicurigai. {T#Periksa lagi.#Benar.}
"""


def sent(editor, content, name="soal.gift", **fields):
    """Send a file to the upload form."""
    data = content.encode() if isinstance(content, str) else content
    return editor.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, data), **fields})


def previewed(editor, content, name="soal.gift", **fields):
    """Return the preview of a file."""
    response = sent(editor, content, name, **fields)
    assert response.status_code == 302, response.context["form"].errors
    return editor.get(response.url)


def confirmed(editor, preview, **fields):
    """Press "Impor" on a preview; return what comes after."""
    [fingerprint] = re.findall(r'name="fingerprint" value="(\w+)"', preview.text)
    address = preview.request["PATH_INFO"]
    return editor.post(address, {"fingerprint": fingerprint, **fields}, follow=True)


def imported(editor, content, name="soal.gift", **fields):
    """Take a whole file over, as an editor does."""
    return confirmed(editor, previewed(editor, content, name), **fields)


def fates(preview):
    return preview.context["plan"].counts
