// Scoring by keyboard, and what a level means in view while one stands on it.
//
// The keys are heard on the levels only: a letter typed in a text is a letter.

function levelsOf(group) {
  return [...group.querySelectorAll("input[type=radio]")];
}

function stand(group) {
  const levels = levelsOf(group);
  const target = levels.find((level) => level.checked) ?? levels[0];
  target.focus();
  group.scrollIntoView({ block: "nearest" });
}

// A half lies between two descriptions, and both are shown.
function meaning(group, value) {
  if (value === "cannot") return "";
  const told = [...new Set([Math.floor(value), Math.ceil(value)])].map((whole) => {
    const text = group.querySelector(`[id$="_means_${whole}"]`)?.textContent ?? "";
    return text && `${whole}: ${text}`;
  });
  return told.filter(Boolean).join(" – ");
}

function show(group) {
  const place = group.querySelector("[data-means]");
  const here = group.querySelector("input[type=radio]:focus") ?? group.querySelector("input[type=radio]:checked");
  const text = here ? meaning(group, here.value) : "";
  place.textContent = text;
  place.hidden = !text;
}

function start(form) {
  const groups = [...form.querySelectorAll("[data-keys]")];

  function press(event, group) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.localName === "textarea" && event.key === "Escape") return stand(group);
    if (event.target.type !== "radio") return;
    const act = {
      j: () => stand(groups[groups.indexOf(group) + 1] ?? group),
      k: () => stand(groups[groups.indexOf(group) - 1] ?? group),
      n: () => form.querySelector("[data-next]")?.click(),
      // In a form Enter would send it; on a level it leads to the reason.
      Enter: () => group.querySelector("textarea").focus(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  for (const group of groups) {
    group.addEventListener("keydown", (event) => press(event, group));
    for (const happening of ["focusin", "focusout", "change"]) {
      group.addEventListener(happening, () => requestAnimationFrame(() => show(group)));
    }
    show(group);
  }
}

document.querySelectorAll("form[data-scoring]").forEach(start);
