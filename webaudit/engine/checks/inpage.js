// Tools for our checks inside a page: put into the isolated world once, beside axe.
(() => {
  const {axe} = window;

  const selectorOf = element => {
    try {
      return [axe.utils.getSelector(element)].flat(2).join(' ');
    } catch {
      return element.localName;
    }
  };
  const excerptOf = element => element.outerHTML.slice(0, 300);
  const plain = ({element, message, selector, excerpt}) => ({
    selector: selector ?? selectorOf(element), excerpt: excerpt ?? excerptOf(element), message,
  });

  globalThis.own = {
    // Runs a check with axe's tree of the page at hand; elements become selectors and excerpts.
    async report(find, argument) {
      axe.setup(document.documentElement);
      try {
        const found = await find(globalThis.own, argument);
        return found && {
          ...found,
          passed: found.passed ?? 0,
          violations: (found.violations ?? []).map(plain),
          needs_review: (found.needs_review ?? []).map(plain),
        };
      } finally {
        axe.teardown();
      }
    },

    // Every element, through open shadow roots.
    all(selector, root = document) {
      const within = [...root.querySelectorAll('*')].filter(element => element.shadowRoot);
      return [
        ...root.querySelectorAll(selector),
        ...within.flatMap(host => globalThis.own.all(selector, host.shadowRoot)),
      ];
    },
    isShown: element => axe.commons.dom.isVisibleOnScreen(element),
    isHeard: element => axe.commons.dom.isVisibleToScreenReaders(element),
    nameOf: element => axe.commons.text.accessibleText(element).replace(/\s+/g, ' ').trim(),
    roleOf: element => axe.commons.aria.getRole(element),
    isFocusable: element => axe.commons.dom.isFocusable(element),
    wordsOf: element => (element.innerText ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  };
})();
