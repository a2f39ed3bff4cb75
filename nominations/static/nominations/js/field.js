// One field of the form: saves itself two seconds after the last key, and never over somebody else's words.

import { firstBox, isText, read, write } from "./contents.js";

const PAUSE = 2000;

// No answer, a log-out, and a server that is down or has too much to do pass; to anything else the same is said again.
const isPassing = (status) => [0, 401, 408, 429].includes(status) || status >= 500;

export class Field {
  constructor(element, page) {
    this.element = element;
    this.page = page;
    this.code = element.dataset.answer;
    this.seenBox = page.form.elements[`${this.code}-seen`];
    this.saved = this.now();
    this.isSending = false;
    this.clash = null;
    this.refusal = null;
  }

  get seen() {
    return this.seenBox.value;
  }

  set seen(fingerprint) {
    this.seenBox.value = fingerprint;
  }

  now() {
    return JSON.stringify(read(this.element));
  }

  get isChanged() {
    return this.now() !== this.saved;
  }

  // What is not saved waits in the browser from the first key.
  changed() {
    this.refusal = null;
    if (!this.isChanged) {
      this.page.store.forget(this.code);
      return;
    }
    this.page.store.keep(this.code, { content: read(this.element), seen: this.seen });
    this.saveIn(PAUSE);
  }

  saveIn(milliseconds) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), milliseconds);
  }

  async save({ isLast = false } = {}) {
    clearTimeout(this.waiting);
    if (this.isSending || this.clash || this.refusal || this.page.isLeaving || !this.isChanged) return;
    const sent = this.now();
    this.isSending = true;
    this.page.tell();
    const body = `{"content":${sent},"seen":${JSON.stringify(this.seen)}}`;
    const answer = await this.page.send(`${this.page.fieldsAt}${encodeURIComponent(this.code)}/`, body, isLast);
    this.isSending = false;
    if (answer.status === 200) this.accept(answer, sent);
    else if (answer.status === 409) this.meet(answer);
    else if (isPassing(answer.status)) this.page.tryAgain();
    else this.refusal = answer.message ?? this.page.words.refused;
    this.page.tell(answer);
  }

  accept(answer, sent) {
    this.seen = answer.fingerprint;
    this.saved = sent;
    this.note((answer.remarks ?? []).join(" "), "remark");
    // Only what was sent is saved: the writer may have gone on meanwhile.
    if (this.isChanged) this.changed();
    else this.page.store.forget(this.code);
  }

  // Somebody else has written here: both texts are shown, and the writer chooses.
  meet(answer) {
    this.clash = answer;
    const panel = this.page.form.querySelector("[data-clash-template]").content.firstElementChild.cloneNode(true);
    const put = (name, text) => (panel.querySelector(`[data-clash-${name}]`).textContent = text);
    put("who", panel.dataset.who.replace("{name}", answer.by || panel.dataset.somebody).replace("{time}", answer.at));
    put("mine", answer.mine_in_words);
    put("theirs", answer.theirs_in_words);
    panel.querySelector("[data-clash-both]").hidden = !isText(this.element);
    panel.addEventListener("click", (event) => {
      const choice = event.target.closest("button")?.value;
      if (choice) this.choose(choice, panel);
    });
    this.element.prepend(panel);
  }

  choose(choice, panel) {
    const { theirs, fingerprint } = this.clash;
    const mine = read(this.element);
    if (choice !== "mine") this.put(choice === "both" ? `${theirs}\n\n${mine}` : theirs);
    this.seen = fingerprint;
    this.saved = choice === "theirs" ? this.now() : JSON.stringify(theirs);
    this.clash = null;
    panel.remove();
    firstBox(this.element).focus();
    this.changed();
    this.page.tell();
    if (choice === "mine") this.save();
  }

  // Puts a content into the boxes; the page's other scripts hear of it as if it were typed.
  put(content) {
    this.isPutting = true;
    write(this.element, content);
    firstBox(this.element).dispatchEvent(new Event("input", { bubbles: true }));
    this.isPutting = false;
  }

  // Somebody else has changed the field, and here it is as it was read: it follows.
  async follow(told) {
    if (told.fingerprint === this.seen || this.isChanged || this.isSending || this.clash) return;
    const seen = this.seen;
    const now = await this.page.read(this.code);
    // What was read is old where the writer has written, or even saved, meanwhile.
    if (!now || this.isChanged || this.isSending || this.seen !== seen) return;
    this.put(now.content);
    this.seen = now.fingerprint;
    this.saved = this.now();
    this.note(this.page.words.changed.replace("{name}", now.by).replace("{time}", now.at));
  }

  // Puts back what waited in the browser. If the field has changed meanwhile, both texts are shown.
  restore(kept) {
    this.put(kept.content);
    this.seen = kept.seen;
    this.save();
  }

  note(text, name = "note") {
    let line = this.element.querySelector(`[data-${name}]`);
    if (!line && text) {
      line = document.createElement("p");
      line.className = "subtle field-note";
      line.setAttribute(`data-${name}`, "");
      line.setAttribute("role", "status");
      this.element.append(line);
    }
    if (line && line.textContent !== text) line.textContent = text;
  }
}
