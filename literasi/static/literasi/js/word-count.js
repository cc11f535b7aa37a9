// <word-count>: tells how many words a text has, while it is written. Counts as the server
// does (quizzes/marking.py), and says when little room is left.

const WORD = /[\p{L}\p{N}_]+(?:[-'’./][\p{L}\p{N}_]+)*/gu;
const LITTLE_ROOM = 500;
const PAUSE = 400;

class WordCount extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    this.counted = this.querySelector("[data-counted]");
    this.counted.hidden = false;
    this.text.addEventListener("input", () => this.soon());
    this.count();
  }

  // A long text on a slow phone: count when the fingers rest.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.count(), PAUSE);
  }

  count() {
    const { value, maxLength } = this.text;
    const words = this.dataset.words.replace("{n}", (value.match(WORD) ?? []).length);
    const left = maxLength - value.length;
    const room = left < LITTLE_ROOM ? ` · ${this.dataset.left.replace("{n}", left)}` : "";
    this.counted.textContent = words + room;
  }
}

customElements.define("word-count", WordCount);
