// 2.2.2: words that change by themselves beside other content can be paused. Watched from the start of
// the document (watch.js); only a page whose words still change is watched on.
const LONG = 5_000; // milliseconds something may change by itself
const SEEN = 1_000; // milliseconds after its loading in which a page shows whether its words change, however fast we are
const STOPS = 'paus|stop|stäng av|dölj|hide|play|spela|uppdater|frekvens|frequency';

export default {
  rule: 'own-moving-text', wcag: ['2.2.2'], impact: 'serious', counted: true, order: 90,
  run: looker => looker.inspect(async (own, {LONG: long, SEEN: seen, STOPS: stops}) => {
    const loaded = performance.getEntriesByType('navigation')[0]?.loadEventEnd || 0;
    if (document.scripts.length) await new Promise(resolve => setTimeout(resolve, Math.max(0, loaded + seen - performance.now())));
    const now = performance.now();
    const changes = globalThis.changes ?? [];
    const early = changes.filter(({at, element}) => element.isConnected && at > loaded);
    const twice = element => {
      const times = early.filter(change => change.element === element).map(({at}) => at);
      return times.length >= 2 && times.at(-1) - times[0] > 150 && times.at(-1) > now - 4_000;
    };
    const restless = [...new Set(early.map(({element}) => element))].filter(
      element => twice(element) && own.isShown(element) && !element.closest('[role=timer], [role=status], [role=progressbar], [aria-live]'),
    );
    if (!restless.length) return null;
    const [{at: began}] = early;
    await new Promise(resolve => setTimeout(resolve, Math.max(0, began + long + 1_000 - performance.now())));
    const goesOn = element => changes.some(change => change.element === element && change.at > began + long - 200);
    const canStop = own.all('button, [role=button], [role=switch], input, a[href]').filter(own.isHeard)
      .some(control => new RegExp(stops, 'i').test(own.nameOf(control)));
    const found = {passed: 0, violations: [], needs_review: []};
    for (const element of restless) {
      const isClock = /^[\d\s:.,%/–-]*$/.test(own.wordsOf(element));
      if (canStop || !goesOn(element)) found.passed += 1;
      else (isClock ? found.needs_review : found.violations).push({element, message: 'the words go on changing and nothing stops them'});
    }
    return found;
  }, {LONG, SEEN, STOPS}),
};
