"""Weeks after a course: wanting to be asked again, answering by keyboard, and ending it."""

import pytest

from tests.browser.conftest import NARROW
from tests.browser.content import A_WEEK_LATER

pytestmark = pytest.mark.parametrize("viewport", [NARROW], ids=["360"], indirect=True)


@pytest.fixture(params=["light", "dark"])
def holder(someone, request):
    """Somebody new who has finished the short course."""
    person = someone(color_scheme=request.param)
    person.signs_up()
    person.takes_the_short_course()
    return person


def presses(person, name: str) -> None:
    person.tabs_to(name)
    person.page.keyboard.press("Enter")


def test_drill_is_wanted_answered_and_ended_by_keyboard(holder):
    holder.go("/belajar-saya/")
    holder.meets_no_barrier()
    presses(holder, "Ya, tanyai saya lagi")
    holder.sees("Latihan ulang pertama menanti Anda sepekan lagi.")
    holder.meets_no_barrier()

    holder.go(f"/{A_WEEK_LATER}")
    holder.sees("Menanti Anda")
    holder.meets_no_barrier()
    presses(holder, "Kursus singkat")
    holder.sees("Latihan ulang ke-1 dari 3")
    holder.meets_no_barrier()
    for number in range(1, holder.page.locator(".question").count() + 1):
        holder.tabs_to(f"answer-{number}")
        holder.page.keyboard.press("Space")
    presses(holder, "Kirim jawaban")
    holder.sees("Terima kasih. Bacalah umpan balik")
    holder.meets_no_barrier()

    presses(holder, "Ke Belajar saya")
    holder.sees("Belum ada yang perlu dikerjakan")
    presses(holder, "Berhenti: Kursus singkat")
    holder.sees("Anda tidak akan menerima surat")
    holder.meets_no_barrier()
    presses(holder, "Ya, berhenti")
    holder.sees("sudah dihentikan")
    holder.meets_no_barrier()
