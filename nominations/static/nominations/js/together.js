// Tells the others where one is, and shows where they are and what they have changed.

const EVERY = 20_000;

// Those who have run away leave nothing behind: the server forgets them after a minute.
export function startTogether(page) {
  const { news } = page.form.dataset;
  let since = page.form.dataset.now;
  let here = "";
  let waiting;

  async function beat() {
    clearTimeout(waiting);
    if (!document.hidden) {
      const answer = await page.send(`${news}?since=${encodeURIComponent(since)}`, new URLSearchParams({ field: here }));
      if (answer.status === 200) {
        since = answer.since;
        show(answer);
      }
    }
    clearTimeout(waiting);
    waiting = setTimeout(beat, EVERY);
  }

  function show({ changed, here: people, comments }) {
    for (const field of page.fields) {
      if (changed[field.code]) field.follow(changed[field.code]);
      const names = people.filter((person) => person.field === field.code).map((person) => person.name);
      field.note(names.length ? page.words.here.replace("{names}", names.join(", ")) : "", "here");
      const count = field.element.querySelector("[data-comments]");
      const number = comments[field.code] ? ` (${comments[field.code]})` : "";
      if (count && count.textContent !== number) count.textContent = number;
    }
  }

  page.form.addEventListener("focusin", (event) => {
    const code = page.fieldOf(event.target)?.code ?? "";
    if (code === here) return;
    here = code;
    beat();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) beat();
  });
  beat();
}
