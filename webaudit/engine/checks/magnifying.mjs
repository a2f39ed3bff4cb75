// The page at 200 % (1.4.4), in a column of 320 pixels (1.4.10) and with more room between
// letters, words and lines (1.4.12): is text cut that was whole before?
const ZOOMED = {width: 640, height: 512}; // 1280 × 1024 at 200 %
const NARROW = {width: 320, height: 256}; // … at 400 %

const looks = new WeakMap();

// One visit's looks: null for a page without text, else what each way of looking found.
function look(looker) {
  if (!looks.has(looker)) looks.set(looker, begin(looker));
  return looks.get(looker);
}

async function begin(looker) {
  const {clipped, hasClippers, hasText} = await looker.evaluate(prepare);
  if (!hasText) return null;
  const found = {};
  // What cannot be cut needs no looking at; in a narrow column text can always run out of it.
  if (hasClippers) {
    await looker.evaluate(() => { globalThis.own.magnifying.spread(true); });
    found.spread = await measure(looker, 'spread');
    await looker.evaluate(() => { globalThis.own.magnifying.spread(false); });
    await resize(looker, ZOOMED);
    found.zoomed = await measure(looker, 'zoomed');
  }
  await resize(looker, NARROW);
  found.narrow = await measure(looker, 'narrow');
  return {...found, clipped};
}

