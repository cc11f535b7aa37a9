"""Each kind of question, answered with the keyboard alone: with scripts and without."""

import pytest
from playwright.sync_api import expect

from quizzes.discernment import Verdict
from tests.browser.people import COURSE
from tests.factories import judging, placing, posts


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visitor(someone, request):
    person = someone(java_script_enabled=request.param)
    person.has_scripts = request.param
    return person


def starts(person, slug: str) -> None:
    """Begin the practice quiz of one kind, see content.quiz_of_kind, and look around."""
    person.go(f"{COURSE}modul/{slug}/")
    presses(person, "Mulai latihan")
    person.sees("Percobaan ke-1")
    looks(person)


def looks(person) -> None:
    if person.has_scripts:
        person.meets_no_barrier()


def presses(person, name: str) -> None:
    """Reach the button ``name`` with Tab, and press it with Enter."""
    if person.has_scripts:
        person.tabs_to(name)
    else:
        person.page.get_by_role("button", name=name).or_(
            person.page.get_by_role("link", name=name)
        ).first.focus()
    person.page.keyboard.press("Enter")


def reaches(person, label: str) -> None:
    """Go to the field ``label`` with Tab."""
    field = person.page.get_by_role("textbox", name=label, exact=True).or_(
        person.page.get_by_role("combobox", name=label, exact=True)
    )
    for _ in range(60):
        person.page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            return
    raise AssertionError(f"{label} cannot be reached with Tab")


def types(person, label: str, text: str) -> None:
    reaches(person, label)
    person.page.keyboard.type(text)


def hands_in(person) -> None:
    if person.has_scripts:
        person.is_told("Tersimpan")
    presses(person, "Kirim jawaban")
    person.sees("Nilai")
    looks(person)


def test_a_word_is_typed(visitor):
    starts(visitor, "short-text")
    types(visitor, "Jawaban Anda", "Membaca menyampng")
    # Enter saves what was typed, and does not hand in.
    visitor.page.keyboard.press("Enter")
    visitor.sees("Tersimpan" if visitor.has_scripts else "Jawaban Anda tersimpan")
    expect(visitor.page.get_by_label("Jawaban Anda", exact=True)).to_have_value("Membaca menyampng")
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Umpan balik: membaca menyamping.")


def test_a_number_is_typed(visitor):
    starts(visitor, "numeric")
    types(visitor, "Jawaban Anda, dengan angka", "1.250")
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("1.250,5 laporan")


def test_what_is_no_number_is_said_before_it_is_handed_in(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "numeric")
    types(person, "Jawaban Anda, dengan angka", "seribu")
    presses(person, "Kirim jawaban")
    field = person.page.get_by_label("Jawaban Anda, dengan angka")
    assert field.evaluate("field => field.validity.patternMismatch")
    person.sees("Kirim jawaban")


def test_gaps_are_filled_from_a_list(visitor):
    starts(visitor, "gaps")
    for number, letters in enumerate(("Ber", "tel", "hap"), start=1):
        types(visitor, f"Rumpang {number} dari 3", letters)
    expect(visitor.page.get_by_role("combobox").first).to_have_value("k2")
    hands_in(visitor)
    visitor.sees("66%")
    visitor.sees("Jawaban yang tepat")
    visitor.sees("Umpan balik: sumber.")


# --- What is placed -------------------------------------------------------------------


def tabs_onto(person, target) -> None:
    for _ in range(60):
        person.page.keyboard.press("Tab")
        if target.evaluate("target => target === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached with Tab")


def moves(person, direction: str, text: str) -> None:
    """Press the button "Naik" or "Turun" of an item, and see that it keeps the focus."""
    button = person.page.get_by_role("button", name=f"{direction} {text}", exact=True)
    tabs_onto(person, button)
    person.page.keyboard.press("Enter")
    expect(button).to_be_focused()


def place_of(person, text: str):
    return person.page.get_by_role("combobox", name=f"{text} Urutan ke-", exact=True)


