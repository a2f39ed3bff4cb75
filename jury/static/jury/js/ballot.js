// Says how the ballot stands as places are chosen: the best first, equals together, the rest last.

function start(form) {
  const shown = form.querySelector("[data-ballot-text]");
  const lists = [...form.querySelectorAll("select")];
  const named = (list) => form.querySelector(`label[for="${list.id}"]`).firstChild.textContent.trim();

  function row(names) {
    return names.length > 1
      ? `${names.slice(0, -1).join(", ")} ${shown.dataset.ballotAnd} ${names.at(-1)}`
      : names[0];
  }

  function update() {
    const places = [...new Set(lists.map((list) => Number(list.value)))].filter(Boolean).sort((a, b) => a - b);
    const parts = places.map((place, number) => `${number + 1}. ${row(lists.filter((list) => Number(list.value) === place).map(named))}`);
    const last = lists.filter((list) => !Number(list.value)).map(named);
    if (last.length && places.length) parts.push(`${shown.dataset.ballotLast} ${row(last)}`);
    shown.hidden = places.length === 0;
    shown.textContent = `${shown.dataset.ballotText} ${parts.join(" · ")}`;
  }

  form.addEventListener("change", update);
  update();
}

document.querySelectorAll("form[data-ballot]").forEach(start);
