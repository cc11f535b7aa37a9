"""Fills the bare site: `python -m tests.bench.bare.content`, with the bare settings."""

import json

import django
from django.core.management import call_command

django.setup()

# Models can be imported only now.
from wagtail.models import Page, Site  # noqa: E402

from tests.bench.bare.models import BarePage  # noqa: E402

SENTENCE = "Berhenti sejenak sebelum meneruskan, dan <b>telusuri</b> dari mana kabar itu datang. "
SECTIONS, SENTENCES = 8, 11  # about 8 KB of text


def main() -> None:
    call_command("migrate", verbosity=0)
    home = Page.objects.get(depth=2)
    if not BarePage.objects.exists():
        page = BarePage(title="Artikel", slug="artikel", body=json.dumps(body()))
        home.add_child(instance=page)
        page.save_revision().publish()
    Site.objects.update(hostname="127.0.0.1")


def body() -> list[dict]:
    blocks = []
    for number in range(SECTIONS):
        blocks.append({"type": "heading", "value": f"Bagian {number + 1}"})
        blocks.append({"type": "paragraph", "value": f"<p>{SENTENCE * SENTENCES}</p>"})
    return blocks


if __name__ == "__main__":
    main()
