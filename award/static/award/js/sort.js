// Lets the reader sort a table by any of its headings; missing figures always come last.

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

// A time sorts by its moment, not by its words; a lone dash is something that is missing.
function valueOf(row, column, kind) {
  const cell = row.cells[column];
  const text = cell.dataset.value ?? cell.querySelector("time")?.dateTime ?? cell.textContent.trim();
  if (text === "" || text.startsWith("–")) return null;
  if (kind !== "number") return text;
  const number = Number(text.replaceAll(/[^\d,.-]/g, "").replace(",", "."));
  return Number.isFinite(number) ? number : null;
}

function compare(a, b) {
  return typeof a === "number" ? a - b : collator.compare(a, b);
}

function sort(table, heading, column) {
  const direction = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  for (const other of heading.parentElement.cells) {
    if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
  }
  heading.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [valueOf(row, column, heading.dataset.sort), row]);
  rows.sort(([a], [b]) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return direction * compare(a, b);
  });
  body.append(...rows.map(([, row]) => row));
}

function start(table) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    if (!heading.textContent.trim() || heading.dataset.sort === "none") return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    heading.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => sort(table, heading, column));
  });
}

document.querySelectorAll("table[data-sortable]").forEach(start);
