"""The English catalogue: complete, true to its source, and what English readers get."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse
from django.utils import translation
from django.utils.translation.template import templatize

from courses.models import CatalogPage
from tests.factories.courses import course_page

ROOT = settings.BASE_DIR
CATALOGUE = ROOT / "literasi" / "locale" / "en" / "LC_MESSAGES" / "django.po"
SOURCES = ("templates/**/*.html", "templates/**/*.txt")
SOURCES += tuple(f"{app}/**/*.py" for app in ("courses", "literasi", "quizzes"))
# Python's two forms of placeholders, and the one our scripts fill in.
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|\{\w+\}|%[sd]")
TAG = re.compile(r"<[^>]+>")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
COUNTED = Template("""{% load i18n %}{% blocktranslate count days=days trimmed %}
  {{ days }} hari{% plural %}{{ days }} hari{% endblocktranslate %}""")


def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file)


def forms(text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def source(path: Path) -> io.BytesIO:
    """Return the file as Python: templates as Django's own makemessages turns them into it."""
    text = path.read_text()
    if path.suffix != ".py":
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    return io.BytesIO(text.encode())


def in_the_code() -> set:
    paths = (path for pattern in SOURCES for path in ROOT.glob(pattern))
    found = (extract("python", source(path), KEYWORDS) for path in paths)
    return {(context, message) for file in found for _line, message, _notes, context in file}


MESSAGES = [message for message in catalogue() if message.id]


def test_the_catalogue_compiles_without_a_complaint():
    """A sign of per cent before a word is read as a place for a number."""
    assert [(message.id, errors) for message, errors in catalogue().check()] == []


def test_catalogue_holds_what_the_code_says_and_nothing_else():
    held = {(message.context, message.id) for message in MESSAGES}
    asked = in_the_code()
    assert len(held) > 800
    assert asked - held == set(), "run `make messages` and translate what is new"
    assert held - asked == set(), "run `make messages`"


def test_nothing_is_open_or_fuzzy():
    open_ = [m.id for m in MESSAGES if m.fuzzy or not all(forms(m.string))]
    assert open_ == []


def test_counted_messages_have_both_english_forms():
    odd = [m.id for m in MESSAGES if len(forms(m.id)) != len(forms(m.string))]
    assert catalogue().num_plurals == 2
    assert odd == []


@pytest.mark.parametrize("pattern", [PLACEHOLDER, TAG], ids=["placeholders", "markup"])
def test_translations_keep(pattern):
    def parts(text):
        return sorted(pattern.findall(text))

    differing = [
        m.id
        for m in MESSAGES
        for said, meant in zip(forms(m.id), forms(m.string), strict=True)
        if parts(said) != parts(meant)
    ]
    assert differing == []


def test_edges_are_kept():
    """What stands beside other words keeps its blanks."""

    def edges(text):
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    differing = [
        m.id
        for m in MESSAGES
        for said, meant in zip(forms(m.id), forms(m.string), strict=True)
        if edges(said) != edges(meant)
    ]
    assert differing == []


def test_catalogue_names_nobody():
    header = CATALOGUE.read_text().partition("\n\n")[0]
    assert "Language: en" in header
    assert not re.search(r"@|Translator|-Date", header)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_counting_in_indonesian_needs_no_catalogue(count):
    with translation.override("id"):
        assert COUNTED.render(Context({"days": count})) == f"{count} hari"


@pytest.mark.parametrize(("count", "said"), [(0, "0 days"), (1, "1 day"), (3, "3 days")])
def test_counting_in_english(english, count, said):
    with translation.override("en"):
        assert COUNTED.render(Context({"days": count})) == said


# --- Pages ----------------------------------------------------------------------------


@pytest.fixture
def english(settings, tmp_path):
    """The catalogue as it stands, compiled, whether or not the clone's own is."""
    compiled = tmp_path / "en" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue())
    settings.LOCALE_PATHS = [tmp_path]


@pytest.fixture
def pages(home) -> dict[str, str]:
    """Addresses of a few pages that everybody sees."""
    course = course_page(home, lessons=1)
    return {
        "home": home.url,
        "catalogue": CatalogPage.objects.get().url,
        "course": course.url,
        "log in": reverse("account_login"),
        "search": reverse("search"),
    }


SAID = [
    ("home", "Semua kursus", "All courses"),
    ("home", "Verifikasi sertifikat", "Verify certificate"),
    ("catalogue", "1 kegiatan", "1 activity"),
    ("course", "1 pelajaran wajib dibaca", "1 lesson must be read"),
    ("course", "Buat akun dan simpan kemajuan", "Create an account and keep the progress"),
    ("log in", "Lupa kata sandi?", "Forgot password?"),
    ("search", "Apa yang ingin Anda pelajari?", "What would you like to learn?"),
]


@pytest.mark.parametrize(("name", "indonesian", "in_english"), SAID)
def test_pages_speak_the_chosen_language(english, pages, client, name, indonesian, in_english):
    client.post(reverse("set_language"), {"language": "en"})
    told = client.get(pages[name]).content.decode()
    assert in_english in told
    assert indonesian not in told


@pytest.mark.parametrize(("name", "indonesian", "in_english"), SAID)
def test_pages_are_indonesian_whatever_the_browser_asks(
    english, pages, client, name, indonesian, in_english
):
    told = client.get(pages[name], headers={"Accept-Language": "en"}).content.decode()
    assert indonesian in told
    assert in_english not in told