def chooses(person, text: str, place: str) -> None:
    """Choose the place of an item from its list, and see that it keeps the focus."""
    tabs_onto(person, place_of(person, text))
    person.page.keyboard.press(place)
    expect(place_of(person, text)).to_be_focused()


def shown(person) -> list[str]:
    return person.page.locator("order-items [data-item] > p").all_inner_texts()


def test_pairs_are_matched(visitor):
    starts(visitor, "matching")
    for left, right in placing.PAIRS:
        types(visitor, left, right.title()[:8].rstrip())
    expect(visitor.page.get_by_label(placing.PAIRS[2][0])).to_contain_text("Rekayasa AI")
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Karena: Foto lama diberi keterangan baru.")


def test_places_are_chosen(visitor):
    starts(visitor, "ordering")
    for place, text in enumerate(placing.STEPS, start=1):
        chooses(visitor, text, str(place))
    if visitor.has_scripts:
        assert shown(visitor) == list(placing.STEPS)
    else:
        expect(visitor.page.get_by_role("button", name="Naik")).to_have_count(0)
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Karena: Lacak asalnya.")


def test_items_are_moved_up_and_down(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "ordering")
    a, b, c, d = placing.STEPS
    for text in (b, a, c, d):
        moves(person, "Naik", text)
    assert shown(person) == [b, a, c, d]
    moves(person, "Turun", b)
    status = person.page.locator("order-items [role=status]")
    expect(status).to_have_text(f"{b}: kini urutan ke-2 dari 4.")
    assert shown(person) == [a, b, c, d]
    # There is nothing above the first.
    moves(person, "Naik", a)
    assert shown(person) == [a, b, c, d]
    for button in person.page.locator("order-items [data-move]").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    hands_in(person)
    person.sees("100%")


def test_who_arrives_pushes_the_others_on(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "ordering")
    a, b, c, d = placing.STEPS
    for text in (a, b, c):
        moves(person, "Naik", text)
    chooses(person, d, "2")
    assert shown(person) == [a, d, b, c]
    chooses(person, a, "4")
    assert shown(person) == [d, b, c, a]
    # What is left without a place goes to the end, and the others close up.
    chooses(person, b, "Home")
    assert shown(person) == [d, c, a, b]
    assert place_of(person, a).evaluate("list => list.selectedIndex") == 3
    assert place_of(person, b).input_value() == ""
    person.is_told("Tersimpan")
    person.page.reload()
    person.page.locator("order-items:defined").wait_for()
    assert shown(person) == [d, c, a, b]


def test_an_order_that_could_not_be_sent_is_put_back(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "ordering")
    person.watch.allow("ERR_FAILED")
    person.page.route("**/simpan/", lambda route: route.abort())
    a, b, c, d = placing.STEPS
    for text in (d, b, a, c):
        moves(person, "Naik", text)
    person.is_told("Belum terkirim")
    person.page.reload()
    person.page.locator("order-items:defined").wait_for()
    assert shown(person) == [d, b, a, c]
    person.page.unroute("**/simpan/")
    moves(person, "Turun", d)
    person.is_told("Tersimpan")
    person.page.reload()
    assert shown(person) == [b, d, a, c]


def test_the_first_hour(visitor):
    starts(visitor, "first-hour")
    actions = [text for text, _starts, _ends in placing.ACTIONS]
    for place, text in enumerate(actions, start=1):
        if visitor.has_scripts:
            moves(visitor, "Naik", text)
        else:
            chooses(visitor, text, str(place))
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Garis waktu yang disarankan")
    visitor.sees("menit 0–10")
    visitor.sees("Tepat, tidak dilakukan")
    visitor.sees("Karena: Unggah foto korban.")


# --- What is judged -------------------------------------------------------------------


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


