"""Certificates of people who do not exist: to see a design before anybody holds it.

They are shown as pictures of a screen's sharpness and never handed out as files.
"""

import base64
import io
import threading
from datetime import date

import pypdfium2
from django.conf import settings
from django.utils import timezone

from literasi.badges import numbers, rules
from literasi.badges.certificates import designs
from literasi.badges.certificates.drawing import draw
from literasi.badges.certificates.facts import Facts, builtin_content
from literasi.badges.certificates.modes import LONG_NAME, TITLES, Mode
from literasi.badges.models import Badge, CertificateTemplate
from literasi.badges.snapshots import clean, course_facts, issuer

AGENCY = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Majalengka"
CODE = "CONTOHSAJA"  # O is in no code, so this one is nobody's
MODULES = ("Dasar-dasar", "Contoh dari lapangan", "Latihan bersama", "Uji akhir")
SCALE = 1.5  # about 1260 points on a screen for the longer side of A4
PDFIUM = threading.Lock()  # it may be used by one thread at a time


def of_template(template: CertificateTemplate, mode: Mode) -> str:
    """Return a page of a template's certificate, saved or not, as an address of a picture."""
    content, pictures = designs.content_of(template)
    file = draw(content, _facts(mode), picture=pictures.get)
    return _pages(file)[mode.page]


def of_badge(badge: Badge) -> list[str]:
    """Return both pages of the certificate that the badge would give today."""
    issued_by = issuer()
    content, pictures = (
        designs.content_of(badge.template)
        if badge.template
        else (builtin_content(issued_by["signer"]), {})
    )
    return _pages(draw(content, _facts_of(badge, issued_by["office"]), picture=pictures.get))


def _facts(mode: Mode) -> Facts:
    courses = [_course(title) for title in TITLES[: mode.courses]]
    return _made_up(
        name=mode.holder,
        badge="Suara Instansi yang Dipercaya",
        motif=Badge.Motif.VOICE,
        courses=courses,
        number=numbers.example(""),
        office=issuer()["office"],
        expires_on=rules.expiry(timezone.localdate(), 24),
    )


def _course(title: str) -> dict:
    modules = [{"title": name, "minutes": 90} for name in MODULES]
    return {"title": title, "jp": 8, "modules": modules}


def _facts_of(badge: Badge, office: str) -> Facts:
    courses = badge.courses.select_related("current").order_by("pk")
    return _made_up(
        name=LONG_NAME,
        badge=clean(badge.name),
        motif=badge.motif,
        courses=[course_facts(course.current.content) for course in courses if course.current],
        number=numbers.example(badge.number_pattern),
        office=office,
        expires_on=rules.expiry(timezone.localdate(), badge.validity_months),
    )


def _made_up(*, courses: list[dict], expires_on: date | None, **given) -> Facts:
    """Return facts with an agency, today's date, and a code that no award has."""
    today = timezone.localdate()
    return Facts(
        **given,
        courses=courses,
        jp=rules.total_jp([course["jp"] for course in courses]),
        agency=AGENCY,
        earned_on=today,
        issued_on=today,
        expires_on=expires_on,
        code=CODE,
        verify_url=f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/v/{CODE}/",
    )


def _pages(file: bytes) -> list[str]:
    """Return the pages of a PDF as data: addresses of pictures."""
    with PDFIUM, pypdfium2.PdfDocument(file) as document:
        images = [page.render(scale=SCALE).to_pil() for page in document]
    return [_address(image) for image in images]


def _address(image) -> str:
    out = io.BytesIO()
    image.quantize(128).save(out, "PNG", optimize=False)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
