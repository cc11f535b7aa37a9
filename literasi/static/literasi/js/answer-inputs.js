// What the inputs of a form say for one question of an attempt.
//
// They bear the name of the question's field; several groups of radio buttons the field and a
// part of their own.

function belongs(name, slot) {
  return name === `answer-${slot}` || name.startsWith(`answer-${slot}-`);
}

export function inputsOf(form, { dataset: { slot } }) {
  return [...form.elements].filter(({ name }) => belongs(name, slot));
}

// Of several lines to fill in, an empty one keeps its place.
export function valuesOf(form, slot) {
  return [...new FormData(form)].filter(([name]) => belongs(name, slot)).map(([, value]) => value);
}

// A question of several parts is answered when each of them is.
export function hasAnswer(form, question) {
  const parts = [...question.querySelectorAll("[data-part]")];
  if (parts.length) return parts.every(isGiven);
  return valuesOf(form, question.dataset.slot).some(Boolean);
}

function isGiven(part) {
  const inputs = [...part.querySelectorAll("input, select")];
  return inputs.some((input) => (isTicked(input) ? input.checked : input.value.trim()));
}

// Whether an input says something else than the page said when it came.
export function isTouched(input) {
  if (isTicked(input)) return input.checked !== input.defaultChecked;
  return input.value !== (input.options ? firstChoice(input) : input.defaultValue);
}

function isTicked(input) {
  return /radio|checkbox/.test(input.type);
}

// What a list to choose from said when it came.
function firstChoice({ options }) {
  return ([...options].find((option) => option.defaultSelected) ?? options[0])?.value;
}

// Put an answer back into the inputs it was given in.
export function fill(inputs, values) {
  for (const [place, input] of inputs.entries()) {
    if (isTicked(input)) input.checked = values.includes(input.value);
    else input.value = values[place] ?? "";
  }
}
