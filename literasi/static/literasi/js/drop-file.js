// <drop-file>: its form also takes a file that is dropped anywhere on it, and says what happens.
// Without this script the file is chosen and sent as in any form.

class DropFile extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.querySelector("input[type=file]");
    this.status = this.querySelector("[data-status]");
    // Fingers drag no files.
    this.querySelector("[data-drop-hint]").hidden = !matchMedia("(hover: hover)").matches;
    this.listen();
  }

  listen() {
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, () => this.mark(false));
    this.addEventListener("drop", (event) => this.drop(event));
    this.input.addEventListener("change", () => this.refuse());
    this.form.addEventListener("submit", (event) => this.send(event));
    // Back from the answer: the form is as it was, and must be ready to send again.
    addEventListener("pageshow", () => this.rest());
  }

  over(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.mark(true);
  }

  mark(isOver) {
    this.toggleAttribute("data-over", isOver);
  }

  drop(event) {
    const { files } = event.dataTransfer;
    if (files.length === 0) return;
    event.preventDefault();
    if (files.length > 1) return this.say(this.dataset.many);
    this.input.files = files;
    if (!this.refuse()) this.form.requestSubmit();
  }

  // Nobody should wait for a large file to be sent only to hear that it is too large.
  refuse() {
    const file = this.input.files[0];
    const isLarge = file && file.size > Number(this.dataset.most);
    this.say(isLarge ? this.named(this.dataset.large, file) : "");
    return isLarge;
  }

  send(event) {
    if (this.isSending || this.refuse()) return event.preventDefault();
    this.isSending = true;
    const file = this.input.files[0];
    this.say(file ? this.named(this.dataset.chosen, file) : this.dataset.sending);
  }

  rest() {
    this.isSending = false;
    this.say("");
  }

  named(text, file) {
    return text.replace("NAMA", () => file.name);
  }

  say(text) {
    this.status.textContent = text;
  }
}

customElements.define("drop-file", DropFile);
