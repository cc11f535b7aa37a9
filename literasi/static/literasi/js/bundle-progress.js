// How far a bundle of certificates is, looked up every few seconds while it is being made.
//
// The page says the same without this module; then its link has to be pressed.

const EVERY = 3000;

async function look(here) {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!page.ok) return;
  const html = new DOMParser().parseFromString(await page.text(), "text/html");
  const there = html.querySelector("[data-bundle]");
  if (there && there.innerHTML !== here.innerHTML) here.innerHTML = there.innerHTML;
  if (there) here.dataset.bundle = there.dataset.bundle;
}

async function watch(here) {
  while (here.dataset.bundle === "underway") {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    // Without a connection it simply tries again.
    if (!document.hidden) await look(here).catch(() => {});
  }
}

for (const here of document.querySelectorAll("[data-bundle]")) watch(here);
