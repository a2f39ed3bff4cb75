// 1.4.13: what shows under the pointer, or with focus, can be sent away with Escape, can be pointed
// at itself, and stays until it is left. Tried with a real pointer on the few places where the style
// sheets or the markup say that something will show; a page without any is not touched.
import {press} from './keys.mjs';

const MOST = 4; // places, each of a kind of its own
const SHOWS_WITHIN = 400; // milliseconds
const STAYS = 700;
const STEPS = 6; // from the trigger to what it shows
const AWAY = {x: -9, y: -9};

async function tryAll(looker) {
  const count = await looker.evaluate(prepare, MOST);
  if (!count) return null;
  const problems = [];
  let passed = 0;
  try {
    for (let place = 0; place < count; place += 1) {
      const said = await tryOne(looker, place);
      if (said?.length) problems.push({place, message: `What shows here ${said.join(', and ')}`});
      else if (said) passed += 1;
    }
  } finally {
    await move(looker, AWAY);
    await looker.evaluate(() => { globalThis.own.hovering.leave(); });
  }
  if (!problems.length) return {passed};
  const found = await looker.evaluate(`globalThis.own.report(${tell}, ${JSON.stringify(problems)})`);
  return {...found, passed};
}

function tell(own, problems) {
  return {
    violations: problems.map(({place, message}) => ({element: own.hovering.places[place].trigger, message})),
  };
}

// What is wrong with what shows at one place; null where nothing did.
async function tryOne(looker, place) {
  const look = (what, argument = null) => looker.evaluate(
    `globalThis.own.hovering.${what}(${place}, ${JSON.stringify(argument)})`,
  );
  const at = await look('goTo');
  if (!at) return null;
  await move(looker, at);
  const isPointed = await look('waitUntilShown', SHOWS_WITHIN);
  if (!isPointed) {
    await move(looker, AWAY);
    if (!await look('focus') || !await look('waitUntilShown', SHOWS_WITHIN)) return null;
  }
  const problems = [];
  const isInTheWay = await look('isInTheWay');
  if (!await look('stays', STAYS)) return ['goes away by itself'];
  await press(looker, 'Escape');
  if (isInTheWay && await look('stays', SHOWS_WITHIN)) problems.push('cannot be sent away with Escape');
  await move(looker, AWAY);
  await look('leave');
  if (!isPointed || !await look('again')) return problems;
  await move(looker, at);
  if (!await look('waitUntilShown', SHOWS_WITHIN)) return problems;
  const to = await look('nearest', at);
  for (let step = 1; to && step <= STEPS; step += 1) {
    const part = step / STEPS;
    await move(looker, {x: at.x + (to.x - at.x) * part, y: at.y + (to.y - at.y) * part});
  }
  if (to && !await look('stays', SHOWS_WITHIN)) problems.push('goes away when it is pointed at');
  return problems;
}

function move({cdp}, {x, y}) {
  return cdp.send('Input.dispatchMouseEvent', {type: 'mouseMoved', x: Math.round(x), y: Math.round(y)});
}

