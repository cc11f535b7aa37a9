// <share-button>: hands the address to the device's own share sheet, where it has one.
// The button is hidden in the HTML: without this script, or without a share sheet, there
// are still the links beside it.

class ShareButton extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) return;
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.share());
  }

  async share() {
    const { title, text, url } = this.dataset;
    try {
      await navigator.share({ title, text, url });
    } catch (problem) {
      // Closing the sheet is an answer, not a fault.
      if (problem.name !== "AbortError") this.hidden = true;
    }
  }
}

customElements.define("share-button", ShareButton);
