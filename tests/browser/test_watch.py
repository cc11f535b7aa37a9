"""The watch itself: what it must notice, it notices."""

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import NARROW

pytestmark = pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)


@pytest.fixture
def reader(someone):
    person = someone()
    person.go("/")
    return person


def noticed(reader) -> str:
    """Return what the watch has against the page so far, and forgive it."""
    found = "\n".join(reader.watch.unexpected())
    reader.watch.allow("")
    return found


def test_asking_another_host(reader):
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        reader.page.goto("http://elsewhere.example/")
    assert "another host: http://elsewhere.example/" in noticed(reader)


def test_complaint_on_the_console(reader):
    reader.page.evaluate("console.error('sesuatu yang keliru')")
    assert "console error: sesuatu yang keliru" in noticed(reader)


def test_script_that_fails(reader):
    with reader.page.expect_event("pageerror"):
        reader.page.evaluate("setTimeout(() => { throw new Error('naskah keliru') })")
    assert "naskah keliru" in noticed(reader)


@pytest.mark.parametrize(
    ("element", "barrier"),
    [("img", "image-alt"), ("input", "label"), ("hr", "sideways")],
)
def test_barriers(reader, element, barrier):
    assert reader.barriers() == []
    reader.page.evaluate(
        """element => {
          const part = document.createElement(element);
          if (element === "hr") part.style.width = "900px";
          if (element === "img") part.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
          document.querySelector("main").append(part);
        }""",
        element,
    )
    assert barrier in " ".join(reader.barriers())
