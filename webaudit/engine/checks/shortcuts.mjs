// 2.1.4: pressing a single character anywhere on the page does nothing, or can be turned off.
import {listeners, press} from './keys.mjs';

const KEY_EVENTS = new Set(['keydown', 'keypress', 'keyup']);
const CHARACTERS = [...'abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-*/?!.,:;#@='];
const MECHANISM = 'kortkommand|snabbkommand|snabbtangent|genväg|tangent|shortcut|hotkey|keyboard|keys';

export default {
  rule: 'own-character-shortcut', wcag: ['2.1.4'], impact: 'serious', counted: true, order: 190,
  async run(looker) {
    const {onNodes, onWindow} = await listeners(looker, KEY_EVENTS);
    if (!onNodes.length && !onWindow.length) return null;
    await looker.evaluate(() => {
      document.activeElement?.blur();
      globalThis.pressed = {count: 0};
      globalThis.pressed.watch = new MutationObserver(() => { globalThis.pressed.count += 1; });
      globalThis.pressed.watch.observe(document, {attributes: true, characterData: true, childList: true, subtree: true});
    });
    try {
      const changes = async keys => {
        const before = await state(looker);
        await Promise.all(keys.map(key => press(looker, key)));
        await new Promise(resolve => setTimeout(resolve, keys.length ? 120 : 300));
        return (await state(looker)) !== before;
      };
      // It changes anyway, or at any key: the look of focus is often changed so.
      if (await changes([]) || await changes(['Enter'])) return null;
      if (!await changes(CHARACTERS)) return {passed: 1};
      let suspects = CHARACTERS;
      while (suspects.length > 1) {
        const half = suspects.slice(0, suspects.length / 2);
        await looker.evaluate(() => document.activeElement?.blur());
        suspects = await changes(half) ? half : suspects.slice(half.length);
      }
      const [key] = suspects;
      await looker.evaluate(() => document.activeElement?.blur());
      if (!await changes([key])) return null;
      const canChange = await looker.evaluate(words => [...document.querySelectorAll('button, input, select, a[href], label')].some(
        each => new RegExp(words, 'i').test(`${each.textContent} ${each.getAttribute('aria-label') ?? ''}`),
      ), MECHANISM);
      const found = {passed: 0, violations: [], needs_review: []};
      (canChange ? found.needs_review : found.violations).push({
        selector: 'html', excerpt: '', message: `the page acts when ”${key}” is pressed`,
      });
      return found;
    } finally {
      await looker.evaluate(() => globalThis.pressed.watch.disconnect());
    }
  },
};

function state(looker) {
  return looker.evaluate(() => JSON.stringify([
    globalThis.pressed?.count, location.href, scrollX, scrollY, document.activeElement?.localName,
    [...document.querySelectorAll('input, textarea, select')].map(field => field.value),
  ]));
}
