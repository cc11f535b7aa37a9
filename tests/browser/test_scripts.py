"""What the small scripts add to pages that work without them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW
from tests.browser.content import RIGHT, TIME_IS_OVER
from tests.browser.people import COURSE

pytestmark = pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)

LESSON = (
    "/kursus/cerdas-bermedia-mengenali-dan-melawan-hoaks/langkah-sift/"
    "telusuri-sumber-membaca-menyamping/"
)
TIMED = f"{COURSE}modul/berwaktu/"
# A share sheet whose reader does what the name of its window says.
SHARE_SHEET = """navigator.share = async (what) => {
  window.shared = what;
  if (window.name) throw new DOMException("", window.name);
}"""
HEAR = """status => new MutationObserver(() => heard(status.textContent))
  .observe(status, { childList: true })"""


# --- Imported by answer-sync.js -------------------------------------------------------


def test_imported_scripts_are_named_by_their_content_and_fetched_once(someone):
    """So an import never finds a file of another version, and browsers keep it."""
    person = someone()
    person.go(f"{COURSE}modul/latihan/")
    person.press("Mulai latihan")
    person.page.locator("answer-sync:defined").wait_for()
    fetched = person.page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    scripts = [url.rsplit("/", 1)[1] for url in fetched if url.endswith(".js")]
    assert sorted(name.split(".")[0] for name in scripts) == [
        "answer-inputs",
        "answer-queue",
        "answer-sync",
        "copy-text",
    ]
    assert all(re.fullmatch(r"[a-z-]+\.[0-9a-f]{12}\.js", name) for name in scripts), scripts


# --- share.js -------------------------------------------------------------------------


def test_award_is_handed_to_the_share_sheet_of_the_device(someone):
    holder = someone()
    holder.signs_up()
    holder.takes_the_short_course()
    holder.opens_the_award()
    button = holder.page.locator("share-button button")
    # Without a share sheet there is nothing to press; the links beside it stay.
    holder.page.locator("share-button:defined").wait_for(state="attached")
    expect(button).to_be_hidden()
    holder.page.add_init_script(SHARE_SHEET)
    holder.page.reload()
    button.click()
    shared = holder.page.evaluate("window.shared")
    assert shared["title"] == "Lencana singkat"
    assert "Kursus singkat" in shared["text"] or "Lencana singkat" in shared["text"]
    assert re.search(r"/v/\w+/$", shared["url"])
    expect(button).to_be_visible()


@pytest.mark.parametrize(("problem", "stays"), [("AbortError", True), ("NotAllowedError", False)])
def test_share_sheet_that_is_closed_or_refused(someone, problem, stays):
    """Who closes the sheet may try again; where sharing is forbidden the button goes."""
    reader = someone()
    reader.page.add_init_script(SHARE_SHEET)
    reader.go("/")
    reader.page.evaluate(
        """problem => {
          window.name = problem;
          document.querySelector("main").insertAdjacentHTML("afterbegin",
            "<share-button data-url=/v/x/><button hidden>Bagikan</button></share-button>");
        }""",
        problem,
    )
    source = reader.page.evaluate("location.origin") + "/static/literasi/js/share.js"
    reader.page.evaluate("source => import(source)", source)
    button = reader.page.locator("share-button button")
    button.click()
    reader.page.wait_for_function("window.shared")
    expect(button).to_be_visible(visible=stays)


# --- self-check.js --------------------------------------------------------------------


@pytest.fixture
def check(someone):
    """The question of a lesson, and its reader as ``reader``."""
    person = someone()
    person.go(LESSON)
    question = person.page.locator("self-check:defined").first
    question.wait_for()
    question.reader = person
    return question


def choices(check):
    return check.get_by_role("radio").or_(check.get_by_role("checkbox"))


def test_check_answers_in_place_and_may_be_answered_again(check):
    choices(check).first.check()
    check.get_by_role("button", name="Periksa jawaban").click()
    expect(check.locator(".question__verdict")).to_be_focused()
    check.reader.is_at(LESSON)
    check.get_by_role("link", name="Jawab lagi").click()
    expect(choices(check).first).to_be_focused()
    choices(check).last.check()
    check.get_by_role("button", name="Periksa jawaban").click()
    expect(check.locator(".question__verdict")).to_be_focused()


def test_check_without_an_answer_says_what_to_do(check):
    check.get_by_role("button", name="Periksa jawaban").click()
    expect(check.get_by_role("alert")).to_have_text(re.compile("Jawab dahulu soalnya"))
    expect(check.get_by_role("alert")).to_be_focused()
    choices(check).first.check()
    check.get_by_role("button", name="Periksa jawaban").click()
    expect(check.locator(".question__verdict")).to_be_visible()


def test_check_goes_to_its_page_when_asking_in_place_fails(check):
    check.reader.watch.allow("ERR_FAILED")
    check.reader.page.route(
        "**/kuis/cek/**",
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )
    choices(check).first.check()
    check.get_by_role("button", name="Periksa jawaban").click()
    check.reader.page.wait_for_url("**/kuis/cek/**")
    expect(check.reader.page.locator(".question__verdict")).to_be_visible()
    check.reader.press("Kembali ke pelajaran")
    check.reader.is_at(LESSON)


# --- countdown.js ---------------------------------------------------------------------


@pytest.fixture
def timed(someone):
    """Return somebody's attempt of thirty minutes, whose clock the test moves."""

    def begin(**clock):
        person = someone()
        person.page.clock.install(**clock)
        person.go(TIMED)
        person.press("Mulai latihan")
        person.told = []
        person.page.expose_function("heard", lambda text: person.told.append(text))
        person.page.locator("count-down:defined [role=status]").evaluate(HEAR)
        return person

    return begin


def shows(person, minutes: str) -> None:
    expect(person.page.locator("[data-time]")).to_have_text(re.compile(f"Sisa waktu {minutes}:"))


def is_warned(person, minutes: int) -> None:
    text = f"Sisa waktu tinggal {minutes} menit."
    expect(person.page.locator("count-down [role=status]")).to_have_text(text)


def test_countdown_tells_the_last_moments(timed):
    person = timed()
    shows(person, "(30|29)")
    for step, left in (("20:01", 10), ("05:00", 5), ("04:00", 1)):
        person.page.clock.fast_forward(step)
        is_warned(person, left)
    assert len(person.told) == 3


def test_countdown_of_a_phone_that_slept_tells_once(timed):
    person = timed()
    person.page.clock.fast_forward("29:01")
    is_warned(person, 1)
    person.page.clock.run_for(3000)
    assert person.told == ["Sisa waktu tinggal 1 menit."]


def test_countdown_goes_by_the_server_where_the_phone_is_days_off(timed):
    person = timed(time="2031-01-01T00:00:00")
    shows(person, "(30|29)")


def test_end_of_the_time_hands_in_what_was_answered(timed):
    person = timed()
    person.page.get_by_label(RIGHT).first.check()
    person.is_told("Tersimpan")
    # The page's clock alone decides nothing: the server must find the time over too.
    assert person.page.request.get(f"/{TIME_IS_OVER}").ok
    person.page.clock.fast_forward("31:00")
    expect(person.page.locator(".result__score")).to_have_text("50%")
    assert "Waktu habis. Jawaban Anda sedang dikirim." in person.told


def test_end_is_named_where_there_are_no_scripts(someone):
    person = someone(java_script_enabled=False)
    person.go(TIMED)
    person.press("Mulai latihan")
    expect(person.page.locator("[data-time]")).to_have_text(re.compile("Berakhir .*pukul"))
