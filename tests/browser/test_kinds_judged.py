"""Claims that are judged, with the keyboard alone: with scripts and without."""

from playwright.sync_api import expect

from quizzes.discernment import Verdict
from tests.browser.answering import hands_in, starts, tabs_onto
from tests.factories import judging


def picks(person, group, place: int) -> None:
    """Choose the radio button at ``place`` of a group, with Tab, Space and the arrow keys."""
    buttons = group.get_by_role("radio")
    tabs_onto(person, buttons.first)
    person.page.keyboard.press("Space")
    for _ in range(place):
        person.page.keyboard.press("ArrowRight")
    expect(buttons.nth(place)).to_be_checked()


def claim_of(person, text: str):
    return person.page.locator(".claim").filter(has_text=text)


def chosen(person):
    """Return what is chosen, apart from confidence that is left open."""
    return person.page.locator("input[type=radio]:checked:not([value$='~'])")


def test_claims_are_judged(visitor):
    starts(visitor, "discernment")
    for text, verdict in judging.CLAIMS:
        claim = claim_of(visitor, text)
        picks(visitor, claim.locator(".claim__row").first, list(Verdict).index(verdict))
        picks(visitor, claim.get_by_role("group", name="Seberapa yakin Anda?"), 3)
    assert visitor.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    for pick in visitor.page.locator(".claim__pick").all():
        box = pick.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Anda tajam membedakan yang benar dari yang salah.")
    visitor.sees("Keyakinan Anda sesuai dengan ketepatan Anda.")
    visitor.sees("Karena: Pernyataan UNPROVEN 4.")


def test_verdicts_that_could_not_be_sent_are_put_back(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "discernment")
    person.watch.allow("ERR_FAILED")
    person.page.route("**/simpan/", lambda route: route.abort())
    first, second = (claim_of(person, text) for text, _verdict in judging.CLAIMS[:2])
    picks(person, first.locator(".claim__row").first, 1)
    picks(person, first.locator(".claim__row").last, 3)
    picks(person, second.locator(".claim__row").first, 0)
    person.is_told("Belum terkirim")
    person.page.reload()
    expect(first.get_by_role("radio", name="Salah")).to_be_checked()
    expect(first.get_by_role("radio", name="Yakin, 95%", exact=True)).to_be_checked()
    expect(second.get_by_role("radio", name="Benar")).to_be_checked()
    expect(chosen(person)).to_have_count(3)
    person.page.unroute("**/simpan/")
    picks(person, second.locator(".claim__row").first, 0)
    person.is_told("Tersimpan")
    person.page.reload()
    expect(chosen(person)).to_have_count(3)
