"""What people do on the site, in the words they see."""

import re
import secrets

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.content import PASSWORD, RIGHT, SHORT_COURSE
from tests.browser.watch import Watch, barriers

COURSE = f"/kursus/{SHORT_COURSE}/"
PASSWORD_LABEL = re.compile("^Kata sandi:?$")
MOST_TABS = 60


class Person:
    """Somebody with a browser. ``page`` is their open tab."""

    def __init__(self, context: BrowserContext, watch: Watch):
        self.context = context
        self.watch = watch
        self.page: Page = context.new_page()

    def go(self, path: str) -> None:
        self.page.goto(path)

    def press(self, name: str, exact: bool = False) -> None:
        """Press the button or follow the link that reads ``name``."""
        target = self.page.get_by_role("button", name=name, exact=exact).or_(
            self.page.get_by_role("link", name=name, exact=exact)
        )
        target.first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def is_told(self, text: str) -> None:
        """Wait until the attempt's status line says ``text``."""
        expect(self.page.locator("[data-status]")).to_contain_text(text)

    def is_at(self, path: str) -> None:
        expect(self.page).to_have_url(re.compile(re.escape(path) + r"(\?.*|#.*)?$"))

    def barriers(self, part: str | None = None) -> list[str]:
        self.page.locator(part or "main").first.wait_for()
        return barriers(self.page, part)

    def meets_no_barrier(self) -> None:
        assert self.barriers() == []

    def logs_in(self, email: str) -> None:
        self.go("/akun/masuk/")
        self.page.get_by_label("Alamat email").fill(email)
        self.page.get_by_label(PASSWORD_LABEL).fill(PASSWORD)
        self.page.locator("main").get_by_role("button", name="Masuk").click()
        expect(self.page).not_to_have_url(re.compile("/akun/masuk/"))

    def fills_in_sign_up(self, name: str = "Siti Aminah, S.Pd.") -> str:
        email = f"baru-{secrets.token_hex(6)}@uji.example"
        self.page.get_by_label("Alamat email").fill(email)
        self.page.get_by_label("Nama lengkap").fill(name)
        self.page.get_by_label(PASSWORD_LABEL).fill(PASSWORD)
        self.page.get_by_label("18 tahun atau lebih").check()
        self.page.locator("main").get_by_role("button", name="Daftar").click()
        expect(self.page).not_to_have_url(re.compile("/akun/daftar/"))
        return email

    def signs_up(self, name: str = "Siti Aminah, S.Pd.") -> str:
        self.go("/akun/daftar/")
        return self.fills_in_sign_up(name)

    def answers(self, option: str = RIGHT) -> None:
        """Choose ``option`` for every question on the page."""
        choices = self.page.get_by_label(option, exact=True)
        choices.first.wait_for()
        for choice in choices.all():
            choice.check()

    def takes_the_short_course(self, look=lambda: None) -> None:
        """From its page to the passed test; ``look`` is called on every page on the way."""
        self.go(COURSE)
        look()
        self.press("Mulai")
        for number in (1, 2):
            self.is_at(f"{COURSE}modul/pelajaran-{number}/")
            look()
            self.press("Tandai selesai dan lanjut")
        self.go(f"{COURSE}uji/")
        look()
        self.press("Mulai uji")
        self.answers()
        look()
        self.hands_in()
        self.sees("100%")
        look()

    def opens_the_award(self) -> None:
        self.go("/belajar-saya/")
        self.page.locator("main").get_by_role("link", name="Lencana singkat").first.click()
        expect(self.page).to_have_url(re.compile(r"/lencana/[0-9a-f-]{36}/$"))

    def hands_in(self) -> None:
        """Hand in an attempt with every question answered."""
        self.press("Kirim jawaban")
        expect(self.page).to_have_url(re.compile("/hasil/"))

    def focus_name(self) -> str:
        """Return the text of what has the focus, or the name of the group it belongs to."""
        return self.page.evaluate(
            "() => document.activeElement.name || document.activeElement.textContent.trim()"
        )

    def tabs_to(self, name: str) -> None:
        """Press Tab until what reads ``name`` has the focus, and see that it can be seen."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.focus_name() == name:
                outline = self.page.evaluate(
                    "() => getComputedStyle(document.activeElement).outlineStyle"
                )
                assert outline != "none", f"no visible focus on {name}"
                return
        raise AssertionError(f"{name} cannot be reached with Tab")
