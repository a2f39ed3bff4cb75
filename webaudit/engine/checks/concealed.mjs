// 4.1.2: the Tab key leads to nothing that is hidden from those who listen. Axe reads the markup; here
// the keys have been pressed, so a page where a dialog is open is judged too.
import {walk} from './tabbing.mjs';

const PAUSE = 50; // milliseconds that a script may take to send focus on

export default {
  rule: 'own-concealed-focus', wcag: ['4.1.2'], impact: 'serious', counted: true,
  beside: 'aria-hidden-focus', order: 111,
  async run(looker) {
    if (!await walk(looker)) return null;
    return looker.inspectPage(find, PAUSE);
  },
};

// In the page, after the walk: what it reached inside `aria-hidden`, if focus stays there.
async function find(own, pause) {
  const {active, reached, stops} = own.tabbing;
  const hides = element => element.getAttribute('aria-hidden') === 'true'
    && element !== document.body && element !== document.documentElement;
  const hiderOf = stop => {
    let outermost = null;
    for (let at = stop; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
      if (hides(at)) outermost = at;
    }
    return outermost;
  };
  // A guard that only sends focus round in a dialog says nothing and has no size.
  const isGuard = stop => {
    const {height, width} = stop.getBoundingClientRect();
    return (height <= 1 || width <= 1) && !stop.textContent.trim();
  };
  const violations = [];
  const blamed = new Set();
  for (const stop of reached) {
    const hider = hiderOf(stop);
    if (!hider || blamed.has(hider) || isGuard(stop)) continue;
    stop.focus({preventScroll: true});
    await new Promise(resume => { setTimeout(resume, pause); });
    if (active() !== stop || !hiderOf(stop)) continue;
    blamed.add(hider);
    violations.push({element: stop, message: 'Tab leads here, where it is hidden from those who listen'});
  }
  // What the walk did not come to is not judged.
  const judged = stops.every(stop => reached.has(stop) || hiderOf(stop) === null)
    ? own.all('[aria-hidden=true]').filter(hider => hiderOf(hider) === hider && hider.querySelector('a, button, input, select, textarea, [tabindex]'))
    : [];
  const passed = judged.filter(hider => !blamed.has(hider)).length;
  return passed || violations.length ? {passed, violations} : null;
}
