// Tools for our checks inside a page: put into the isolated world once, beside axe.
(() => {
  const {axe} = window;
  const isKnown = element => Boolean(axe.utils.getNodeFromTree(element)); // it was there when the tree was made

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

  // While questions are answered: the elements with a shadow root, by where they were looked for.
  let hosts = null;
  const hostsIn = root => {
    const found = hosts?.get(root) ?? [...root.querySelectorAll('*')].filter(element => element.shadowRoot);
    hosts?.set(root, found);
    return found;
  };

  globalThis.own = {
    // Runs a check with axe's tree of the page at hand; elements become selectors and excerpts.
    // It is the tree that axe's own rules were run on, for as long as nobody says it is old.
    async report(find, argument) {
      if (!axe._tree) axe.setup(document.documentElement);
      const found = await find(globalThis.own, argument);
      return found && {
        ...found,
        passed: found.passed ?? 0,
        violations: (found.violations ?? []).map(plain),
        needs_review: (found.needs_review ?? []).map(plain),
      };
    },

    // The page may have changed: axe's tree of it is made anew when next asked for.
    forget() {
      if (axe._tree) axe.teardown();
    },

    // Several questions at once: one that fails says why, and takes no other with it.
    async answer(questions) {
      hosts = new Map();
      const answers = await Promise.all(questions.map(async ask => {
        try {
          return {found: await ask() ?? null};
        } catch (problem) {
          return {problem: problem?.stack ?? String(problem)};
        }
      }));
      hosts = null;
      return answers;
    },

    // Every element, through open shadow roots.
    all(selector, root = document) {
      return [
        ...root.querySelectorAll(selector),
        ...hostsIn(root).flatMap(host => globalThis.own.all(selector, host.shadowRoot)),
      ];
    },
    isShown: element => (isKnown(element) ? axe.commons.dom.isVisibleOnScreen(element) : element.checkVisibility()),
    isHeard: element => (isKnown(element) ? axe.commons.dom.isVisibleToScreenReaders(element) : element.checkVisibility()),
    nameOf: element => (isKnown(element) ? axe.commons.text.accessibleText(element) : element.textContent).replace(/\s+/g, ' ').trim(),
    roleOf: element => (isKnown(element) ? axe.commons.aria.getRole(element) : element.getAttribute('role')),
    wordsOf: element => (element.innerText ?? element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  };
})();
