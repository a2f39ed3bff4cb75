// Counts the juror's weighted points as levels are set: what is not judged is left out, never nought.

const HIGHEST = 4;

function start(form) {
  const shown = form.querySelector("[data-total-text]");
  const groups = [...form.querySelectorAll("[data-weight][data-keys]")];
  const figures = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

  function update() {
    let points = 0;
    let weights = 0;
    let judged = 0;
    for (const group of groups) {
      const level = Number(group.querySelector("input[type=radio]:checked")?.value ?? NaN);
      if (Number.isNaN(level)) continue;
      const weight = Number(group.dataset.weight);
      points += weight * level;
      weights += weight;
      judged += 1;
    }
    shown.textContent = weights
      ? shown.dataset.totalText
          .replace("{points}", figures.format((100 * points) / (HIGHEST * weights)))
          .replace("{n}", judged)
          .replace("{all}", groups.length)
      : shown.dataset.totalNone;
  }

  form.addEventListener("change", update);
  update();
}

document.querySelectorAll("form[data-total]").forEach(start);
