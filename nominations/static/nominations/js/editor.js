// A question's form shows what its kind needs, and beside it the field as the municipality will see it.

const PAUSE = 400;

function showForKind(form) {
  const kind = form.elements.kind.value;
  for (const element of form.querySelectorAll("[data-only-for]")) {
    const whole = element.closest(".ds-field, fieldset");
    whole.hidden = !element.dataset.onlyFor.split(" ").includes(kind);
  }
}

async function preview(form, place) {
  const headers = { "X-Preview": "1" };
  const response = await fetch(location.href, { method: "POST", headers, body: new FormData(form) });
  if (response.ok) place.innerHTML = await response.text();
}

function start(form) {
  const place = document.querySelector("[data-preview]");
  form.querySelector("[data-preview-button]").hidden = true;
  let waiting;
  form.addEventListener("input", () => {
    showForKind(form);
    clearTimeout(waiting);
    waiting = setTimeout(() => preview(form, place), PAUSE);
  });
  showForKind(form);
}

document.querySelectorAll("form[data-editor]").forEach(start);
