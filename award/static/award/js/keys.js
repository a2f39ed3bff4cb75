// Scoring from the keyboard: in a group of levels, a digit chooses the level with that value.

function choose(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
  // Only while focus is on a level: digits in a text beside it are just digits.
  if (event.target.type !== "radio") return;
  const level = event.currentTarget.querySelector(`input[type=radio][value="${event.key}"]:enabled`);
  if (!level) return;
  event.preventDefault();
  level.checked = true;
  level.focus();
  level.dispatchEvent(new Event("input", { bubbles: true }));
  level.dispatchEvent(new Event("change", { bubbles: true }));
}

document.querySelectorAll("[data-keys]").forEach((group) => group.addEventListener("keydown", choose));
