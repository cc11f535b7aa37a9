// <attempt-pages>: turns the pages of an attempt and keeps its overview true. All pages are in
// the document, so it works without a connection. Without it the same buttons save the form
// and fetch the page they lead to.

import "./answer-sync.js";

class AttemptPages extends HTMLElement {
  connectedCallback() {
    this.answers = this.closest("answer-sync");
    this.sheets = [...this.querySelectorAll("[data-page]")];
    this.addEventListener("click", (event) => this.clicked(event));
    for (const name of ["input", "change"]) {
      this.addEventListener(name, ({ target }) => this.mark(target.closest("[data-slot]")));
    }
    addEventListener("popstate", () => this.follow());
    this.loadPictures();
    this.querySelectorAll("[data-slot]").forEach((question) => this.mark(question));
    // The address may name a question of a page that is not shown.
    if (location.hash) this.follow();
  }

  // A page that is turned to without a connection must have its pictures already.
  loadPictures() {
    for (const picture of this.querySelectorAll("[hidden] img[loading=lazy]")) {
      picture.loading = "eager";
    }
  }

  // --- Turning -------------------------------------------------------------------------

  clicked(event) {
    const button = event.target.closest("[data-turn], [data-goto]");
    if (!button) return;
    event.preventDefault();
    const { turn, goto } = button.dataset;
    if (turn) this.turnTo(turn, "");
    else this.turnTo(this.pageOf(goto), `#soal-${goto}`);
  }

  turnTo(page, hash) {
    const query = this.sheets.length > 1 ? `?halaman=${page}` : location.search;
    history.pushState(null, "", `${location.pathname}${query}${hash}`);
    this.follow();
  }

  // Show what the address says.
  follow() {
    const question = document.getElementById(location.hash.slice(1))?.closest("[data-slot]");
    const asked = new URLSearchParams(location.search).get("halaman");
    this.show(question ? question.closest("[data-page]").dataset.page : asked ?? "1");
    this.meet(question ?? this.heading());
  }

  show(page) {
    if (!this.sheets.some((sheet) => sheet.dataset.page === page)) return;
    for (const sheet of this.sheets) sheet.hidden = sheet.dataset.page !== page;
  }

  heading() {
    return this.querySelector("[data-page]:not([hidden]) > [tabindex]");
  }

  // Bring the reader there, with eyes and with keyboard.
  meet(place) {
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ behavior: "instant" });
  }

  pageOf(slot) {
    return this.querySelector(`[data-slot="${slot}"]`).closest("[data-page]").dataset.page;
  }

  // --- The overview --------------------------------------------------------------------

  mark(question) {
    if (!question) return;
    const entry = this.querySelector(`[data-mark="${question.dataset.slot}"]`);
    entry?.toggleAttribute("data-answered", this.answers.isDone(question));
    entry?.toggleAttribute("data-flagged", Boolean(this.answers.flagInput(question)?.checked));
  }
}

customElements.define("attempt-pages", AttemptPages);
