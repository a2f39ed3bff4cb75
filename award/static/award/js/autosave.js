// Saves a form two seconds after the last key, and keeps in the browser what could not be sent.

const PAUSE = 2000;
const RETRY = 15000;

// What the person has written: not the server's hidden fields, and no files.
function written(form) {
  const entries = [...new FormData(form)]
    .filter(([name, value]) => typeof value === "string" && form.elements[name]?.type !== "hidden")
    .map(([name, value]) => [name, value.replaceAll("\r\n", "\n").trim()]);
  return JSON.stringify(entries);
}

function putBack(form, kept) {
  const values = new Map();
  for (const [name, value] of JSON.parse(kept)) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || ["hidden", "file", "submit"].includes(field.type)) continue;
    const mine = values.get(field.name) ?? [];
    if (["radio", "checkbox"].includes(field.type)) field.checked = mine.includes(field.value);
    else if (field.type === "select-multiple") {
      for (const option of field.options) option.selected = mine.includes(option.value);
    } else if (mine.length) field.value = mine.shift();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// A full or forbidden store must not stop the writer: the server has the last saved text.
const store = {
  get(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      return;
    }
  },
};

function start(form) {
  const status = form.querySelector("[data-autosave-status]");
  const offer = form.querySelector("[data-autosave-kept]");
  if (!status || !offer) return;
  const words = status.dataset;
  const key = `utmarkt:${form.dataset.user ?? ""}:${location.pathname}`;
  let saved = written(form);
  let waiting;
  let sending = false;
  let stopped = false;

  function tell(text, url) {
    status.textContent = text;
    if (!url) return;
    const link = document.createElement("a");
    link.className = "ds-link";
    link.href = url;
    link.textContent = words.compare;
    status.append(" ", link);
  }

  function later(milliseconds) {
    clearTimeout(waiting);
    if (!stopped) waiting = setTimeout(send, milliseconds);
  }

  function accept(answer, sent) {
    for (const [name, value] of Object.entries(answer.fields ?? {})) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    saved = sent;
    tell(answer.message);
    // Only what was sent is saved: the writer may have gone on meanwhile.
    if (written(form) === sent) store.set(key, null);
    else later(PAUSE);
  }

  async function post() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    const headers = { "X-Autosave": "1", Accept: "application/json" };
    const address = form.getAttribute("action") || location.href;
    return fetch(address, { method: "POST", headers, body, redirect: "manual" });
  }

  async function send() {
    const sent = written(form);
    if (sent === saved || sending) return;
    sending = true;
    tell(words.saving);
    try {
      const response = await post();
      if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) {
        tell(words.signedOut);
      } else if (response.ok) {
        accept(await response.json(), sent);
      } else if (response.status >= 500) {
        throw new Error(response.statusText);
      } else {
        stopped = response.status === 409;
        const answer = await response.json();
        tell(answer.message ?? words.refused, answer.url);
      }
    } catch {
      tell(words.failed);
      later(RETRY);
    }
    sending = false;
  }

  form.addEventListener("input", () => {
    store.set(key, written(form));
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(waiting);
  });

  const kept = store.get(key);
  if (kept === null) return;
  if (kept === saved) {
    store.set(key, null);
    return;
  }
  offer.hidden = false;
  form.querySelector("[data-autosave-restore]").addEventListener("click", () => {
    offer.hidden = true;
    putBack(form, kept);
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  });
  form.querySelector("[data-autosave-discard]").addEventListener("click", () => {
    offer.hidden = true;
    store.set(key, null);
    form.querySelector("textarea, input:not([type=hidden])")?.focus();
  });
}

document.querySelectorAll("form[data-autosave]").forEach(start);
