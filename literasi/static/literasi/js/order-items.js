// <order-items>: moves items up and down instead of choosing their places one by one.
//
// Each item keeps its own list of places, which is what is sent; an item may also be without a
// place. Two never share one: who arrives pushes the others on, towards the nearest gap.

class OrderItems extends HTMLElement {
  connectedCallback() {
    // It may be taken off the page and put back, as a question that is answered again.
    if (this.items) return;
    this.items = [...this.querySelectorAll("[data-item]")];
    this.list = this.items[0].parentElement;
    for (const button of this.querySelectorAll("[data-move]")) button.hidden = false;
    this.addEventListener("click", (event) => this.pressed(event));
    this.addEventListener("change", (event) => this.chosen(event));
    this.closest("form")?.addEventListener("formdata", (event) => this.given(event));
    this.sort();
  }

  // --- Places --------------------------------------------------------------------------

  select(item) {
    return item.querySelector("select");
  }

  // From 1, and 0 for none: the list of places begins with "none".
  place(item) {
    return Math.max(0, this.select(item).selectedIndex);
  }

  at(place) {
    return this.items.find((item) => this.place(item) === place);
  }

  isFree(place) {
    return place >= 1 && place <= this.items.length && !this.at(place);
  }

  // Put an item that has no place somewhere; those in its way go on in the direction `step`.
  put(item, place, step) {
    const other = this.at(place);
    this.select(item).selectedIndex = place;
    if (!other) return;
    this.select(other).selectedIndex = 0;
    this.put(other, place + step, step);
  }

  move(item, from, to) {
    this.select(item).selectedIndex = 0;
    if (to) this.put(item, to, this.direction(from, to));
    else this.closeUp(from);
  }

  // Where there is room for those in the way: where the item came from, else any gap.
  direction(from, to) {
    if (from) return from < to ? -1 : 1;
    for (let place = to; place <= this.items.length; place += 1) {
      if (this.isFree(place)) return 1;
    }
    return -1;
  }

  closeUp(gap) {
    for (let next = this.at(gap + 1); next && gap; next = this.at(gap + 1)) {
      this.select(next).selectedIndex = gap;
      gap += 1;
    }
  }

  // --- Moving --------------------------------------------------------------------------

  pressed({ target }) {
    const button = target.closest("[data-move]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const item = button.closest("[data-item]");
    const from = this.place(item);
    const firstFree = 1 + this.items.findIndex((_item, index) => this.isFree(index + 1));
    this.move(item, from, from ? from + Number(button.dataset.move) : firstFree);
    this.settle(item, button);
    this.select(item).dispatchEvent(new Event("change", { bubbles: true }));
  }

  // A place chosen from the list. What it was before is remembered with the item.
  chosen({ target }) {
    const item = target.closest("[data-item]");
    const from = Number(item.dataset.place);
    const to = this.place(item);
    if (from === to) return;
    this.move(item, from, to);
    this.settle(item, target);
  }

  settle(item, focused) {
    this.sort();
    focused.focus();
    this.tell(item);
  }

  // Those with a place in their order, then the others as they stood.
  sort() {
    const rows = [...this.list.children];
    const last = this.items.length + 1;
    rows.sort((a, b) => (this.place(a) || last) - (this.place(b) || last));
    this.list.append(...rows);
    for (const item of rows) this.mark(item);
  }

  mark(item) {
    const place = this.place(item);
    item.dataset.place = place;
    const [up, down] = item.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", place === 1);
    down.setAttribute("aria-disabled", place === 0 || place === this.items.length);
  }

  tell(item) {
    const place = this.place(item);
    const words = place ? this.dataset.placed : this.dataset.unplaced;
    this.querySelector("[role=status]").textContent = words
      .replace("{place}", place)
      .replace("{total}", this.items.length)
      .replace("{item}", () => item.querySelector("p").textContent);
  }

  // --- Sending -------------------------------------------------------------------------

  // Answers kept on the device are put back by where they stand in the page as it came.
  given({ formData }) {
    const { name } = this.select(this.items[0]);
    formData.delete(name);
    for (const item of this.items) formData.append(name, this.select(item).value);
  }
}

customElements.define("order-items", OrderItems);
