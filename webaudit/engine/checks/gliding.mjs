// 2.2.2: words that a style moves, or lets come and go, for more than five seconds can be paused.
const LONG = 5_000; // milliseconds something may move by itself
const FAR = 20; // pixels that are a move, and no trembling
const STOPS = 'paus|stop|stäng av|dölj|hide|play|spela|animation|rörelse|motion';
const WAITING = '^(?:laddar|läser in|hämtar|vänta|loading|please wait|wait)';

export default {
  rule: 'own-moving-style', wcag: ['2.2.2'], impact: 'serious', counted: true,
  run: looker => looker.inspect((own, {far, long, stops, waiting}) => {
    const around = own.wordsOf(document.body);
    const isWords = target => {
      const {height, width} = target.getBoundingClientRect();
      const says = target.textContent.replace(/\s+/g, ' ').trim(); // also at the moment when it does not show
      return target.checkVisibility() && height > 0 && width > 0 && /\p{L}{2}/u.test(says)
        && !new RegExp(waiting, 'i').test(says) && /\p{L}/u.test(around.replace(says, ''))
        && !target.closest('[role=progressbar], [aria-busy=true]');
    };
    const pixels = (value, size) => [...String(value).matchAll(/(-?[\d.]+)(px|%|vw|vh|r?em)/g)].map(
      ([, number, unit]) => number * {px: 1, '%': size / 100, vw: innerWidth / 100, vh: innerHeight / 100, em: 16, rem: 16}[unit],
    );
    const moves = (frames, target) => {
      const {height, width} = target.getBoundingClientRect();
      const ways = ['transform', 'translate', 'left', 'right', 'top', 'bottom', 'marginLeft', 'marginRight', 'marginTop', 'textIndent'];
      return ways.some(way => {
        const values = frames.filter(frame => way in frame).map(frame => String(frame[way]));
        const said = values.filter(value => way !== 'transform' || /translate|none/.test(value));
        const places = said.flatMap(value => pixels(value, Math.max(height, width)).concat(value === 'none' ? 0 : []));
        if (values.length < frames.length) places.push(0); // where the element stands by itself
        return places.length > 1 && Math.max(...places) - Math.min(...places) >= far;
      });
    };
    const blinks = frames => {
      const seen = frames.map(({opacity = 1, visibility}) => (visibility === 'hidden' ? 0 : Number(opacity)));
      return Math.min(...seen) <= 0.2 && Math.max(...seen) >= 0.8;
    };
    const restless = new Set();
    for (const each of document.getAnimations()) {
      const {effect, playState, timeline} = each;
      if (playState !== 'running' || timeline !== document.timeline || !(effect instanceof KeyframeEffect)) continue;
      if (!effect.target || effect.pseudoElement || effect.getComputedTiming().activeDuration <= long) continue;
      const frames = effect.getKeyframes();
      if (isWords(effect.target) && (moves(frames, effect.target) || blinks(frames))) restless.add(effect.target);
    }
    const canStop = restless.size && own.all('button, [role=button], [role=switch], input, a[href]').filter(own.isHeard)
      .some(control => new RegExp(stops, 'i').test(own.nameOf(control)));
    const found = {passed: 0, violations: []};
    for (const element of restless) {
      if (canStop) found.passed += 1;
      else found.violations.push({element, message: 'the words go on moving or blinking and nothing stops them'});
    }
    return found;
  }, {far: FAR, long: LONG, stops: STOPS, waiting: WAITING}),
};
