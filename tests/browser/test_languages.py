"""With the interface in English, what editors wrote in Indonesian says so (WCAG 3.1.2).

What reads the same in both languages is the editors', what reads otherwise is the site's.
"""

import re

import pytest

from tests.browser.conftest import NARROW
from tests.browser.content import RIGHT
from tests.browser.people import COURSE

pytestmark = pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)

NAME = "Siti Aminah, S.Pd."
# Names, and words that both languages share.
SHARED = {NAME, "Literasi", "Kabupaten Majalengka", "Menu", "Status", "WhatsApp"}
SHARED |= {"Learner Credential Wallet"}
NEUTRAL = re.compile(
    r"[\W\d]*(JP|PDF|KB|WIB)?[\W\d]*"
    r"|\d{1,2} \w+ \d{4}"
    r"|\d{4}/LIT/Diskominfo/[IVX]+/\d{4}"
    r"|https?://\S+"
)
# What a page says, and in which language: its text and the texts in its attributes.
READ = """async ([path, language]) => {
  const body = new URLSearchParams({ language });
  await fetch("/bahasa/", { method: "POST", body, redirect: "manual" });
  const answer = await fetch(path);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  page.querySelectorAll("script, .language-form").forEach((part) => part.remove());
  const said = [];
  const add = (element, text) => {
    const words = text?.replace(/\\s+/g, " ").trim();
    if (words) said.push([words, element.closest("[lang]").lang]);
  };
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) add(texts.currentNode.parentElement, texts.currentNode.data);
  for (const element of page.body.querySelectorAll("*")) {
    for (const name of ["alt", "aria-label", "placeholder", "title"]) {
      add(element, element.getAttribute(name));
    }
  }
  return said;
}"""
PUBLIC = {
    "/",
    "/artikel/",
    "/kursus/",
    "/kursus/cerdas-bermedia-mengenali-dan-melawan-hoaks/",
    "/cari/?q=hoaks",
    "/cari/?q=zzzz",
    "/tentang/",
    "/verifikasi/",
    "/belajar-saya/",
    f"{COURSE}modul/latihan/",
    f"{COURSE}uji/",
}


def wrongly_marked(person, path: str) -> list[str]:
    """Return the texts of a page that do not say their language, or say another."""
    in_indonesian = [words for words, _lang in person.page.evaluate(READ, [path, "id"])]
    in_english = person.page.evaluate(READ, [path, "en"])
    assert "en" in {lang for _words, lang in in_english}, path
    same, whole = set(in_indonesian), " ".join(in_indonesian)
    wrong = []
    for words, lang in in_english:
        if words in SHARED or NEUTRAL.fullmatch(words):
            continue
        # A title inside a sentence stands by itself only where it must be marked.
        is_editors = words in same or (lang == "id" and words in whole)
        if lang != ("id" if is_editors else "en"):
            wrong.append(f"{lang}: {words}")
    return wrong


def findings(person, paths) -> dict[str, list[str]]:
    found = {path: wrongly_marked(person, path) for path in sorted(paths)}
    return {path: wrong for path, wrong in found.items() if wrong}


def test_public_pages(someone, public_paths):
    """All articles and lessons, for every kind of block says something of its own."""
    visitor = someone()
    visitor.go("/")
    texts = {path for path in public_paths if path.startswith(("/artikel/", "/kursus/"))}
    assert len(texts) > 45
    assert findings(visitor, PUBLIC | texts) == {}


def test_pages_of_a_learner(someone):
    learner = someone()
    learner.signs_up(NAME)
    learner.takes_the_short_course()
    paths = {learner.page.url}
    learner.go(f"{COURSE}modul/latihan/")
    learner.press("Mulai latihan")
    learner.page.get_by_label(RIGHT).first.check()
    learner.is_told("Tersimpan")
    paths |= {learner.page.url, learner.page.url + "kirim/"}
    learner.opens_the_award()
    paths.add(learner.page.url)
    paths.add(learner.page.locator("main a[href^='/v/']").first.get_attribute("href"))
    paths |= {COURSE, f"{COURSE}modul/pelajaran-1/", f"{COURSE}uji/", "/belajar-saya/"}
    assert findings(learner, paths) == {}


def test_check_of_a_lesson(someone):
    """The answer to a lesson's own question, in place and on a page of its own."""
    visitor = someone()
    visitor.go(
        "/kursus/cerdas-bermedia-mengenali-dan-melawan-hoaks/langkah-sift/"
        "telusuri-sumber-membaca-menyamping/"
    )
    question = visitor.page.locator("self-check").first
    address, answer = question.evaluate(
        "check => [check.querySelector('form').action, check.querySelector('[name=answer]').value]"
    )
    path = address.split("#")[0] + f"?answer={answer}"
    assert findings(visitor, {path}) == {}
