"""How people answer a practice quiz of one kind, with the keyboard alone."""

from tests.browser.people import COURSE


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


def tabs_onto(person, target) -> None:
    for _ in range(60):
        person.page.keyboard.press("Tab")
        if target.evaluate("target => target === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached with Tab")
