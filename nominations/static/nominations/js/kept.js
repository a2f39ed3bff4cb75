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
