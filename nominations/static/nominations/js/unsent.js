// Shows what was written in this browser and never saved, also when nothing can be written any more.

import { keptUnder } from "./kept.js";

// Nobody's words, empty rows and spaces at the end are no difference between what was written and what is saved.
function bare(content) {
  if (typeof content === "string") return content.replaceAll("\r\n", "\n").trim();
  if (Array.isArray(content)) return content.map(bare).filter((each) => each !== null && each !== "");
  if (!content || typeof content !== "object") return content;
  const given = Object.entries(content).filter(([name, value]) => name !== "role" && bare(value) !== "");
  return given.length ? Object.fromEntries(given.sort().map(([name, value]) => [name, bare(value)])) : null;
}

const isSame = (one, other) => JSON.stringify(bare(one ?? "")) === JSON.stringify(bare(other ?? ""));

// What cannot be asked about is shown: rather once too often than lost.
async function isSaved(fields, code, content) {
  try {
    const response = await fetch(`${fields}${encodeURIComponent(code)}/`, { redirect: "error" });
    return response.ok && isSame(content, (await response.json()).content);
  } catch {
    return false;
  }
}

function inWords(content) {
  if (typeof content === "string") return content;
  if (Array.isArray(content)) return content.map(inWords).filter(Boolean).join("\n");
  if (content && typeof content === "object") return Object.values(content).filter(Boolean).join(" | ");
  return content === null ? "" : String(content);
}

async function start(place) {
  const { user, fields } = place.dataset;
  const waiting = [];
  for (const [code, { content }] of keptUnder(`utmarkt:${user}:${fields}`)) {
    if (inWords(content).trim() && !(await isSaved(fields, code, content))) waiting.push([code, inWords(content)]);
  }
  const line = place.querySelector("template").content;
  for (const [code, text] of waiting) {
    const row = line.cloneNode(true);
    const [label, box] = [row.querySelector("label"), row.querySelector("textarea")];
    [label.textContent, label.htmlFor, box.id, box.value] = [code, `unsent-${code}`, `unsent-${code}`, text];
    place.append(row);
  }
  place.hidden = !waiting.length;
}

document.querySelectorAll("[data-unsent]").forEach(start);
