// What waits on this device to be sent for one attempt: {slot: {seq, values, flag}}.
//
// It is in localStorage, which outlives the page and is shared by all tabs, and in memory,
// for browsers that refuse to store anything or have no room left.

export class AnswerQueue {
  constructor(attempt) {
    this.key = `literasi:answers:${attempt}`;
    this.memory = {};
  }

  // Of what this tab knows and what is stored, the newest for each question.
  read() {
    const entries = this.stored();
    for (const [slot, entry] of Object.entries(this.memory)) {
      if (!(entries[slot]?.seq > entry.seq)) entries[slot] = entry;
    }
    return entries;
  }

  stored() {
    try {
      return { ...JSON.parse(localStorage.getItem(this.key)) };
    } catch {
      return {};
    }
  }

  write(entries) {
    this.memory = entries;
    try {
      if (Object.keys(entries).length) localStorage.setItem(this.key, JSON.stringify(entries));
      else localStorage.removeItem(this.key);
    } catch { /* what cannot be stored stays in memory */ }
  }

  put(slot, entry) {
    this.write({ ...this.read(), [slot]: entry });
  }

  // Forget what the server has, unless it has changed since.
  drop(slot, seq) {
    const entries = this.read();
    if (entries[slot]?.seq <= seq) delete entries[slot];
    this.write(entries);
  }

  get isEmpty() {
    return Object.keys(this.read()).length === 0;
  }
}
