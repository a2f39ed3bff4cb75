// Follows a meeting: asks every few seconds whether something has happened, and then shows the page as it is.
// What somebody is writing is left in place with a word that the meeting has moved on; but who is to leave the
// room sees nothing more of the case, whatever was being written.

const EVERY = 3000;
const region = document.querySelector("[data-meeting]");
const news = document.querySelector("[data-meeting-news]");
const said = document.querySelector("[data-meeting-said]");
let etag = "";
let isWriting = false;

async function ask() {
  let wait = EVERY;
  try {
    const response = await fetch(region.dataset.state, {
      headers: etag ? { "If-None-Match": etag } : {},
      redirect: "error",
      cache: "no-store",
    });
    if (response.status >= 400 && response.status < 500) return;
    if (response.ok) {
      const { place } = await response.json();
      if (etag) await follow(place);
      etag = response.headers.get("ETag");
    }
  } catch {
    wait = EVERY * 5;
  }
  setTimeout(ask, wait);
}

async function follow(place) {
  if (isWriting && !place.endsWith("kept")) {
    news.hidden = false;
    return;
  }
  const response = await fetch(region.dataset.meeting, { redirect: "error", cache: "no-store" });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-meeting]");
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  region.replaceChildren(...fresh.childNodes);
  isWriting = false;
  news.hidden = true;
  if (focused) document.getElementById(focused)?.focus();
  const heading = region.querySelector("#now");
  said.textContent = heading ? heading.textContent : "";
}

if (region) {
  region.addEventListener("input", () => {
    isWriting = true;
  });
  ask();
}
