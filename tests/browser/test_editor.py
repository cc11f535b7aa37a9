"""An editor writes a course with a lesson and a quiz, publishes it, and a visitor takes it."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.content import EDITOR
from tests.browser.people import Person

OPTIONS = [("Ya, selalu", "Tepat: memeriksa itu perlu."), ("Tidak perlu", "Belum tepat.")]

HAS_REACHED_THE_FORM = """text =>
  [...document.querySelectorAll("input[type=hidden]")].some(({ value }) => value.includes(text))
"""


class Editor:
    """A person in Wagtail's admin, working only with what is on the screen."""

    def __init__(self, person: Person):
        self.person = person
        self.page = person.page

    def finds(self, path: str) -> int:
        """Return the number of the page at ``path``, from the bar that editors see on it."""
        self.person.go(path)
        link = self.page.locator("wagtail-userbar a[href*='add_subpage']").first
        return int(re.search(r"/(\d+)/", link.get_attribute("href"))[1])

    def adds(self, kind: str, parent: int, title: str) -> None:
        """Open the form for a page of ``kind`` below ``parent`` and give it a title.

        Where only one kind may be added, Wagtail opens its form without asking.
        """
        self.person.go(f"/admin/pages/{parent}/add_subpage/")
        if self.page.url.endswith("/add_subpage/"):
            self.page.locator(f"main a[href*='/{kind}/']").first.click()
        self.page.locator("#id_title").press_sequentially(title)
        # The address follows from the title, by script, while typing.
        expect(self.page.locator("#id_slug")).not_to_have_value("")

    def writes(self, panel: str, text: str) -> None:
        """Type into the rich text of a panel; the editor hands it to the form a moment later."""
        self.page.locator(f"[id$='{panel}-section'] [contenteditable=true]").first.click()
        self.page.keyboard.type(text)
        self.page.wait_for_function(HAS_REACHED_THE_FORM, arg=text)

    def adds_block(self, panel: str, name: str) -> None:
        self.page.locator(f"[id$='{panel}-section'] .c-sf-add-button").first.click()
        self.page.get_by_role("option", name=name, exact=True).first.click()

    def publishes(self) -> int:
        """Publish what is open; return its number, which the message's link holds."""
        self.page.locator("footer [data-w-dropdown-target='toggle']").click()
        self.page.locator("button[name='action-publish']").click()
        link = self.page.locator(".messages a[href*='/edit/']").first
        return int(re.search(r"/(\d+)/", link.get_attribute("href"))[1])

    def writes_a_question(self, stem: str) -> None:
        self.person.go("/admin/snippets/quizzes/question/add/")
        self.writes("stem", stem)
        self.adds_block("body", "Pilihan ganda")
        for number, (text, feedback) in enumerate(OPTIONS):
            option = f"[name='body-0-value-options-{number}-value"
            if number:
                self.page.locator("[data-streamfield-list-add]").last.click()
            self.page.locator(f"{option}-text']").fill(text)
            self.page.locator(f"{option}-feedback']").fill(feedback)
        self.page.locator("[name='body-0-value-options-0-value-correct']").check()
        self.publishes()

    def chooses_question(self, stem: str) -> None:
        self.page.locator("[data-chooser-action-choose]").first.click()
        dialog = self.page.locator(".modal-content")
        dialog.get_by_role("textbox").first.fill(stem)
        dialog.get_by_role("link", name=stem).first.click()
        dialog.wait_for(state="hidden")


@pytest.fixture
def editor(someone):
    person = someone()
    person.logs_in(EDITOR)
    return Editor(person)


def test_writes_and_publishes_a_course_that_a_visitor_takes(editor, someone):
    name = secrets.token_hex(3)
    course, lesson, quiz = (f"{kind} {name}" for kind in ("Kursus", "Pelajaran", "Latihan"))
    stem = f"Perlukah memeriksa kabar {name}?"
    editor.writes_a_question(stem)

    editor.adds("coursepage", editor.finds("/kursus/"), course)
    course_number = editor.publishes()
    editor.adds("modulepage", course_number, f"Modul {name}")
    module_number = editor.publishes()
    editor.adds("lessonpage", module_number, lesson)
    editor.adds_block("body", "Teks")
    editor.writes("body", f"Berhenti sejenak, {name}.")
    editor.publishes()
    editor.adds("quizpage", module_number, quiz)
    editor.chooses_question(stem)
    editor.publishes()

    visitor = someone()
    visitor.go("/kursus/")
    visitor.press(course)
    visitor.press("Mulai", exact=True)
    visitor.sees(f"Berhenti sejenak, {name}.")
    visitor.press("Tandai selesai dan lanjut")
    visitor.sees(quiz)
    visitor.press("Mulai latihan")
    visitor.sees(stem)
    visitor.answers("Ya, selalu")
    visitor.hands_in()
    visitor.sees("100%")
    visitor.sees("Tepat: memeriksa itu perlu.")
    visitor.meets_no_barrier()


def test_change_to_a_published_lesson_shows_at_once(editor, someone):
    """Visitors are served kept pages; publishing must replace them."""
    visitor = someone()
    path = "/kursus/kursus-singkat-uji/modul/pelajaran-2/"
    visitor.go(path)
    words = f"Judul baru {secrets.token_hex(3)}"
    editor.person.go(path)
    link = editor.page.locator("wagtail-userbar a[href*='/edit/']").first
    editor.person.go(link.get_attribute("href"))
    editor.page.locator("#id_title").fill(words)
    editor.publishes()
    visitor.page.reload()
    visitor.sees(words)
