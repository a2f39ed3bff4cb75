// A form that several write in: each field saves itself, and the page tells how it goes and who else is there.

import { Field } from "./field.js";
import { hasBoxes } from "./contents.js";
import { keeper } from "./kept.js";
import { released } from "./press.js";
import { startTogether } from "./together.js";

const RETRY = 5000;

const cookie = (name) => document.cookie.match(`(?:^|; )${name}=([^;]*)`)?.[1] ?? "";

class Page {
  constructor(form) {
    this.form = form;
    this.words = form.querySelector("[data-writing-status]").dataset;
    this.status = form.querySelector("[data-writing-status]");
    this.login = form.querySelector("[data-writing-login]");
    this.fieldsAt = form.dataset.fields;
    this.store = keeper(`utmarkt:${form.dataset.user}:${this.fieldsAt}`);
    this.fields = [...form.querySelectorAll("[data-answer]")].filter(hasBoxes).map((each) => new Field(each, this));
  }

  fieldOf(element) {
    const place = element.closest?.("[data-answer]");
    return this.fields.find((field) => field.element === place);
  }

  // One request; a broken line and a server that is down are answers too. No answer is shown during a press.
  async send(url, body, keepalive = false) {
    const type = typeof body === "string" ? { "Content-Type": "application/json" } : {};
    const headers = { ...type, "X-CSRFToken": cookie("csrftoken"), Accept: "application/json" };
    try {
      const response = await fetch(url, { method: "POST", body, headers, keepalive, redirect: "manual" });
      const isTold = response.headers.get("Content-Type")?.startsWith("application/json");
      const told = isTold ? await response.json() : {};
      await released();
      const isOut = response.status === 403 || response.type === "opaqueredirect";
      return { ...told, status: isOut ? 401 : response.status };
    } catch {
      await released();
      return { status: 0 };
    }
  }

  async read(code) {
    try {
      const response = await fetch(`${this.fieldsAt}${encodeURIComponent(code)}/`, { redirect: "error" });
      const now = response.ok ? await response.json() : null;
      await released();
      return now;
    } catch {
      return null;
    }
  }

  tryAgain() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.saveAll(), RETRY);
  }

  saveAll(options) {
    for (const field of this.fields) field.save(options);
  }

  // One line for the whole form: the worst that is true, and otherwise when it was last saved.
  tell(answer = {}) {
    if (answer.status === 200) {
      this.trouble = null;
      this.last = answer.message;
      this.form.elements.csrfmiddlewaretoken.value = cookie("csrftoken") || this.form.elements.csrfmiddlewaretoken.value;
    } else if (answer.status === 401) this.trouble = "signedOut";
    else if (answer.status === 0 || answer.status >= 500) this.trouble = "failed";
    const refusal = this.fields.find((field) => field.refusal)?.refusal;
    const clashes = this.fields.some((field) => field.clash);
    const isUnsaved = this.fields.some((field) => field.isChanged && !field.clash);
    const isSending = this.fields.some((field) => field.isSending);
    let text = this.last ?? "";
    if (this.trouble && isUnsaved) text = this.words[this.trouble];
    else if (refusal) text = refusal;
    else if (isSending) text = this.words.saving;
    else if (clashes) text = this.words.clash;
    this.login.hidden = !(this.trouble === "signedOut" && isUnsaved);
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

function offerKept(page) {
  const offer = page.form.querySelector("[data-writing-kept]");
  const waiting = [];
  for (const field of page.fields) {
    const kept = page.store.kept(field.code);
    if (!kept) continue;
    if (JSON.stringify(kept.content) === field.saved) page.store.forget(field.code);
    else waiting.push([field, kept]);
  }
  if (!waiting.length) return;
  offer.hidden = false;
  offer.querySelector("[data-kept-fields]").textContent = waiting
    .map(([field]) => field.element.dataset.name ?? field.element.querySelector("legend, label").textContent.trim())
    .join(", ");
  offer.addEventListener("click", (event) => {
    const choice = event.target.closest("button")?.value;
    if (!choice) return;
    offer.hidden = true;
    for (const [field, kept] of waiting) {
      if (choice === "restore") field.restore(kept);
      else page.store.forget(field.code);
    }
    waiting[0][0].element.querySelector("input, textarea").focus();
  });
}

function start(form) {
  const page = new Page(form);
  form.addEventListener("input", (event) => {
    const field = page.fieldOf(event.target);
    // Whoever writes on has not left: the button was stopped, or led nowhere.
    page.isLeaving = false;
    if (field && !field.isPutting) field.changed();
  });
  form.addEventListener("focusout", async (event) => {
    const field = page.fieldOf(event.target);
    if (!field || page.fieldOf(event.relatedTarget ?? document.body) === field) return;
    await released();
    field.save();
  });
  // The button saves everything; nothing needs to be sent twice.
  form.addEventListener("submit", () => (page.isLeaving = true));
  window.addEventListener("online", () => page.saveAll());
  // Back to the page as it was left: what was sent with the button is known to be saved before more is written.
  window.addEventListener("pageshow", (event) => {
    page.isLeaving = false;
    if (event.persisted) page.saveAll();
  });
  window.addEventListener("pagehide", () => page.saveAll({ isLast: true }));
  document.addEventListener("visibilitychange", () => page.saveAll({ isLast: document.hidden }));
  offerKept(page);
  if (form.dataset.news) startTogether(page);
}

document.querySelectorAll("form[data-writing]").forEach(start);
