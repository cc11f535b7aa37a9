"""What a course changes: a test before, learning, a test after, and the two side by side."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW
from tests.browser.content import MEASURED_COURSE, RIGHT, WRONG

COURSE = f"/kursus/{MEASURED_COURSE}/"

pytestmark = pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)


@pytest.fixture(params=["light", "dark", "without scripts"])
def visitor(someone, request):
    has_scripts = request.param != "without scripts"
    scheme = "dark" if request.param == "dark" else "light"
    person = someone(java_script_enabled=has_scripts, color_scheme=scheme)
    person.has_scripts = has_scripts
    return person


def looks(person) -> None:
    if person.has_scripts:
        person.meets_no_barrier()


def takes(person, option: str) -> None:
    person.press("Mulai tes")
    person.answers(option)
    person.hands_in()


def test_learner_sees_what_the_course_has_changed(visitor):
    visitor.go(COURSE)
    visitor.press("Mulai", exact=True)
    visitor.is_at(f"{COURSE}awal/")
    takes(visitor, WRONG)
    visitor.sees("Tes awal selesai")
    expect(visitor.page.locator(".result")).not_to_contain_text("%")
    expect(visitor.page.get_by_text("Belum tepat: periksa lebih dahulu.")).to_have_count(0)
    looks(visitor)

    visitor.press("Lanjut: Pelajaran terukur")
    visitor.is_at(f"{COURSE}modul/pelajaran/")
    visitor.press("Tandai selesai")
    visitor.go(f"{COURSE}akhir/")
    takes(visitor, RIGHT)
    visitor.sees("Nilai Anda naik 100 poin.")
    looks(visitor)

    visitor.go(f"{COURSE}awal/")
    visitor.sees("Tes ini dikerjakan sekali")
    looks(visitor)
    visitor.press("Percobaan ke-1 dari 1")
    visitor.sees("Belum tepat: periksa lebih dahulu.")
    looks(visitor)


def test_nobody_has_to_take_it(visitor):
    visitor.go(f"{COURSE}awal/")
    visitor.press("Pelajaran terukur")
    visitor.is_at(f"{COURSE}modul/pelajaran/")
    visitor.press("Tandai selesai")
    visitor.go(f"{COURSE}akhir/")
    takes(visitor, RIGHT)
    visitor.sees("100%")
    visitor.sees("Anda belum mengerjakan tes awal")
    looks(visitor)