async function resize({cdp}, {width, height}) {
  await cdp.send('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: 1, mobile: false});
}

async function measure(looker, way) {
  return looker.evaluate(async ({way, width}) => {
    // A script that follows the width of the window has its say in the next frame.
    await Promise.race([
      new Promise(resume => { requestAnimationFrame(() => requestAnimationFrame(resume)); }),
      new Promise(resume => { setTimeout(resume, 300); }),
    ]);
    return globalThis.own.magnifying.compare(way, width);
  }, {way, width: way === 'narrow' ? NARROW.width : null});
}

// In the page: finds the text that something may cut, and remembers how much of it is cut now.
function prepare() {
  const {own} = globalThis;
  const CUTS = new Set(['hidden', 'clip']);
  const SCROLLS = new Set(['auto', 'scroll']);
  const MOST_TEXTS = 2000;
  const TWO_WAYS = 'table, pre, code, kbd, samp, [role=table], svg, canvas, video, iframe, map, math, [role=grid], [role=toolbar], '
    + '[role=application], [role=img], [role=tree], [role=treegrid]';

  const styleOf = (() => {
    const styles = new Map();
    return element => {
      if (!styles.has(element)) styles.set(element, getComputedStyle(element));
      return styles.get(element); // live: it follows the page as it changes
    };
  })();
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && found.length < MOST_TEXTS) {
      const text = walker.currentNode;
      if (text.data.trim() && !text.parentElement.closest('script, style, noscript, template, select, textarea, marquee')) {
        found.push(text);
      }
    }
    return found;
  };
  // Off the screen on purpose, for those who listen: a box of a pixel, or one clipped to nothing.
  const isForListening = element => {
    const {clip, clipPath} = styleOf(element);
    const {height, width} = element.getBoundingClientRect();
    return height <= 2 || width <= 2 || clip !== 'auto' || clipPath !== 'none';
  };
  const isShort = style => style.textOverflow !== 'clip' || (style.webkitLineClamp ?? 'none') !== 'none';

  // The nearest box around a text that cuts what does not fit in it, unless it says "…" or can be scrolled.
  // What a box does to what is in it is asked once for all texts in it; `seen` lasts while nothing changes.
  const boxOf = (element, seen) => {
    if (!seen.has(element)) {
      const {display, overflowX, overflowY, position, transform} = styleOf(element);
      seen.set(element, {
        isLoose: position === 'absolute', isFixed: position === 'fixed', isBox: display !== 'inline' && display !== 'contents',
        isPassed: position === 'static' && transform === 'none', overflowX, overflowY,
      });
    }
    return seen.get(element);
  };
  const clipperOf = (text, seen) => {
    const cuts = {across: null, down: null};
    const canScroll = {across: false, down: false};
    let isLoose = false; // placed in a box further out: what stands between cannot cut it
    for (let box = text.parentElement; box && box !== document.body && box !== document.documentElement; box = box.parentElement) {
      const {isBox, isFixed, isLoose: isPlaced, isPassed, overflowX, overflowY} = boxOf(box, seen);
      if (isLoose && isPassed) continue;
      isLoose = isPlaced;
      if (!isBox) continue;
      canScroll.across ||= SCROLLS.has(overflowX);
      canScroll.down ||= SCROLLS.has(overflowY);
      if (canScroll.across && canScroll.down) break;
      if (CUTS.has(overflowX) || CUTS.has(overflowY)) {
        if (isShort(styleOf(box)) || isForListening(box)) return null;
        if (CUTS.has(overflowX) && !canScroll.across) cuts.across ??= box;
        if (CUTS.has(overflowY) && !canScroll.down) cuts.down ??= box;
      }
      if (isFixed) break;
    }
    return cuts.across || cuts.down ? cuts : null;
  };

  const linesOf = text => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].filter(({height, width}) => height > 1 && width > 1);
  };
  const insideOf = box => {
    const {left, top} = box.getBoundingClientRect();
    const from = {left: left + box.clientLeft, top: top + box.clientTop};
    return {...from, right: from.left + box.clientWidth, bottom: from.top + box.clientHeight};
  };
  const isSeen = text => text.parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !text.parentElement.closest('[aria-hidden=true]');

  // How much of a text is cut away: 0 for none, 1 for all. A line counts when a third of its height
  // is gone, or more across than a letter's edge.
  const lossOf = (text, {across, down}) => {
    const lines = linesOf(text);
    if (!lines.length) return null;
    const size = Number.parseFloat(styleOf(text.parentElement).fontSize);
    const [x, y] = [across && insideOf(across), down && insideOf(down)];
    let lost = 0;
    let all = 0;
    for (const line of lines) {
      all += line.width;
      const low = y ? Math.max(0, line.bottom - y.bottom) + Math.max(0, y.top - line.top) : 0;
      if (low > line.height * 0.4) {
        lost += line.width;
        continue;
      }
      const aside = x ? Math.max(0, line.right - x.right) + Math.max(0, x.left - line.left) : 0;
      if (aside > Math.max(3, size * 0.4)) lost += Math.min(aside, line.width);
    }
    return lost / all;
  };

  const all = texts();
  const state = {before: new Map(), found: {}, passed: {}};
  own.magnifying = state;
  const spacing = new CSSStyleSheet();
  spacing.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  const before = [...document.adoptedStyleSheets];
  state.spread = isOn => {
    document.adoptedStyleSheets = isOn ? [...before, spacing] : before;
  };

  const scan = () => {
    const cut = new Map();
    const seen = new Map();
    for (const text of all) {
      const clipper = clipperOf(text, seen);
      if (!clipper || !isSeen(text)) continue;
      const loss = lossOf(text, clipper);
      if (loss !== null) cut.set(text, {clipper, loss});
    }
    return cut;
  };
  // One of several alike in a row: the next slide looks in at the edge.
  const isSlide = (text, {across}) => {
    for (let box = text.parentElement; across && box !== across && box; box = box.parentElement) {
      const before = box.previousElementSibling;
      if (before?.localName === box.localName && before.className === box.className
        && Math.abs(before.getBoundingClientRect().top - box.getBoundingClientRect().top) < 2) return true;
    }
    return false;
  };
  // A teaser that can be opened is not lost; nor is what a button beside it unfolds.
  const canBeOpened = ({across, down}) => [across, down].some(box => {
    const around = box?.parentElement;
    return around && [...around.querySelectorAll('[aria-expanded], [aria-controls], button, summary, a')].some(
      control => control.matches('[aria-expanded], [aria-controls], summary')
        || /^(visa|läs|se)\b.*\b(mer|hela|alla)|\b(show|read|see)\b.*\b(more|all)|^mer\b|^more\b/i.test(control.textContent.trim()),
    );
  });
  // The block a text stands in, and the outermost box that is as wrong as it is: one fault, however many lines.
  const blockOf = text => {
    let box = text.parentElement;
    while (styleOf(box).display === 'inline' && box.parentElement) box = box.parentElement;
    return box;
  };
  const tooWide = (text, width) => {
    const isOut = box => box.getBoundingClientRect().right > width + 2;
    let box = blockOf(text);
    while (box.parentElement && ![document.body, document.documentElement].includes(box.parentElement) && isOut(box.parentElement)) box = box.parentElement;
    return box;
  };
  // A line of running words that goes out over the edge of the window, where the page must be
  // scrolled sideways for each line of it.
  const runsOut = (text, width) => {
    const parent = text.parentElement;
    const isOut = line => line.left < width && line.left > -1 && line.right > width + 2;
    if (!linesOf(text).some(isOut) || !isSeen(text) || parent.closest(TWO_WAYS)) return false;
    for (let box = parent; box && box !== document.body && box !== document.documentElement; box = box.parentElement) {
      const {clip, overflowX, position} = styleOf(box);
      if (SCROLLS.has(overflowX) || CUTS.has(overflowX) || position === 'fixed' || clip !== 'auto') return false;
    }
    return true;
  };

  state.compare = (way, width) => {
    const violations = [];
    const doubts = [];
    let passed = 0;
    for (const [text, {clipper, loss}] of scan()) {
      const earlier = state.before.get(text)?.loss ?? 0;
      const element = text.parentElement;
      // Text that is wholly gone went on purpose: a menu folded up, a slide waiting for its turn.
      if (loss <= 0.02) passed += 1;
      // What was cut before is cut by design: the slide that looks in, the text that fades.
      else if (loss < 0.98 && earlier <= 0.02) (canBeOpened(clipper) || isSlide(text, clipper) ? doubts : violations).push(element);
      else if (loss < 0.98) doubts.push(element);
    }
    // A page that turns itself on its side has no edge to run out over: that is a fault of its own.
    const isTurned = [document.documentElement, document.body].some(top => styleOf(top).transform !== 'none');
    if (width !== null && !isTurned) {
      // Sure where the page scrolls sideways, and the block of words is wider than the window or may not
      // wrap. One long word, an address or a piece of code in a line, is for a person to say.
      const scrolls = document.scrollingElement.scrollWidth > width + 2;
      for (const text of all) {
        if (!runsOut(text, width)) {
          passed += 1;
          continue;
        }
        const block = blockOf(text);
        const isWide = block.getBoundingClientRect().right > width + 2 || styleOf(block).whiteSpace === 'nowrap';
        const isRunning = /\S\s+\S/.test(text.data.trim());
        if (scrolls && isWide && isRunning) violations.push(tooWide(text, width));
        else doubts.push(text.parentElement);
      }
    }
    state.found[way] = {violations: [...new Set(violations)], doubts: [...new Set(doubts)]};
    return {passed, violations: state.found[way].violations.length, doubts: state.found[way].doubts.length};
  };
  state.before = scan();
  return {hasText: all.length > 0, hasClippers: state.before.size > 0};
}

const check = (way, message) => async looker => {
  const found = (await look(looker))?.[way];
  if (!found) return null;
  if (!found.violations && !found.doubts) return {passed: found.passed};
  const gather = ({own, way: name, message: said}) => {
    const {doubts, violations} = own.magnifying.found[name];
    const of = elements => elements.map(element => ({element, message: said}));
    return {violations: of(violations), needs_review: of(doubts)};
  };
  const findings = await looker.evaluate(
    `globalThis.own.report(own => (${gather})({own, ...${JSON.stringify({way, message})}}))`,
  );
  return {...findings, passed: found.passed};
};

export default [
  {
    rule: 'own-text-spacing', wcag: ['1.4.12'], impact: 'moderate', counted: true, order: 200,
    run: check('spread', 'Text is cut off when letters, words and lines get more room'),
  },
  {
    rule: 'own-zoom-clipped', wcag: ['1.4.4'], impact: 'serious', counted: true, order: 201,
    run: check('zoomed', 'Text is cut off when the page is shown at 200 %'),
  },
  {
    rule: 'own-reflow', wcag: ['1.4.10'], impact: 'serious', counted: true, order: 202,
    run: check('narrow', 'Text does not fit in a window 320 pixels wide'),
  },
];
