// <count-down>: shows the time left of an attempt. The server decides when time is up; this
// only tells, from the server's own clock, so a phone with the wrong time shows the right rest.
// Says "timeup" when nothing is left.

const TOLD_AT_MINUTES = [10, 5, 1];

class CountDown extends HTMLElement {
  connectedCallback() {
    this.reckonFrom(this.dataset);
    this.timer = setInterval(() => this.tick(), 1000);
    this.tick();
  }

  // What the server said when it was last asked: somebody may have given more time.
  reckon(time) {
    if (Date.parse(time.ends) === Date.parse(this.dataset.ends)) return;
    this.dataset.ends = time.ends;
    this.reckonFrom(time);
    this.tell(this.dataset.more);
  }

  reckonFrom({ ends, now }) {
    this.until = Date.now() + (Date.parse(ends) - Date.parse(now));
    this.toTell = TOLD_AT_MINUTES.filter((minutes) => minutes * 60 < this.seconds);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  get seconds() {
    return Math.max(0, Math.ceil((this.until - Date.now()) / 1000));
  }

  tick() {
    const { seconds } = this;
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.querySelector("[data-time]").textContent = `${this.dataset.left} ${clock}`;
    if (seconds <= this.toTell[0] * 60) {
      this.tell(this.dataset.soon.replace("{minutes}", Math.ceil(seconds / 60)));
      // A phone that slept through several of these moments tells the last one only.
      this.toTell = this.toTell.filter((minutes) => minutes * 60 < seconds);
    }
    if (seconds === 0) this.end();
  }

  end() {
    clearInterval(this.timer);
    this.tell(this.dataset.over);
    this.dispatchEvent(new CustomEvent("timeup", { bubbles: true }));
  }

  // Screen readers hear only these few moments, not every second.
  tell(words) {
    this.querySelector("[role=status]").textContent = words;
  }
}

customElements.define("count-down", CountDown);
