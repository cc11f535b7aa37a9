// <self-check>: answers a lesson's question in place, with what the page behind its form says.

class SelfCheck extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.ask(event));
    this.addEventListener("click", (event) => this.again(event));
  }

  async ask(event) {
    event.preventDefault();
    const form = event.target;
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    try {
      const response = await fetch(address);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      this.show(page.getElementById(this.id).firstElementChild, form);
    } catch {
      location.assign(address);
    }
  }

  show(answer, question) {
    const link = answer.querySelector("a[data-again]");
    if (link) this.question ??= question;
    if (link && answer.querySelector(".question__verdict")) link.textContent = this.dataset.again;
    question.replaceWith(answer);
    const told = answer.querySelector(".question__verdict, [role=alert], [id$=-terbaru]");
    told?.setAttribute("tabindex", "-1");
    told?.focus();
  }

  again(event) {
    if (!this.question || !event.target.closest("a[data-again]")) return;
    event.preventDefault();
    this.querySelector("form").replaceWith(this.question);
    if (this.question.querySelector("[data-unfolds]")) this.question.reset();
    this.question.querySelector("input:not([type=hidden]), select")?.focus();
    this.question = null;
  }
}

customElements.define("self-check", SelfCheck);
