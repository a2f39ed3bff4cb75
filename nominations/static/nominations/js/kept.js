// What is written but not yet saved waits in the browser, field by field. A full or forbidden store stops nobody.

export function keeper(prefix) {
  const key = (code) => `${prefix}:${code}`;
  return {
    keep(code, entry) {
      try {
        localStorage.setItem(key(code), JSON.stringify(entry));
      } catch {
        return;
      }
    },
    forget(code) {
      try {
        localStorage.removeItem(key(code));
      } catch {
        return;
      }
    },
    kept(code) {
      try {
        return JSON.parse(localStorage.getItem(key(code)));
      } catch {
        return null;
      }
    },
  };
}

// Everything that waits under a prefix, by field.
export function keptUnder(prefix) {
  const store = keeper(prefix);
  const begins = `${prefix}:`;
  const codes = keysOf()
    .filter((key) => key.startsWith(begins))
    .map((key) => key.slice(begins.length));
  return codes.sort().map((code) => [code, store.kept(code)]).filter(([, entry]) => entry);
}

function keysOf() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
