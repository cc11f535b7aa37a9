"""Conversations that go on with every reply, with the keyboard alone: with scripts and without."""

from playwright.sync_api import expect

from tests.browser.answering import hands_in, looks, starts, tabs_onto

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
