// <show-password>: a button that shows its password and hides it again.
// The button is hidden in the HTML: without this script there is nothing to press.

class ShowPassword extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.button = this.querySelector("button");
    this.showLabel = this.button.textContent;
    this.button.setAttribute("aria-controls", this.input.id);
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.show(this.input.type === "password"));
    // Never leave a readable password in the form the browser may remember.
    this.input.form?.addEventListener("submit", () => this.show(false));
  }

  show(readable) {
    this.input.type = readable ? "text" : "password";
    this.button.textContent = readable ? this.dataset.hide : this.showLabel;
  }
}

customElements.define("show-password", ShowPassword);
