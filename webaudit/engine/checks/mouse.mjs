// 2.1.1: what the markup lets a mouse press, the keyboard reaches too. Where the same can be done with a
// control of the same name, or only a counter listens, nobody is shut out.
const CONTROLS = 'a[href], area[href], button, input, select, textarea, summary, label, option, audio[controls], video[controls], iframe';
const COUNTERS = /^\s*(?:(?:return\s+)?(?:true|false)|event\.\w+\(\)|_?(?:gaq?|gtag|paq|dataLayer|matomo|piwik|track\w*|stat\w*)\b[^;]*);?\s*$/i;
const LONGEST = 200; // characters of a name: more is a part of the page, not a control

export default {
  rule: 'own-mouse-only', wcag: ['2.1.1'], impact: 'critical', counted: true,
  run: looker => looker.inspect((own, {controls, counters, longest}) => {
    const found = {passed: 0, violations: [], needs_review: []};
    const isDead = element => element.matches('a:not([href], [tabindex])'); // the browser calls it a tab stop all the same
    const isStop = element => element.tabIndex >= 0 && !isDead(element) && !element.disabled && own.isShown(element);
    const name = element => (own.nameOf(element) || own.wordsOf(element)).toLowerCase();
    const others = () => new Set(own.all(`${controls}, [tabindex]`).filter(isStop).map(name));
    let names = null;
    for (const element of own.all('[onclick], [onmousedown], [onmouseup]')) {
      const code = ['onclick', 'onmousedown', 'onmouseup'].map(key => element.getAttribute(key)?.trim()).find(Boolean);
      if (!code || new RegExp(counters, 'i').test(code) || element.matches('html, body, form') || !own.isShown(element)) continue;
      if (element.matches(controls) || isStop(element) || element.isContentEditable) {
        found.passed += 1;
        continue;
      }
      // The press may come from a control inside or around, which the keyboard reaches.
      if (element.parentElement?.closest(`${controls}, [tabindex="0"]`) || own.all(`${controls}, [tabindex]`, element).some(isStop)) continue;
      const says = name(element);
      if (!/[\p{L}\p{N}]/u.test(says) || says.length > longest) continue;
      names ??= others();
      const message = `a mouse can press ”${says.slice(0, 60)}”, and the keyboard does not come there`;
      (names.has(says) || !own.isHeard(element) ? found.needs_review : found.violations).push({element, message});
    }
    return found;
  }, {controls: CONTROLS, counters: COUNTERS.source, longest: LONGEST}),
};
