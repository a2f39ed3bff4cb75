// A walk through the page with the Tab key, once a visit: where focus goes, whether it shows,
// and whether it can leave again.
import {listeners, press} from './keys.mjs';

const MOST_PRESSES = 40; // on the walk
const IN_A_ROW = 10; // of them, before scripts get time to pull focus back
const MOST_SLOW_PRESSES = 60; // looking for traps: each is waited for
const MOST_SUSPECTS = 12;
const MOST_PICTURES = 3; // kinds of elements photographed with and without focus
const PAUSE = 50; // milliseconds that a script may take to pull focus back
const FAR_ENOUGH = 12; // different places reached: no trap
const CAN_TRAP = new Set(['blur', 'focus', 'focusin', 'focusout', 'keydown', 'keypress', 'keyup']);

const walks = new WeakMap();

// The walk of this visit; null on a page with nothing to stop at.
export function walk(looker) {
  if (!walks.has(looker)) walks.set(looker, begin(looker));
  return walks.get(looker);
}

async function begin(looker) {
  const {onNodes, onWindow} = await listeners(looker, CAN_TRAP);
  const isHeard = onNodes.length + onWindow.length > 0;
  const {hasFrames, stops} = await looker.evaluate(prepare);
  if (!stops) return null;
  // Keys pressed inside a frame are not heard outside it: there each is asked about.
  const inARow = hasFrames ? 1 : IN_A_ROW;
  let left = Math.min(stops + 1, MOST_PRESSES);
  while (left > 0) {
    const now = Math.min(left, inARow);
    left -= now;
    await Promise.all(Array.from({length: now}, () => press(looker, 'Tab')));
    await looker.evaluate(rest, {hasFrames, isLast: left === 0, pause: isHeard ? PAUSE : 0});
  }
  return {isHeard, stops};
}

// In the page: time for scripts; the walk's last place has no next key to be noted by.
async function rest({hasFrames, isLast, pause}) {
  await new Promise(resume => { setTimeout(resume, pause); });
  const {tabbing} = globalThis.own;
  if (hasFrames || isLast) tabbing.note();
  if (isLast) tabbing.stopNoting();
}

// In the page: what Tab stops at, how each looks at rest, and a note of where focus is.
function prepare() {
  const {own} = globalThis;
  const stops = own.all(
    'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, '
    + '[tabindex], [contenteditable]:not([contenteditable=false]), audio[controls], video[controls]',
  ).filter(element => element.tabIndex >= 0 && !element.matches(':disabled')
    && !element.closest('[inert]') && element.checkVisibility({visibilityProperty: true}));
  if (!stops.length) return {stops: 0};

  // A change that takes time would look like none in its first moment.
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { transition: none !important }');
  document.adoptedStyleSheets.push(still);

  const isClear = colour => /^rgba\(.*, 0\)$|transparent/.test(colour);
  const line = (style, width, colour) => (
    style === 'none' || width === '0px' || isClear(colour) ? 'none' : `${style} ${width} ${colour}`
  );
  const WATCHED = [
    'boxShadow', 'backgroundColor', 'backgroundImage', 'backgroundPosition', 'backgroundSize',
    'color', 'textDecorationLine', 'textDecorationColor', 'textDecorationStyle', 'textDecorationThickness',
    'opacity', 'filter', 'transform', 'scale', 'translate', 'visibility', 'display', 'clip', 'clipPath',
    'position', 'left', 'top', 'right', 'bottom', 'width', 'height', 'fontWeight', 'fontSize',
    'fontStyle', 'fill', 'stroke', 'strokeWidth', 'content', 'padding', 'margin', 'textIndent',
  ];
  const lookOf = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    if (pseudo && ['none', 'normal'].includes(style.content)) return '';
    const border = ['Top', 'Right', 'Bottom', 'Left'].map(side => line(
      style[`border${side}Style`], style[`border${side}Width`], style[`border${side}Color`],
    ));
    const outline = line(style.outlineStyle, style.outlineWidth, style.outlineColor);
    return [
      outline === 'none' ? '' : outline + style.outlineOffset, ...border, ...WATCHED.map(name => style[name]),
    ].join('|');
  };
  // The mark may be on what stands around or beside: the label of a hidden tick box, a card.
  const lookAround = (element, isAround) => (
    isAround ? lookOf(element) : [lookOf(element), lookOf(element, '::before'), lookOf(element, '::after')].join()
  );
  const look = (stop, see = lookAround) => {
    const beside = [
      stop.parentElement, stop.firstElementChild, stop.nextElementSibling, ...stop.labels ?? [],
    ].filter(Boolean);
    return [stop, ...beside].map(element => see(element, element === stop.parentElement)).join('\n');
  };
  // At rest, what is the neighbour of several is looked at once.
  const seen = [new Map(), new Map()];
  const seeOnce = (element, isAround) => {
    const known = seen[Number(isAround)];
    if (!known.has(element)) known.set(element, lookAround(element, isAround));
    return known.get(element);
  };

  document.activeElement?.blur?.();
  const rest = new Map(stops.map(stop => [stop, look(stop, seeOnce)]));
  const tabbing = {stops, reached: new Set(), shown: new Set(), numbers: new Map(), again: new Set()};
  own.tabbing = tabbing;
  // A place is looked at when all its handlers have run: at the key that leads on from it.
  tabbing.note = () => {
    const stop = tabbing.active();
    if (!stop) return;
    if (tabbing.reached.has(stop)) tabbing.again.add(stop);
    tabbing.reached.add(stop);
    if (rest.has(stop) && look(stop) !== rest.get(stop)) tabbing.shown.add(stop);
  };
  tabbing.active = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element && element !== document.body && element !== document.documentElement ? element : null;
  };
  tabbing.number = element => {
    if (!element) return -1;
    if (!tabbing.numbers.has(element)) tabbing.numbers.set(element, tabbing.numbers.size);
    return tabbing.numbers.get(element);
  };
  tabbing.byNumber = number => [...tabbing.numbers.keys()][number];
  const hasFrames = stops.some(stop => stop.matches('iframe, object, embed'));
  const onKey = ({key}) => key === 'Tab' && tabbing.note();
  if (!hasFrames) window.addEventListener('keydown', onKey, true);
  tabbing.stopNoting = () => window.removeEventListener('keydown', onKey, true);
  return {hasFrames, stops: stops.length};
}

