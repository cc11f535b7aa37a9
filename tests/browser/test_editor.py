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


# What Wagtail tells when a form begins to save itself, and when that has been answered.
TELL = "name => { document.dispatchEvent(new CustomEvent(`w-autosave:${name}`)) }"


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

    def asks_to_publish(self) -> None:
        self.page.locator("footer [data-w-dropdown-target='toggle']").click()
        self.page.locator("button[name='action-publish']").click()

    def publishes(self) -> int:
        """Publish what is open; return its number, which the message's link holds."""
        self.asks_to_publish()
        link = self.page.locator(".messages a[href*='/edit/']").first
        return int(re.search(r"/(\d+)/", link.get_attribute("href"))[1])

    def writes_a_question(self, stem: str, topic: str = "") -> None:
        self.person.go("/admin/snippets/quizzes/question/add/")
        self.writes("stem", stem)
        self.adds_block("body", "Pilihan ganda")
        for number, (text, feedback) in enumerate(OPTIONS):
            option = f"[name='body-0-value-options-{number}-value"
            self.page.locator(f"{option}-text']").fill(text)
            self.page.locator(f"{option}-feedback']").fill(feedback)
        self.page.locator("[name='body-0-value-options-0-value-correct']").check()
        if topic:
            self.page.get_by_label(topic, exact=True).check()
        self.publishes()

    def chooses(self, field: str, name: str) -> None:
        """Choose what is called ``name`` in the first line of a quiz."""
        self.page.locator(f"#id_items-0-{field}-chooser [data-chooser-action-choose]").click()
        dialog = self.page.locator(".modal-content")
        dialog.get_by_role("textbox").first.fill(name)
        dialog.get_by_role("link", name=name).first.click()
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
    editor.chooses("question", stem)
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


def test_writes_a_final_test_drawn_from_a_topic_on_its_own_terms(editor, someone):
    """A topic, its questions, and a test that draws from them; a visitor is asked to log in."""
    name = secrets.token_hex(3)
    topic, course, test = (f"{kind} {name}" for kind in ("Topik", "Kursus", "Uji"))
    editor.person.go("/admin/snippets/quizzes/topic/add/")
    editor.page.locator("#id_name").fill(topic)
    editor.page.locator("footer button[type=submit]").first.click()
    for number in (1, 2):
        editor.writes_a_question(f"Perlukah memeriksa {number} {name}?", topic)
    editor.adds("coursepage", editor.finds("/kursus/"), course)
    number = editor.publishes()
    editor.adds("quizpage", number, test)
    editor.chooses("topic", topic)
    editor.page.locator("#id_items-0-count").fill("3")
    editor.page.locator("#id_purpose").select_option("test")
    editor.page.locator("#id_pass_mark").fill("101")
    editor.page.locator("#id_attempts_allowed").fill("2")
    editor.person.watch.allow("status of 400")  # what saves itself is refused as well
    editor.asks_to_publish()
    editor.person.sees("Topik ini baru berisi 2 soal terbit")
    editor.person.sees("Pastikan nilai ini lebih kecil dari atau sama dengan 100.")
    editor.page.locator("#id_items-0-count").fill("2")
    editor.page.locator("#id_pass_mark").fill("80")
    editor.publishes()

    visitor = someone()
    visitor.go("/kursus/")
    visitor.press(course)
    visitor.press(test)
    visitor.sees("80%")
    visitor.sees("memerlukan akun")


def test_publishing_waits_for_the_draft_that_is_being_saved(editor):
    """Else the page is created twice at once, and the editor sees an error."""
    name = f"Artikel {secrets.token_hex(3)}"
    editor.adds("articlepage", editor.finds("/artikel/"), name)
    sent = []
    editor.page.on("request", lambda request: sent.append(request.is_navigation_request()))
    editor.page.evaluate(TELL, "save")
    editor.asks_to_publish()
    editor.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert True not in sent
    editor.page.evaluate(TELL, "success")
    editor.person.sees("dan sudah terbit")
    editor.person.go("/artikel/")
    expect(editor.page.locator("main").get_by_role("link", name=name)).to_have_count(1)


def test_new_forms_complain_of_nothing_yet(editor):
    editor.person.go("/admin/snippets/quizzes/question/add/")
    editor.adds_block("body", "Benar atau salah")
    expect(editor.page.locator("[name='body-0-value-options-1-value-text']")).to_have_value("Salah")
    complaints = editor.page.locator(".help-critical, .error-message").locator("visible=true")
    expect(complaints).to_have_count(0)


LONG = "https://" + "a" * 90

PUT = "(heading, text) => { heading.textContent = text }"

# Of the lines of a text, not of the box they stand in.
COVERS = """([heading, button]) => {
  const range = document.createRange();
  range.selectNodeContents(heading);
  const { left, right, top, bottom } = button.getBoundingClientRect();
  return [...range.getClientRects()].some(
    (line) => line.right > left && line.left < right && line.bottom > top && line.top < bottom,
  );
}"""

WIDTH = "() => document.querySelector('#listing-results').scrollWidth"


def test_a_long_question_neither_leaves_its_column_nor_covers_a_button(editor):
    editor.person.go("/admin/snippets/quizzes/question/")
    link = editor.page.locator(".bank-listing .title-wrapper a").first
    width = editor.page.evaluate(WIDTH)
    link.evaluate(PUT, LONG)
    assert editor.page.evaluate(WIDTH) == width
    link.click()
    collapse = editor.page.locator(".w-minimap__collapse-all")
    collapse.wait_for(state="attached")
    heading = editor.page.locator("#header-title span")
    heading.evaluate(PUT, LONG * 3)
    handles = [heading.element_handle(), collapse.element_handle()]
    assert not editor.page.evaluate(COVERS, handles)
