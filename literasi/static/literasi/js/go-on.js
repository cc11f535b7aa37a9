// Questions that unfold: one press sends what was chosen, and what comes next appears in place.
//
// <answer-sync> sends it and keeps it while there is no connection; the server's answer brings
// the next step. Without this module the button posts the form, and the page comes back.

function goOn(event, sync) {
  const button = event.submitter;
  if (!button?.matches("[data-go-on]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const question = button.closest("[data-slot]");
  const choices = [...question.querySelectorAll("[type=radio]")];
  if (choices.some((choice) => choice.checked)) send(sync, question, choices);
  else choices[0]?.focus();
  const status = question.querySelector("[data-go-on-status]");
  status.textContent = status.dataset[question.dataset.going ? "kept" : "choose"];
}

// What was sent stays chosen until the next step is there.
function send(sync, question, choices) {
  if (question.dataset.going) return;
  settle(question, choices);
  sync.keep(question);
  sync.flush();
}

function settle(question, choices) {
  question.dataset.going = "true";
  for (const choice of choices) {
    choice.disabled = !choice.checked;
    choice.removeAttribute("form");
  }
}

// A choice is no answer before the button is pressed: until then it belongs to no form.
function hold(sync, question) {
  const choices = [...question.querySelectorAll("[data-unfolded] [type=radio]")];
  const waits = sync.queue.read()[question.dataset.slot]?.values.at(-1);
  if (choices.some(({ value }) => value === waits)) settle(question, choices);
  else for (const choice of choices) choice.setAttribute("form", "");
}

function show(sync, question, html) {
  const holder = question.querySelector("[data-unfolded]");
  const isHere = question.dataset.going && !isElsewhere(holder);
  const page = new DOMParser().parseFromString(html, "text/html").body;
  if (!grow(holder, page)) holder.replaceChildren(...page.childNodes);
  delete question.dataset.going;
  hold(sync, question);
  holder.dispatchEvent(new Event("change", { bubbles: true }));
  if (isHere) document.getElementById(`${question.id}-terbaru`)?.focus();
}

// Whoever went on to another question meanwhile is not called back.
function isElsewhere(holder) {
  return document.activeElement !== document.body && !holder.contains(document.activeElement);
}

// Add to the list that grows, so that only what is new is read out; renew all around it.
function grow(holder, page) {
  const list = holder.querySelector("[data-grows]");
  const lines = [...page.querySelector("[data-grows]").children];
  const shown = [...list.children];
  if (shown.some((line, place) => line.textContent !== lines[place]?.textContent)) return false;
  for (const line of shown) line.removeAttribute("id");
  list.append(...lines.slice(shown.length));
  if (shown.length === lines.length) shown.at(-1).id = lines.at(-1).id;
  around(holder, list, [...page.children]);
  return true;
}

function around(holder, list, parts) {
  const stays = [...holder.children].find((child) => child.contains(list));
  const place = parts.findIndex((part) => part.querySelector("[data-grows]"));
  for (const child of [...holder.children]) if (child !== stays) child.remove();
  stays.before(...parts.slice(0, place));
  stays.after(...parts.slice(place + 1));
}

for (const sync of document.querySelectorAll("answer-sync")) {
  for (const question of sync.querySelectorAll("[data-unfolds]")) hold(sync, question);
  sync.addEventListener("submit", (event) => goOn(event, sync), { capture: true });
  // As in every form, Enter on a choice presses the button.
  sync.addEventListener("keydown", (event) => {
    const holder = event.key === "Enter" && event.target.closest("[data-unfolded]");
    if (holder && event.target.matches("[type=radio]")) holder.querySelector("[data-go-on]").click();
  });
  sync.addEventListener("unfolded", ({ detail }) => {
    for (const [slot, html] of Object.entries(detail)) {
      show(sync, sync.querySelector(`[data-slot="${slot}"]`), html);
    }
    sync.count();
  });
}