// Focus shows (2.4.7) ---------------------------------------------------------------------

async function lookAtFocus(looker) {
  const walked = await walk(looker);
  if (!walked || walked.stops < 2) return null;
  const {shown, kinds} = await looker.evaluate(sortByLooks);
  const unseen = [];
  const unsure = [];
  let passed = shown;
  for (const [place, {kind, count}] of kinds.entries()) {
    if (place >= MOST_PICTURES) {
      if (unseen.length) unsure.push(kind);
      continue;
    }
    const verdict = await photograph(looker, kind);
    if (verdict === 'unseen') unseen.push(kind);
    if (verdict === 'unsure') unsure.push(kind);
    if (verdict === 'seen') passed += count;
  }
  return report(looker, passed, unseen, unsure, function gather(own, {bad, unclear}) {
    const said = 'Looks the same with keyboard focus as without';
    const of = kinds => kinds.flatMap(kind => own.tabbing.kinds[kind].map(element => ({element, message: said})));
    return {violations: of(bad), needs_review: of(unclear)};
  });
}

// In the page: how many showed their focus by their style, and the others in kinds that look alike.
function sortByLooks() {
  const {tabbing} = globalThis.own;
  const showsByItself = stop => stop.matches(
    'iframe, audio, video, object, embed, input[type=date], input[type=time], input[type=month], '
    + 'input[type=week], input[type=datetime-local]',
  ) || (getComputedStyle(stop).caretColor !== 'rgba(0, 0, 0, 0)' && (
    stop.isContentEditable
    || stop.matches('textarea:not([readonly]), input:not([readonly], [type=checkbox], [type=radio], '
      + '[type=button], [type=submit], [type=reset], [type=image], [type=file], [type=range], [type=color])')
  ));
  const isSentry = stop => {
    const {height, width} = stop.getBoundingClientRect();
    return (height <= 1 || width <= 1) && !stop.textContent.trim();
  };
  const isSentAway = stop => /\bblur\s*\(/.test(stop.getAttribute('onfocus') ?? '');
  const tried = tabbing.stops.filter(stop => tabbing.reached.has(stop) || isSentAway(stop));
  const shown = tried.filter(stop => !isSentAway(stop) && (tabbing.shown.has(stop) || showsByItself(stop)));
  const kinds = new Map();
  for (const stop of tried) {
    if (shown.includes(stop) || isSentry(stop)) continue;
    const kind = [stop.localName, stop.type, stop.className, stop.parentElement?.className].join('|');
    kinds.set(kind, [...kinds.get(kind) ?? [], stop]);
  }
  tabbing.kinds = [...kinds.values()];
  return {shown: shown.length, kinds: tabbing.kinds.map((stops, kind) => ({kind, count: stops.length}))};
}

// One of a kind is looked at without focus and with it, in pictures of all that is on the screen.
async function photograph(looker, kind) {
  const picture = async hasFocus => {
    const isThere = await looker.evaluate(async ({kind, hasFocus, pause}) => {
      const [stop] = globalThis.own.tabbing.kinds[kind];
      if (hasFocus) stop.focus({preventScroll: true, focusVisible: true});
      else {
        globalThis.own.tabbing.active()?.blur();
        stop.scrollIntoView({block: 'center', behavior: 'instant'});
      }
      await new Promise(resume => { setTimeout(resume, pause); });
      const sentAway = /\bblur\s*\(/.test(stop.getAttribute('onfocus') ?? '');
      return !hasFocus || sentAway || globalThis.own.tabbing.active() === stop;
    }, {kind, hasFocus, pause: PAUSE});
    if (!isThere) return null;
    const {data} = await looker.cdp.send('Page.captureScreenshot', {optimizeForSpeed: true});
    return data;
  };
  const before = await picture(false);
  const focused = await picture(true);
  if (!focused) return 'elsewhere';
  if (before === focused) return 'unseen';
  // Something changed: by the focus, or all the time.
  return before === await picture(false) ? 'seen' : 'unsure';
}

// Focus can leave (2.1.2) -----------------------------------------------------------------

async function lookForTraps(looker) {
  const walked = await walk(looker);
  if (!walked) return null;
  const {isHeard, stops} = walked;
  if (!isHeard) return {passed: stops}; // only a script can hold focus
  const search = new Search(looker, await looker.evaluate(walkedFreely, FAR_ENOUGH));
  for (const suspect of await suspects(looker)) await search.from(suspect);
  const {trapped, unsure} = search;
  const passed = stops - trapped.length - unsure.length;
  return report(looker, passed, trapped, unsure, function gather(own, {bad, unclear}) {
    const said = 'Neither Tab nor Shift+Tab leads away from here';
    const of = numbers => numbers.map(number => ({element: own.tabbing.byNumber(number), message: said}));
    return {violations: of(bad), needs_review: of(unclear)};
  });
}

// In the page: where the walk has been, if it went far and nothing pulled it back.
function walkedFreely(farEnough) {
  const {again, number, reached} = globalThis.own.tabbing;
  return again.size === 0 && reached.size > farEnough ? [...reached].map(number) : [];
}

// First where the walk came twice, then where a handler stands in the markup, then from the top.
// The elements that listeners belong to are not asked for: audits that did so have lost their browser.
function suspects({world}) {
  return world.evaluate(most => {
    const {own} = globalThis;
    const {tabbing} = own;
    const handled = '[onblur], [onfocus], [onfocusin], [onfocusout], [onkeydown], [onkeypress], [onkeyup]';
    const all = [...tabbing.stops, ...own.all('[tabindex]')].filter(
      element => element.checkVisibility({visibilityProperty: true}) && !element.matches(':disabled'),
    );
    return [...new Set([...tabbing.again, ...all.filter(element => element.closest(handled)), ...all])]
      .slice(0, most).map(tabbing.number);
  }, MOST_SUSPECTS);
}

class Search {
  constructor(looker, walked) {
    Object.assign(this, {looker, left: MOST_SLOW_PRESSES, trapped: [], unsure: []});
    this.free = new Set([-1, ...walked]); // -1 is nowhere: focus has left the page
  }

  async from(start) {
    if (this.left <= 0 || this.free.has(start) || this.trapped.includes(start)) return;
    const at = await this.#goTo(start);
    if (at !== start) return;
    const held = await this.#roam(at, 'Tab');
    if (!held || await this.#goTo(start) !== start || !await this.#roam(start, 'shift+Tab')) return;
    const verdict = await this.#tryOtherKeys(start, held);
    if (verdict !== 'free') this[verdict].push(...[...held].filter(number => !this[verdict].includes(number)));
  }

  // Press on from one place to the next: null when focus got away, else the places it is held in.
  async #roam(start, chord) {
    const places = new Set([start]);
    const visits = new Map();
    for (let at = start; this.left > 0;) {
      this.left -= 1;
      await press(this.looker, chord);
      const next = await this.#where();
      const times = (visits.get(next.at) ?? 0) + 1;
      visits.set(next.at, times);
      if (this.free.has(next.at) || places.size > FAR_ENOUGH) {
        places.forEach(place => this.free.add(place));
        return null;
      }
      // A date field, a player or a frame has several stops inside that look like one from here.
      if (places.has(next.at) && times > (next.isDeep ? 10 : 1)) return places;
      places.add(next.at);
      at = next.at;
    }
    return null; // out of presses: nothing is said
  }

  // Standard keys first; then those that the page tells of.
  async #tryOtherKeys(start, held) {
    const {told, inDialog} = await this.looker.evaluate(readHelp, start);
    const gets = async chord => {
      this.left += held.size + 3;
      if (await this.#goTo(start) !== start) return false;
      await press(this.looker, chord);
      const {at} = await this.#where();
      return !held.has(at) || !await this.#roam(at, 'Tab') || !await this.#roam(at, 'shift+Tab');
    };
    for (const chord of told) if (await gets(chord)) return 'free';
    for (const chord of ['ArrowDown', 'ArrowRight']) if (await gets(chord)) return 'free';
    // Escape is what most people try, and a dialog that holds them may have a button to close it.
    return inDialog || await gets('Escape') ? 'unsure' : 'trapped';
  }

  #goTo(number) {
    return this.looker.evaluate(async ({number, pause}) => {
      const {tabbing} = globalThis.own;
      tabbing.byNumber(number).focus();
      await new Promise(resume => { setTimeout(resume, pause); });
      return tabbing.number(tabbing.active());
    }, {number, pause: PAUSE});
  }

  #where() {
    return this.looker.evaluate(async pause => {
      await new Promise(resume => { setTimeout(resume, pause); });
      const {tabbing} = globalThis.own;
      const active = tabbing.active();
      const isDeep = Boolean(active && (active.shadowRoot
        || active.matches('iframe, object, embed, audio, video, [type^=date], [type=time], [type=month], [type=week]')));
      return {at: tabbing.number(active), isDeep};
    }, PAUSE);
  }
}