// In the page: where something shows, by the style sheets, by the markup of a tooltip or by a script's.
function prepare(most) {
  const {own} = globalThis;
  const MOST_RULES = 6_000;
  const SHOWERS = '[data-tooltip], [data-tippy-content], [data-bs-toggle=tooltip], [data-toggle=tooltip], [onmouseover], [onmouseenter]';
  const POINTED = /:(hover|focus-within|focus-visible|focus)(?![\w-])/;
  const isShown = element => {
    const {height, width} = element.getBoundingClientRect();
    return width > 2 && height > 2 && element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  };
  const hasWords = element => Boolean(element.textContent.trim() || element.querySelector('img, svg'));
  const found = [];
  const add = (trigger, content = null) => {
    if (trigger && isShown(trigger) && (!content || (hasWords(content) && !isShown(content)))) found.push({trigger, content, isScripts: !content});
  };

  const rules = [];
  const read = list => {
    for (const rule of list) {
      if (rules.length > MOST_RULES) return;
      if (rule instanceof CSSStyleRule) rules.push(rule);
      else if (rule.cssRules && (!rule.media || matchMedia(rule.media.mediaText).matches)) read(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    try {
      read(sheet.cssRules);
    } catch {
      // a style sheet of another site keeps its rules to itself
    }
  }
  const shows = ({display, opacity, visibility}) => (display && display !== 'none')
    || visibility === 'visible' || Number(opacity) > 0;
  for (const {selectorText, style} of rules) {
    if (!POINTED.test(selectorText) || !shows(style)) continue;
    for (const selector of selectorText.split(/,(?![^(]*\))/)) {
      const [state] = POINTED.exec(selector) ?? [];
      const [ahead, after = ''] = state ? selector.split(state) : [];
      const end = after.search(/[\s>+~]/);
      if (end < 0 || selector.includes('::')) continue; // it changes itself, or a picture of words
      const trigger = `${ahead}${after.slice(0, end)}`.trim();
      try {
        const triggers = [...document.querySelectorAll(/(^|[\s>+~])$/.test(trigger) ? `${trigger} *` : trigger)];
        const contents = document.querySelectorAll(selector.replaceAll(new RegExp(POINTED, 'g'), ''));
        for (const content of [...contents].slice(0, 20)) {
          add(triggers.findLast(each => each.contains(content) && each !== content)
            ?? triggers.find(each => each.parentElement === content.parentElement && each !== content
              && each.compareDocumentPosition(content) & Node.DOCUMENT_POSITION_FOLLOWING), content);
        }
      } catch {
        // a selector that makes no sense without its pseudo-class
      }
    }
  }
  for (const trigger of own.all('[aria-describedby]')) {
    const content = document.getElementById(trigger.getAttribute('aria-describedby').trim());
    if (content?.matches('[role=tooltip]')) add(trigger, content);
  }
  for (const trigger of own.all(SHOWERS)) add(trigger);

  const kinds = new Map();
  for (const place of found) {
    const kind = [place.trigger.localName, place.trigger.className, place.content?.className].join('|');
    if (!kinds.has(kind)) kinds.set(kind, place);
  }
  const places = [...kinds.values()].slice(0, most);
  if (!places.length) return 0;

  const pause = milliseconds => new Promise(resume => { setTimeout(resume, milliseconds); });
  let changed = new Set();
  const watch = new MutationObserver(records => {
    for (const {addedNodes, target, type} of records) {
      for (const node of type === 'childList' ? addedNodes : [target]) if (node instanceof Element) changed.add(node);
    }
  });
  watch.observe(document, {attributes: true, childList: true, subtree: true});
  // What a script showed: the first thing that changed, has words and was not there before.
  const shownBy = trigger => [...changed].find(element => element.isConnected && isShown(element) && hasWords(element)
    && !element.contains(trigger) && element !== trigger && !before.has(element));
  let before = new Set();
  const start = scrollY;

  own.hovering = {
    places,
    goTo(place) {
      const {content, trigger} = places[place];
      changed = new Set();
      if (content && isShown(content)) return null;
      trigger.scrollIntoView({block: 'center', behavior: 'instant'});
      before = new Set(own.all('body *').filter(isShown));
      const {height, left, top, width} = trigger.getClientRects()[0] ?? trigger.getBoundingClientRect();
      const at = {x: left + width / 2, y: top + height / 2};
      return trigger.contains(document.elementFromPoint(at.x, at.y)) ? at : null;
    },
    // A script may make another one the next time.
    again(place) {
      const one = places[place];
      changed = new Set();
      if (one.isScripts) one.content = null;
      return !one.content || !isShown(one.content);
    },
    async waitUntilShown(place, milliseconds) {
      const one = places[place];
      for (const until = performance.now() + milliseconds; performance.now() < until; await pause(30)) {
        one.content ??= shownBy(one.trigger);
        if (one.content && isShown(one.content)) return true;
      }
      return false;
    },
    async stays(place, milliseconds) {
      const {content} = places[place];
      for (const until = performance.now() + milliseconds; performance.now() < until; await pause(30)) {
        if (!content.isConnected || !isShown(content)) return false;
      }
      return true;
    },
    async focus(place) {
      const {trigger} = places[place];
      trigger.focus({focusVisible: true, preventScroll: true});
      return trigger.getRootNode().activeElement === trigger;
    },
    // Whether it covers something else; what tells of a mistake may stay.
    isInTheWay(place) {
      const {content, trigger} = places[place];
      if (trigger.matches('[aria-invalid=true]') || content.matches('[role=alert]')) return false;
      const box = content.getBoundingClientRect();
      return own.all('h1, h2, h3, h4, p, li, a, td, th, label, button, input, select, textarea, img').slice(0, 2_000).some(other => {
        if (!isShown(other) || [content, trigger].some(one => one.contains(other) || other.contains(one))) return false;
        const {bottom, left, right, top} = other.getBoundingClientRect();
        return left < box.right - 1 && right > box.left + 1 && top < box.bottom - 1 && bottom > box.top + 1;
      });
    },
    // The point of it that lies nearest to a point, a little inside.
    nearest(place, {x, y}) {
      const {bottom, left, right, top} = places[place].content.getBoundingClientRect();
      const inside = (value, least, most) => Math.min(Math.max(value, least + Math.min(4, (most - least) / 2)), most - Math.min(4, (most - least) / 2));
      const to = {x: inside(x, left, right), y: inside(y, top, bottom)};
      return to.x < 0 || to.y < 0 || to.x > innerWidth || to.y > innerHeight ? null : to;
    },
    leave() {
      document.activeElement?.blur?.();
      scrollTo({top: start, behavior: 'instant'});
    },
  };
  return places.length;
}

export default {
  rule: 'own-hover-content', wcag: ['1.4.13'], impact: 'moderate', counted: false, order: 180, run: tryAll,
};
