// Keeps a part of the page fresh: fetches a fragment again and again until it says that it is done.
// Beside it, what is marked `data-poll-while` belongs to the waiting, and goes when that is over.

function start(place) {
  const every = Number(place.dataset.every ?? 2000);

  async function fetchOnce() {
    let wait = every;
    try {
      const response = await fetch(place.dataset.poll, { headers: { "X-Fragment": "1" }, redirect: "error" });
      if (response.status >= 400 && response.status < 500) return;
      if (!response.ok) throw new Error(response.statusText);
      const fragment = new DOMParser().parseFromString(await response.text(), "text/html").body;
      // An unchanged fragment is left alone, so that focus and what is being read stay put.
      if (fragment.innerHTML !== place.dataset.last) {
        place.dataset.last = fragment.innerHTML;
        place.replaceChildren(...fragment.childNodes);
      }
    } catch {
      wait = every * 5;
    }
    if (place.querySelector("[data-done]")) end();
    else setTimeout(fetchOnce, wait);
  }

  function end() {
    for (const waiting of place.parentElement.querySelectorAll("[data-poll-while]")) {
      // Whoever stood there is led to what came instead.
      if (waiting.contains(document.activeElement)) {
        place.tabIndex = -1;
        place.focus();
      }
      waiting.remove();
    }
  }

  if (!place.querySelector("[data-done]")) setTimeout(fetchOnce, every);
}

document.querySelectorAll("[data-poll]").forEach(start);