def test_claims_are_judged(visitor):
    starts(visitor, "discernment")
    for text, verdict in judging.CLAIMS:
        claim = claim_of(visitor, text)
        picks(visitor, claim.locator(".claim__row").first, list(Verdict).index(verdict))
        picks(visitor, claim.get_by_role("group", name="Seberapa yakin Anda?"), 2)
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
    picks(person, first.locator(".claim__row").last, 2)
    picks(person, second.locator(".claim__row").first, 0)
    person.is_told("Belum terkirim")
    person.page.reload()
    expect(first.get_by_role("radio", name="Salah")).to_be_checked()
    expect(first.get_by_role("radio", name="Yakin, 95%", exact=True)).to_be_checked()
    expect(second.get_by_role("radio", name="Benar")).to_be_checked()
    expect(person.page.get_by_role("radio", checked=True)).to_have_count(3)
    person.page.unroute("**/simpan/")
    picks(person, second.locator(".claim__row").first, 0)
    person.is_told("Tersimpan")
    person.page.reload()
    expect(person.page.get_by_role("radio", checked=True)).to_have_count(3)


# --- What unfolds ---------------------------------------------------------------------

FIRST, SECOND = "Terima kasih, Bu. Di mana?", "Kami kabari hari Jumat."
HEARD, LAST = "Di Blok Senin.", "Saya tunggu, ya."


def replies(person, text: str) -> None:
    """Choose a reply with the keyboard alone, and send it with Enter."""
    choice = person.page.get_by_label(text, exact=True)
    tabs_onto(person, person.page.get_by_role("radio").first)
    for _ in range(4):
        person.page.keyboard.press("Space")
        if choice.is_checked():
            person.page.keyboard.press("Enter")
            return
        person.page.keyboard.press("ArrowDown")
    raise AssertionError(f"{text} cannot be chosen with the keyboard")


def newest(person):
    return person.page.locator("#soal-1-terbaru")


def test_a_conversation_goes_on_with_every_reply(visitor):
    starts(visitor, "dialogue")
    assert HEARD not in visitor.page.content()
    replies(visitor, FIRST)
    expect(newest(visitor)).to_contain_text(HEARD)
    looks(visitor)
    assert LAST not in visitor.page.content()
    if visitor.has_scripts:
        expect(newest(visitor)).to_be_focused()
        visitor.is_told("Tersimpan")
    replies(visitor, SECOND)
    expect(newest(visitor)).to_contain_text(LAST)
    visitor.sees("Percakapan selesai")
    visitor.sees("1 dari 1 terjawab")
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Aturan: Tenang")
    width = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


def test_a_reply_given_without_a_connection_is_kept_and_the_conversation_goes_on(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "dialogue")
    person.page.locator("answer-sync:defined").wait_for()
    person.watch.allow("ERR_INTERNET_DISCONNECTED")
    person.context.set_offline(True)
    replies(person, FIRST)
    person.is_told("Belum terkirim")
    person.sees("Disimpan. Kelanjutannya tampil begitu terkirim")
    expect(person.page.get_by_label("Itu bukan urusan kami")).to_be_disabled()
    person.context.set_offline(False)
    expect(newest(person)).to_contain_text(HEARD)
    expect(newest(person)).to_be_focused()
    person.page.reload()
    expect(newest(person)).to_contain_text(HEARD)
    replies(person, SECOND)
    expect(newest(person)).to_contain_text(LAST)


def test_a_reply_kept_on_the_device_is_sent_when_the_page_opens_again(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "dialogue")
    person.watch.allow("ERR_FAILED")
    person.page.route("**/simpan/", lambda route: route.abort())
    replies(person, FIRST)
    person.is_told("Belum terkirim")
    person.page.unroute("**/simpan/")
    person.page.reload()
    expect(newest(person)).to_contain_text(HEARD)
    expect(person.page.locator(".chat__line")).to_have_count(3)


def test_what_was_said_in_another_tab_stands(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "dialogue")
    other = person.context.new_page()
    other.goto(person.page.url)
    replies(person, FIRST)
    person.is_told("Tersimpan")
    other.get_by_label("Itu bukan urusan kami").check()
    other.get_by_role("button", name="Balas").click()
    expect(other.locator("#soal-1-terbaru")).to_contain_text(HEARD)
    expect(other.locator(".chat__line--me")).to_have_count(1)
    expect(other.locator(".chat__line--me")).to_contain_text(FIRST)


