// How far a bundle of certificates is, looked up every few seconds while it is being made.
//
// The page says the same without this module; then its link has to be pressed.

const EVERY = 3000;

async function look(here) {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!page.ok) return;
  const html = new DOMParser().parseFromString(await page.text(), "text/html");
  const there = html.querySelector("[data-bundle]");
  if (there && there.innerHTML !== here.innerHTML) show(here, there);
}

// Who stood on the link goes on from the one that takes its place.
function show(here, there) {
  const stoodHere = here.contains(document.activeElement);
  here.innerHTML = there.innerHTML;
  here.dataset.bundle = there.dataset.bundle;
  if (stoodHere) here.querySelector("a")?.focus();
}

async function watch(here) {
  while (here.dataset.bundle === "underway") {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    // Without a connection it simply tries again.
    if (!document.hidden) await look(here).catch(() => {});
  }
}

for (const here of document.querySelectorAll("[data-bundle]")) watch(here);
