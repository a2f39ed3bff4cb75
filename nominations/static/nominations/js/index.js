// The index of the self-assessment as one fills it in: 100 × the sum / (2 × the number that apply).

function figure(answers, minimum) {
  const applicable = answers.filter((value) => value !== "na").map(Number);
  if (answers.length < minimum || !applicable.length) return null;
  return (100 * applicable.reduce((sum, value) => sum + value, 0)) / (2 * applicable.length);
}

function start(card) {
  const place = document.getElementById(card.dataset.indexOf);
  const shown = card.querySelector(".figure-value");
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const words = new Intl.NumberFormat(document.documentElement.lang, digits);
  place.addEventListener("input", () => {
    const answers = [...place.querySelectorAll("input[type=radio]:checked")].map((box) => box.value);
    const index = figure(answers, Number(card.dataset.minimum ?? 1));
    shown.textContent = index === null ? "–" : words.format(index);
  });
}

document.querySelectorAll("[data-index-of]").forEach(start);