def test_a_choice_is_no_reply_before_it_is_sent(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "dialogue")
    person.page.locator("answer-sync:defined").wait_for()
    person.page.get_by_label(FIRST).check()
    person.press("Simpan dulu")
    person.page.reload()
    expect(person.page.locator(".chat__line")).to_have_count(1)
    person.press("Balas")
    person.sees("Pilih dahulu salah satunya")


def test_a_conversation_in_a_lesson(visitor):
    visitor.go("/kursus/cerdas-bermedia-mengenali-dan-melawan-hoaks/hoaks-yang-sering-mampir/")
    visitor.press("Menegur di grup keluarga")
    check = visitor.page.locator("self-check:has(.chat)")
    check.get_by_label("Terima kasih, Uwa").check()
    check.get_by_role("button", name="Balas").press("Enter")
    visitor.sees("Ini dari grup pengajian")
    looks(visitor)
    check = visitor.page.locator("self-check:has(.chat)")
    check.get_by_label("Kata bidan puskesmas").check()
    check.get_by_role("button", name="Balas").press("Enter")
    visitor.sees("Uwa sendiri yang meralat")
    visitor.sees("Akibat percakapan ini")
    looks(visitor)
    again = "Jawab lagi" if visitor.has_scripts else "Kembali ke pelajaran"
    visitor.page.get_by_role("link", name=again).first.press("Enter")
    expect(visitor.page.locator("self-check:has(.chat) .chat__line")).to_have_count(1)


# --- What is marked -------------------------------------------------------------------


def part_of(person, text: str):
    return person.page.get_by_role("checkbox", name=text)


def test_signs_are_marked(visitor):
    starts(visitor, "spot-signs")
    for text in (posts.URGENT, posts.LINK, posts.TIME):
        tabs_onto(visitor, part_of(visitor, text))
        visitor.page.keyboard.press("Space")
        expect(part_of(visitor, text)).to_be_checked()
    # What was marked can be let go.
    visitor.page.keyboard.press("Space")
    expect(part_of(visitor, posts.TIME)).not_to_be_checked()
    for label in visitor.page.locator(".mock label").all():
        assert label.bounding_box()["height"] >= 44
    hands_in(visitor)
    visitor.sees("100%")
    visitor.sees("Anda menemukan 2 dari 2 tanda, tanpa salah tunjuk.")
    visitor.sees(f"Karena: {posts.GREETING}")


def test_the_whole_part_is_its_label_and_the_mark_above_it_is_not_in_the_way(someone):
    person = someone()
    person.has_scripts = True
    starts(person, "spot-signs")
    label = person.page.locator(".mock label", has_text=posts.GREETING)
    size = label.bounding_box()
    for share in (0.02, 0.5, 0.98):
        label.click(position={"x": share * size["width"], "y": size["height"] / 2})
    expect(part_of(person, posts.GREETING)).to_be_checked()
    person.is_told("Tersimpan")
    person.page.reload()
    expect(part_of(person, posts.GREETING)).to_be_checked()


def test_no_piece_of_a_mock_post_is_without_its_mark(someone):
    """Whatever 200 px of its height somebody cuts out of a picture of it."""
    person = someone()
    person.has_scripts = True
    starts(person, "spot-signs")
    gaps = person.page.evaluate(
        """() => {
          const veil = document.querySelector(".mock__veil").getBoundingClientRect();
          const tops = [...document.querySelectorAll(".mock__veil span")]
            .map(mark => mark.getBoundingClientRect())
            .map(box => (box.top + box.bottom) / 2)
            .filter(middle => middle < veil.bottom);
          const edges = [veil.top, ...tops, veil.bottom];
          return edges.slice(1).map((edge, index) => edge - edges[index]);
        }"""
    )
    assert len(gaps) > 3
    assert max(gaps) < 100
