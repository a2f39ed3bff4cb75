// Questions that hang on another answer are shown as soon as it is given; rows of a table come and go at once.

// What is chosen or written in a question's boxes.
function answersOf(question) {
  return [...question.querySelectorAll("input, select, textarea")]
    .filter((box) => !["radio", "checkbox"].includes(box.type) || box.checked)
    .map((box) => box.value);
}

// A question is asked where an earlier one is asked and has the answer that calls for it.
function showAsked(form) {
  for (const question of form.querySelectorAll("[data-asked-if]")) {
    const { askedIf, askedAnswer } = question.dataset;
    const other = form.querySelector(`[data-question="${CSS.escape(askedIf)}"]`);
    question.hidden = !other || other.hidden || !answersOf(other).includes(askedAnswer);
  }
}

function rowsOf(table) {
  return [...table.querySelectorAll("[data-row]")];
}

// The number of a row stands between the question's code and the column's: E2.3-0-insats.
function renumber(row, code, number) {
  const own = `${code}-`;
  for (const element of row.querySelectorAll("*")) {
    for (const name of ["id", "for", "name", "value", "aria-describedby"]) {
      const value = element.getAttribute(name);
      if (!value?.includes(own) || (name === "value" && element.localName !== "button")) continue;
      const [start, ...rest] = value.split(own);
      element.setAttribute(name, [start, ...rest.map((text) => text.replace(/^\d+/, number))].join(own));
    }
  }
}

// Rows are counted from one, whatever their names.
function retitle(table) {
  rowsOf(table).forEach((row, index) => {
    for (const title of row.querySelectorAll("legend, [data-row-title]")) {
      title.textContent = title.textContent.replace(/\d+/, index + 1);
    }
  });
}

function empty(row) {
  for (const box of row.querySelectorAll("input, textarea")) box.value = "";
}

// Names that the design system gives to what it finds on the page belong to the row that was there.
function unname(row) {
  for (const element of [row, ...row.querySelectorAll("fieldset, legend")]) {
    element.removeAttribute("id");
    element.removeAttribute("aria-labelledby");
  }
}

function addRow(table, code) {
  const last = rowsOf(table).at(-1);
  const row = last.cloneNode(true);
  unname(row);
  const number = Number(last.querySelector("button").value.slice(code.length + 1)) + 1;
  renumber(row, code, number);
  empty(row);
  last.after(row);
  retitle(table);
  row.querySelector("input, textarea").focus();
}

function removeRow(table, row) {
  const rows = rowsOf(table);
  const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
  if (next) row.remove();
  else empty(row);
  retitle(table);
  (next ?? row).querySelector("input, textarea").focus();
  table.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-rows] button");
  if (!button) return;
  event.preventDefault();
  const table = button.closest("[data-rows]");
  if (button.name === "add_row") addRow(table, button.value);
  else removeRow(table, button.closest("[data-row]"));
});

for (const form of document.querySelectorAll("form:has([data-asked-if])")) {
  form.addEventListener("input", () => showAsked(form));
  showAsked(form);
}
