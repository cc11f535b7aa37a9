/* Shows, while a pattern of numbers is typed, the number it would give next, or what is
   wrong with it. Without this the example is that of the pattern as it was saved. */

const PAUSE = 400;

function watch(field, example) {
  let timer;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const query = new URLSearchParams({ pattern: field.value, badge: example.dataset.badge });
    try {
      const response = await fetch(`${example.dataset.url}?${query}`);
      const answer = await response.json();
      if (mine !== asked) return;
      example.textContent = answer.refused || `${example.dataset.label} ${answer.example}`;
      example.toggleAttribute("data-refused", Boolean(answer.refused));
    } catch {
      // Saving says the same.
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}

const field = document.querySelector("input[name=number_pattern]");
const example = document.querySelector(".number-example");
if (field && example) watch(field, example);
