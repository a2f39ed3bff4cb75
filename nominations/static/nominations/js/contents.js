// What stands in the boxes of a field, in the shape that the server stores, and back again.

const isBox = (element) => element.name && !["hidden", "file", "submit", "button"].includes(element.type);

function boxesOf(field) {
  return [...field.querySelectorAll("input, textarea, select")].filter(isBox);
}

// The part and the detail of a box of many: A6-contact-name, E2.3-0-insats.
function placeOf(box, code) {
  const [part, ...detail] = box.name.slice(code.length + 1).split("-");
  return [part, detail.join("-")];
}

function readRows(field, code) {
  const rows = new Map();
  for (const box of boxesOf(field)) {
    const [part, detail] = placeOf(box, code);
    if (!rows.has(part)) rows.set(part, {});
    rows.get(part)[detail] = box.value;
  }
  return [...rows];
}

const READ = {
  contacts: (field, code) => readRows(field, code).map(([role, person]) => ({ role, ...person })),
  table: (field, code) => readRows(field, code).map(([, row]) => row),
  choices: (field) => boxesOf(field).filter((box) => box.checked).map((box) => box.value),
  consent: (field) => (boxesOf(field)[0].checked ? "yes" : ""),
  statement(field) {
    const chosen = boxesOf(field).find((box) => box.checked)?.value;
    if (chosen === undefined) return null;
    const reason = boxesOf(field).find((box) => box.type !== "radio").value;
    return [chosen === "na" ? null : Number(chosen), reason];
  },
  radio: (field) => boxesOf(field).find((box) => box.checked)?.value ?? "",
  text: (field) => boxesOf(field)[0].value,
};

const WRITE = {
  contacts(field, code, people) {
    for (const box of boxesOf(field)) {
      const [role, detail] = placeOf(box, code);
      setValue(box, people.find((person) => person.role === role)?.[detail] ?? "");
    }
  },
  table(field, code, rows) {
    const here = document.activeElement;
    const add = field.querySelector('button[name="add_row"]');
    while (field.querySelectorAll("[data-row]").length < rows.length) add.click();
    here?.focus();
    [...field.querySelectorAll("[data-row]")].forEach((row, index) => {
      for (const box of boxesOf(row)) setValue(box, rows[index]?.[placeOf(box, code)[1]] ?? "");
    });
  },
  choices(field, code, chosen) {
    for (const box of boxesOf(field)) box.checked = chosen.includes(box.value);
  },
  consent(field, code, answer) {
    boxesOf(field)[0].checked = answer === "yes";
  },
  statement(field, code, given) {
    const [value, reason] = given ?? [undefined, ""];
    const chosen = value === null ? "na" : String(value);
    for (const box of boxesOf(field)) {
      if (box.type === "radio") box.checked = box.value === chosen;
      else setValue(box, reason);
    }
  },
  radio(field, code, answer) {
    for (const box of boxesOf(field)) box.checked = box.value === answer;
  },
  text(field, code, text) {
    setValue(boxesOf(field)[0], text);
  },
};

// The caret stays where it was.
function setValue(box, text) {
  const value = text ?? "";
  if (box.value === value) return;
  const isHere = document.activeElement === box && typeof box.selectionStart === "number";
  const [start, end] = isHere ? [box.selectionStart, box.selectionEnd] : [];
  box.value = value;
  if (isHere) box.setSelectionRange(Math.min(start, value.length), Math.min(end, value.length));
}

function shapeOf(field) {
  const kind = field.dataset.kind;
  if (READ[kind]) return kind;
  return boxesOf(field)[0]?.type === "radio" ? "radio" : "text";
}

export const hasBoxes = (field) => boxesOf(field).length > 0;
export const firstBox = (field) => boxesOf(field).find((box) => box.offsetParent !== null) ?? boxesOf(field)[0];
// Two texts can be put one after the other; other contents are chosen between.
export const isText = (field) => shapeOf(field) === "text" && boxesOf(field)[0].localName === "textarea";
export const read = (field) => READ[shapeOf(field)](field, field.dataset.answer);

// Nothing is stored in a field that nobody has written in; of persons, rows and choices that is none.
export function write(field, content) {
  const shape = shapeOf(field);
  const isList = ["contacts", "table", "choices"].includes(shape);
  WRITE[shape](field, field.dataset.answer, content ?? (isList ? [] : content));
}
