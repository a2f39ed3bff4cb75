// Sends a file in pieces: a broken line costs the last piece, and the same file goes on where it was.

const PIECE = 512 * 1024;
const WAIT = 3000;

const rest = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));

// The server says no, with a sentence; trying again would not help.
class Refusal extends Error {}

// The place is a form of its own, or a part of the form in which the rest is written.
function start(place) {
  const input = place.querySelector("input[type=file]");
  const button = place.querySelector("button");
  const bar = place.querySelector("[data-upload-bar]");
  const status = place.querySelector("[data-upload-status]");
  const list = place.parentElement.querySelector("[data-upload-files]");
  const words = place.dataset;
  const isOwnForm = place.matches("form");

  async function post(url, values) {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    const headers = { Accept: "application/json", "X-Upload": "1" };
    const response = await fetch(url, { method: "POST", body, headers, redirect: "manual" });
    if (response.type === "opaqueredirect" || response.status === 403) throw new Refusal(words.signedOut);
    if (response.status >= 500) throw new Error(response.statusText);
    const isTold = response.headers.get("Content-Type")?.startsWith("application/json");
    const answer = isTold ? await response.json() : {};
    if (!response.ok) throw new Refusal(answer.message ?? words.failed);
    return answer;
  }

  // Tries until the server has answered, one way or the other.
  async function persist(action) {
    for (;;) {
      try {
        return await action();
      } catch (error) {
        if (error instanceof Refusal) throw error;
        tell(words.broken);
        await rest(WAIT);
      }
    }
  }

  function tell(text, name = "") {
    const told = text.replace("{name}", name);
    if (status.textContent !== told) status.textContent = told;
  }

  async function send(file) {
    const { part, field } = words;
    const about = { part, field, name: file.name, size: file.size, modified: file.lastModified };
    let { url, offset } = await persist(() => post(words.begin, about));
    for (;;) {
      bar.value = file.size ? offset / file.size : 0;
      const isLast = offset + PIECE >= file.size;
      tell(isLast ? words.examining : words.sending, file.name);
      const piece = file.slice(offset, offset + PIECE);
      const answer = await persist(() => post(url, { offset, piece }));
      if (answer.is_done) return answer.message;
      // Somebody else's answer got lost, and the file is still being looked through.
      if (offset === answer.offset) await rest(WAIT);
      offset = answer.offset;
    }
  }

  async function refresh() {
    const query = new URLSearchParams({ part: words.part, field: words.field });
    if (!isOwnForm) query.set("for", "reading");
    const response = await fetch(`${words.files}?${query}`, { headers: { "X-Upload": "1" }, redirect: "error" });
    if (!response.ok) return;
    const fragment = new DOMParser().parseFromString(await response.text(), "text/html").body;
    list.replaceChildren(...fragment.childNodes);
  }

  place.hidden = false;
  place.addEventListener(isOwnForm ? "submit" : "click", async (event) => {
    if (!isOwnForm && event.target !== button) return;
    const file = input.files[0];
    if (!file) return;
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    bar.hidden = false;
    try {
      const message = await send(file);
      input.value = "";
      await refresh();
      tell(message);
    } catch (error) {
      tell(error instanceof Refusal ? error.message : words.failed);
    }
    bar.hidden = true;
    button.disabled = false;
  });
}

document.querySelectorAll("[data-upload]").forEach(start);
