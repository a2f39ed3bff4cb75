// What the keyboard should reach and does not, or reaches though nothing is read out there.
const SEQUENTIAL = 'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable=""], [contenteditable=true]';

// 2.1.1: a box that scrolls can be scrolled with the keyboard: it, or something in it, is a tab stop.
const scrolling = {
  rule: 'own-scrolling-keyboard', wcag: ['2.1.1'], impact: 'serious', counted: true, beside: 'scrollable-region-focusable',
  run: looker => looker.inspect((own, sequential) => {
    const found = {passed: 0, violations: []};
    const isStop = element => element.tabIndex >= 0 && !element.disabled && own.isShown(element);
    for (const element of own.all('body *')) {
      const {overflowX, overflowY} = getComputedStyle(element);
      if (!/auto|scroll/.test(overflowX + overflowY)) continue; // most of a page: asked first
      if (!own.isShown(element) || !own.isHeard(element) || element.matches('textarea, input, select, [role=listbox], [role=menu], [role=combobox]')) continue;
      const down = /auto|scroll/.test(overflowY) ? element.scrollHeight - element.clientHeight : 0;
      const over = /auto|scroll/.test(overflowX) ? element.scrollWidth - element.clientWidth : 0;
      if (Math.max(down, over) < 14 || element.clientHeight < 14 || element.clientWidth < 14 || !own.wordsOf(element)) continue;
      // The browser makes a box that scrolls a tab stop by itself, where nothing says otherwise; others do not.
      const stops = [element, ...own.all(sequential, element)].filter(each => each.hasAttribute('tabindex') || each !== element);
      if (stops.some(isStop)) found.passed += 1;
      else if (stops.some(each => each.getAttribute('tabindex') < 0)) found.violations.push({element, message: 'it scrolls, and neither it nor anything in it is a tab stop'});
    }
    return found;
  }, SEQUENTIAL),
};

// 4.1.2: inside a button, a tab or an image nothing else can be focused: its content is read as one name.
const nested = {
  rule: 'own-nested-focus', wcag: ['4.1.2'], impact: 'serious', counted: true, beside: 'nested-interactive',
  run: looker => looker.inspect((own, sequential) => {
    const flat = new Set(['button', 'checkbox', 'img', 'math', 'menuitemcheckbox', 'menuitemradio', 'meter', 'option', 'progressbar',
      'radio', 'scrollbar', 'slider', 'switch', 'tab']);
    const found = {passed: 0, violations: []};
    for (const element of own.all('button, summary ~ *, [role]')) {
      if (!flat.has(own.roleOf(element)) || !own.isHeard(element)) continue;
      const inner = own.all(sequential, element).find(each => each.tabIndex >= 0 && !each.disabled && own.isShown(each));
      if (inner) found.violations.push({element, message: `Tab stops at ${inner.localName} inside it`});
      else found.passed += 1;
    }
    return found;
  }, SEQUENTIAL),
};

// 2.5.3: the name of a field has the words of its visible label in it, so that people can say them.
const named = {
  rule: 'own-label-in-name', wcag: ['2.5.3'], impact: 'serious', counted: true, beside: 'label-content-name-mismatch',
  run: looker => looker.inspect(own => {
    const found = {passed: 0, violations: []};
    const plain = text => text.toLowerCase().replace(/\([^)]*\)/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    for (const element of own.all('input:not([type=hidden]), select, textarea')) {
      if (!element.matches('[aria-label], [aria-labelledby]') || !own.isHeard(element)) continue;
      const isButton = element.matches('[type=submit], [type=button], [type=reset]');
      const labels = [...element.labels ?? []].filter(label => own.isShown(label) && !label.contains(element));
      const says = plain(isButton ? element.value : labels.length === 1 ? own.wordsOf(labels[0]) : '');
      if (!/\p{L}{2}/u.test(says)) continue;
      const name = plain(own.nameOf(element));
      if (` ${name} `.includes(` ${says} `)) found.passed += 1;
      else if (!says.split(' ').some(word => name.split(' ').includes(word))) {
        found.violations.push({element, message: `it shows ”${says}” and is called ”${name}”`});
      } else {
        (found.needs_review ??= []).push({element, message: `it shows ”${says}” and is called ”${name}”`});
      }
    }
    return found;
  }),
};

export default [scrolling, nested, named];
