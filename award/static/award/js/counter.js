// Tells how many characters are left of a limit, counted as a reader sees them.

const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: "grapheme" });

export function characters(text) {
  let count = 0;
  for (const _ of segmenter.segment(text.normalize("NFC").replaceAll("\r\n", "\n"))) count += 1;
  return count;
}

function watch(field) {
  const shown = document.getElementById(`${field.id}_counter`);
  if (!shown) return;
  // One line for the eye at every key, another for the ear when the writer pauses.
  const heard = document.createElement("span");
  heard.className = "ds-sr-only";
  heard.setAttribute("role", "status");
  shown.after(heard);
  const limit = Number(field.dataset.max);
  let pause;

  function update() {
    const left = limit - characters(field.value);
    const words = left < 0 ? shown.dataset.over : shown.dataset.left;
    shown.textContent = words.replace("{n}", Math.abs(left));
    shown.dataset.state = left < 0 ? "over" : "under";
  }

  field.addEventListener("input", () => {
    update();
    clearTimeout(pause);
    pause = setTimeout(() => (heard.textContent = shown.textContent), 1200);
  });
  update();
}

document.querySelectorAll("[data-max]").forEach(watch);
