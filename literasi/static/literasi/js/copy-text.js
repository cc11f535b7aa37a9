// <copy-text>: copies its <pre>, or its data-text, when its button is pressed.
// The button is hidden in the HTML: without this script there is nothing to press.

class CopyText extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.copy());
  }

  get text() {
    return this.dataset.text ?? this.querySelector("pre").textContent;
  }

  async copy() {
    const copied = await write(this.text);
    this.status.textContent = copied ? this.dataset.done : this.dataset.sorry;
  }
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeByHand(text);
  }
}

// Browsers inside chat apps often refuse the clipboard API but still know this one.
function writeByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

customElements.define("copy-text", CopyText);
