// Follows a meeting: asks every few seconds whether something has happened, and then shows the page as it is.
// What somebody is writing is left in place with a word that the meeting has moved on; but who is to leave the
// room sees nothing more of the case, whatever was being written. Whoever has been logged out, or has left the
// jury, is told that the page does not follow any more.

const EVERY = 3000;
const region = document.querySelector("[data-meeting]");
const news = document.querySelector("[data-meeting-news]");
const stopped = document.querySelector("[data-meeting-stopped]");
const said = document.querySelector("[data-meeting-said]");
// What was sent and not taken stands in its form, and is not sent yet.
let isWriting = document.querySelector("ds-error-summary") !== null;

class NoAnswerForYou extends Error {}

async function ask() {
  let wait = EVERY;
  try {
    const response = await fetched(region.dataset.state, { "If-None-Match": region.dataset.etag });
    if (response.ok) await follow((await response.json()).place, response.headers.get("ETag"));
  } catch (fault) {
    if (fault instanceof NoAnswerForYou) {
      stopped.hidden = false;
      said.textContent = stopped.textContent;
      return;
    }
    wait = EVERY * 5;
  }
  setTimeout(ask, wait);
}

async function fetched(address, headers = {}) {
  // A redirection leads to the log-in page.
  const response = await fetch(address, { headers, redirect: "manual", cache: "no-store" });
  const isRefused = response.status >= 400 && response.status < 500;
  if (isRefused || response.type === "opaqueredirect") throw new NoAnswerForYou();
  if (response.status >= 500) throw new Error(response.statusText);
  return response;
}

async function follow(place, etag) {
  if (isWriting && !place.endsWith("kept")) {
    news.hidden = false;
    region.dataset.etag = etag;
    return;
  }
  const response = await fetched(region.dataset.meeting);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("[data-meeting]");
  const focused = region.contains(document.activeElement) ? document.activeElement.id : "";
  region.replaceChildren(...fresh.childNodes);
  region.dataset.etag = fresh.dataset.etag;
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
  setTimeout(ask, EVERY);
}