// In the page: the keys that its text speaks of, as chords.
function readHelp(number) {
  const {own} = globalThis;
  const said = [
    own.wordsOf(document.body),
    ...own.all('[title], [aria-label], [aria-description]').flatMap(element => (
      ['title', 'aria-label', 'aria-description'].map(name => element.getAttribute(name) ?? '')
    )),
  ].join(' . ');
  const chords = [];
  for (const [, held, key] of said.matchAll(/\b(ctrl|control|alt|shift)\s*(?:\+|-|–)\s*([a-z0-9]|tab|esc\w*)\b/gi)) {
    const name = /^esc/i.test(key) ? 'Escape' : /^tab$/i.test(key) ? 'Tab' : key.toLowerCase();
    chords.push(`${held.toLowerCase().replace('control', 'ctrl')}+${name}`);
  }
  if (/\besc(ape)?\b/i.test(said)) chords.push('Escape');
  const single = /(?:press|tryck|use|använd|hit|type|skriv|key|tangenten|bokstaven|letter)\W+(?:på\W+|the\W+|key\W+|tangenten\W+|bokstaven\W+|letter\W+){0,3}([A-Za-zÅÄÖ0-9])(?![\wåäö])/gi;
  for (const [, key] of said.matchAll(single)) chords.push(key.toLowerCase());
  for (const [, key] of said.matchAll(/(?<![\wåäö])([A-ZÅÄÖ0-9])[-\s"'”’]+(?:key|tangent)/g)) chords.push(key.toLowerCase());
  const element = own.tabbing.byNumber(number);
  return {
    told: [...new Set(chords)].slice(0, 5),
    inDialog: Boolean(element.closest('dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]')),
  };
}

// Elements get their selectors only where there is something to say: that takes time.
async function report(looker, passed, bad, unclear, gather) {
  if (!bad.length && !unclear.length) return {passed};
  const found = await looker.world.evaluate(
    `globalThis.own.report(${gather}, ${JSON.stringify({bad, unclear})})`,
  );
  return {...found, passed};
}

export default [
  {
    rule: 'own-focus-visible', wcag: ['2.4.7'], impact: 'serious', counted: true, order: 110, run: lookAtFocus,
  },
  {
    rule: 'own-keyboard-trap', wcag: ['2.1.2'], impact: 'critical', counted: true, order: 112, run: lookForTraps,
  },
];
