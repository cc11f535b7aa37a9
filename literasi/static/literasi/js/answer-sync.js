// <answer-sync>: sends each answer as it is given, and keeps on the device what could not be
// sent, until it can. The form inside works without it.
//
// Every change gets a number that only grows (the clock's milliseconds, but never below what
// the server has seen), so whichever tab or device answered last is the one that counts.

import { fill, hasAnswer, inputsOf, isTouched, valuesOf } from "./answer-inputs.js";
import { AnswerQueue } from "./answer-queue.js";

const RETRY_SECONDS = [2, 5, 10, 20, 40, 60];
const TYPING_PAUSE = 800;
// A text is sent whole: every pause for breath would cost as much data as a page.
const WRITING_PAUSE = 5000;
const PATIENCE = 20_000;
const TYPED = "textarea, [type=text], [type=number]";

class AnswerSync extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.queue = new AnswerQueue(this.dataset.attempt);
    this.questions = [...this.querySelectorAll("[data-slot]")];
    this.last = Math.max(...this.questions.map((question) => Number(this.seqInput(question).value)));
    this.tries = 0;
    this.listen();
    this.catchUp();
    this.restore();
    this.count();
    this.flush();
  }

  listen() {
    this.form.addEventListener("change", (event) => this.answered(event));
    this.form.addEventListener("input", (event) => this.typed(event));
    this.form.addEventListener("submit", (event) => this.handIn(event));
    this.addEventListener("timeup", () => this.timeUp());
    addEventListener("online", () => this.flush());
    addEventListener("pagehide", () => this.sendLeaving());
    // A page kept for the Back button shows old answers: ask the server.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  // --- Answers given -------------------------------------------------------------------

  seqInput(question) {
    return this.form.elements[`seq-${question.dataset.slot}`];
  }

  flagInput(question) {
    return this.form.elements[`flag-${question.dataset.slot}`];
  }

  // What is being typed is kept with every letter, and sent when the fingers rest.
  typed({ target }) {
    if (!target.matches(TYPED)) return;
    this.noted(target);
    clearTimeout(this.typing);
    const pause = target.matches("textarea") ? WRITING_PAUSE : TYPING_PAUSE;
    this.typing = setTimeout(() => this.flush(), pause);
  }

  answered({ target }) {
    if (!target.matches(TYPED)) this.noted(target);
    this.flush();
  }

  noted(target) {
    const question = target.closest("[data-slot]");
    if (!question || target.closest("[data-unfolded]")) return;
    this.waiting = false;
    this.keep(question);
    this.count();
    this.say("saving");
  }

  keep(question) {
    this.last = Math.max(Date.now(), this.last + 1);
    this.seqInput(question).value = this.last;
    const { slot } = question.dataset;
    const flag = Boolean(this.flagInput(question)?.checked);
    this.queue.put(slot, { seq: this.last, values: valuesOf(this.form, slot), flag });
  }

  count() {
    const done = this.questions.filter((question) => this.isDone(question)).length;
    const words = this.dataset.count.replace("{n}", done).replace("{total}", this.questions.length);
    this.querySelector("[data-answered]").textContent = words;
  }

  // What unfolds is answered when it does not go on; see go-on.js, which sends its answers.
  isDone(question) {
    if (question.dataset.unfolds !== undefined) return !question.querySelector("[data-go-on]");
    return hasAnswer(this.form, question);
  }

  // On a weak signal a question may be answered long before this script arrives.
  catchUp() {
    for (const question of this.questions) {
      const flag = this.flagInput(question);
      if (question.dataset.unfolds !== undefined) continue;
      const inputs = inputsOf(this.form, question);
      if ([...inputs, ...(flag ? [flag] : [])].some(isTouched)) this.keep(question);
    }
  }

  // Put back what was answered here and never reached the server. Some of it may have: sent
  // while the page was closing, or acknowledged to a page that was gone. That is told too.
  restore() {
    const entries = this.queue.read();
    for (const question of this.questions) {
      const { slot, kept } = question.dataset;
      const entry = entries[slot];
      if (!entry) continue;
      this.sent = true;
      if (entry.seq > Number(kept)) this.putBack(question, entry);
      else this.queue.drop(slot, entry.seq);
    }
  }

  putBack(question, { seq, values, flag }) {
    fill(inputsOf(this.form, question), values);
    const flagged = this.flagInput(question);
    if (flagged) flagged.checked = Boolean(flag);
    this.seqInput(question).value = seq;
    this.last = Math.max(this.last, seq);
  }

  // --- Sending -------------------------------------------------------------------------

  request(entries, options) {
    const body = new URLSearchParams();
    for (const [slot, { seq, values, flag }] of Object.entries(entries)) {
      body.append(`seq-${slot}`, seq);
      if (flag) body.append(`flag-${slot}`, 1);
      for (const value of values) body.append(`answer-${slot}`, value);
    }
    const token = this.form.elements.csrfmiddlewaretoken.value;
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    return fetch(this.dataset.save, { method: "POST", body, headers, ...options });
  }

  // One request at a time, so that answers arrive in the order they were given.
  async flush() {
    clearTimeout(this.retry);
    if (this.busy || this.isClosed) return;
    const entries = this.queue.read();
    if (!Object.keys(entries).length) return this.settled();
    this.busy = this.sent = true;
    this.say("saving");
    try {
      const response = await this.request(entries, { signal: AbortSignal.timeout?.(PATIENCE) });
      if (response.ok) this.received(entries, await response.json());
      else this.failed(response.status < 500 ? "reload" : "kept");
    } catch {
      this.failed("kept");
    }
    this.busy = false;
    if (!this.tries) this.flush();
  }

  received(entries, { saved, stale, closed, unfolded, time }) {
    this.tries = 0;
    if (unfolded) this.dispatchEvent(new CustomEvent("unfolded", { detail: unfolded }));
    if (time) this.querySelector("count-down")?.reckon(time);
    const known = closed ? Object.keys(entries) : [...saved, ...stale];
    for (const slot of known) this.queue.drop(slot, entries[slot]?.seq);
    for (const question of this.questions) {
      if (stale.includes(Number(question.dataset.slot))) this.warn(question);
    }
    if (closed) this.leave();
    else if (!known.length) this.failed("reload");
  }

  // The attempt takes no more answers: nothing was saved, and there is nothing left to send.
  leave() {
    this.isClosed = true;
    location.assign(this.dataset.review);
  }

  failed(why) {
    const seconds = RETRY_SECONDS[Math.min(this.tries, RETRY_SECONDS.length - 1)];
    this.tries += 1;
    // Waiting helps only where the connection is to blame.
    this.say(why === "kept" && this.waiting ? "waiting" : why);
    this.retry = setTimeout(() => this.flush(), seconds * 1000);
  }

  settled() {
    if (this.sent) this.say("saved");
    if (this.waiting) {
      this.isHandedIn = true;
      this.form.submit();
    }
  }

  // The page may vanish before an answer comes back; what is sent twice does no harm.
  sendLeaving() {
    if (!this.queue.isEmpty) this.request(this.queue.read(), { keepalive: true }).catch(() => {});
  }

  // --- Handing in ----------------------------------------------------------------------

  handIn(event) {
    // Turning a page is for attempt-pages.js; where that is missing, the form goes by itself.
    if (this.isHandedIn || event.submitter?.matches("[data-turn], [data-goto]")) return;
    event.preventDefault();
    this.sent = true;
    this.waiting = !event.submitter?.matches("[data-save]");
    this.tries = 0;
    this.flush();
  }

  timeUp() {
    // The server hands in only if it finds the time over too: somebody may have given more.
    const over = document.createElement("input");
    Object.assign(over, { type: "hidden", name: "timeup", value: "1" });
    this.form.append(over);
    this.waiting = true;
    this.flush();
  }

  // --- Saying --------------------------------------------------------------------------

  say(name) {
    const status = this.querySelector("[data-status]");
    if (status.dataset.state === name) return;
    status.textContent = this.dataset[name];
    status.dataset.state = name;
  }

  warn(question) {
    const note = document.createElement("p");
    note.className = "note note--warning";
    note.setAttribute("role", "status");
    note.textContent = this.dataset.stale;
    question.append(note);
  }
}

customElements.define("answer-sync", AnswerSync);
