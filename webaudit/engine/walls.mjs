// What stands between a visitor and the page: a wall that asks about cookies, or an offer of a
// newsletter. The page is audited as it meets people, then opened, and audited again. A dialog that
// belongs to the page is left alone.
//
// How the two states are joined: one fault, one loss. What shows in both states is told once, as a
// fault of the page; what shows at the wall only carries `at_wall`. Of a rule's counts, `passed` is that
// of the state where it is larger, `violations` and `needs_review` are those of the page with those met
// at the wall only. What is said of a whole page (WHOLE_PAGE) is said of the page behind. The page is
// pressed and stretched behind the wall only: a wall may keep focus inside, and keys may close it.
import {Outcome} from './outcome.mjs';

const MOST_PRESSES = 4;
const GONE_WITHIN = 1_500; // milliseconds that a wall may take to go away
const LOOK_EVERY = 100;
const LONGEST_NAME = 50;
const ROLES = ['button', 'link', 'StaticText']; // the last for what is a button to the eye only
const WHOLE_PAGE = new Set([
  'bypass', 'heading-order', 'landmark-one-main', 'page-has-heading-one', 'region', 'skip-link',
  'own-bypass', 'own-page-language', 'own-title-words',
]);

const ABOUT_COOKIES = /\bkak(a|an|or|orna)(?![a-zåäö])|kakinställning|cookie|samtyckesval|hantera samtycke|privacy settings/i;
const ABOUT_OFFERS = /nyhetsbrev|prenumerera|newsletter|subscribe|enkät|undersökning|survey|tyck till|vad tycker du|feedback/i;
const CONSENT_FRAME = /consent|cookie|kakor|samtyck|gdpr|privacy-?m|onetrust|trustarc/i;

// The end of a word, also after å, ä and ö.
const word = words => `(?:${words})(?![a-zåäö])`;
const NEEDED = word('nödvändiga?|necessary|essentials?|required');
const CHOICES = {
  refuse: [
    `\\b(endast|bara|enbart|only|just)\\b.*${NEEDED}`,
    `${NEEDED}.*\\b(only|endast)\\b`,
    `^(spara|tillåt|godkänn|acceptera|använd|accept|allow|use) (de )?(strictly )?${NEEDED}`,
    `^(jag )?${word('avvisar?|avböjer?|avböj|nekar?|avslå|reject|decline|deny|refuse|disagree')}`,
    `\\b(acceptera|godkänn|tillåt|samtyck)\\w* ${word('inte|ej')}`,
    `^${word("inte|nej,? tack|nej|no,? thanks|no|don.t (accept|allow|agree)|do not (accept|allow|agree)")}$`,
    `^${word("don.t|do not")} (accept|allow|agree|consent)`,
    '(fortsätt|gå vidare) utan|continue without',
  ],
  accept: [
    `^(ja,? ?)?(jag )?${word('godkänner|godkänn|accepterar|acceptera|tillåter|tillåt|samtycker|samtyck|förstår|förstått|uppfattat')}`,
    `^${word('ok|okej|okay|ja')}`,
    `^(yes,? ?)?(i )?${word('accept|agree|allow|consent|understand|understood')}`,
    `^${word('got it|fine|yes')}`,
    `^${word('spara|save|bekräfta|confirm|fortsätt|continue')}`,
  ],
  close: [
    `^${word('stäng|dölj|hoppa över|nej,? tack|inte nu|kanske senare|close|dismiss|hide|skip|no,? thanks|not now|maybe later')}`,
    '^[×✕✖x]$',
  ],
};
const PATTERNS = Object.fromEntries(Object.entries(CHOICES).map(
  ([choice, patterns]) => [choice, new RegExp(patterns.join('|'), 'i')],
));
// Names that lead further in, whatever else they say.
const NO_CHOICE = /^(läs|mer|visa|se|om|hantera|ändra|anpassa|välj|inställning|detalj|read|more|learn|show|about|manage|customi|settings|preferences)/i;
const KINDS = {
  cookies: {note: 'cookie_wall', choices: ['refuse', 'accept', 'close'], name: 'cookie wall'},
  offer: {note: 'offer_closed', choices: ['close'], name: 'offer'},
};

// The page's result, and that of what stands in front of it. `look` finds what is shown now and
// `runRules` audits it; a page that leaves meanwhile starts over, and what was seen at the wall is kept.
export async function throughWalls(visit, {look, runRules}) {
  visit.gate ??= new Gate(visit);
  return visit.gate.goThrough({look, runRules});
}

class Gate {
  #result = null; // of the state with a wall
  #pressed = new Set();
  #address = null;

  constructor(visit) {
    this.visit = visit;
  }

  async goThrough({look, runRules}) {
    const {visit} = this;
    for (;;) {
      if (this.#address && this.#address !== addressOf(visit.seen.final_url)) {
        return this.#told(this.#result, 'the button in front of the page leads to another page');
      }
      const wall = await this.#find();
      const kind = KINDS[wall?.kind];
      if (!kind) {
        const problem = wall?.hides && wall.isModal ? problemOf(wall) : '';
        if (problem) visit.notes.add('page_hidden');
        return this.#auditPage(runRules, problem);
      }
      visit.notes.add(kind.note);
      this.#result ??= await this.#auditAtWall(runRules);
      this.#address ??= addressOf(visit.seen.final_url);
      if (await this.#press(wall, look)) continue;
      // What hides nothing leaves the page to be audited all the same.
      return wall.obscures ? this.#told(this.#result, problemOf(wall)) : this.#auditPage(runRules);
    }
  }

  async #auditPage(runRules, problem = '') {
    const page = await runRules();
    if (!this.#result) return this.#told(page, problem);
    // The checks may have left the window small, where a line at the edge covers all of it.
    const {limits, cdp} = this.visit;
    const size = {width: 1280, height: 1024, deviceScaleFactor: 1, mobile: false};
    await this.visit.step(limits.look, cdp.send('Emulation.setDeviceMetricsOverride', size), 'page_stuck');
    const now = await soft(this.#find());
    const isBack = now?.obscures && KINDS[now.kind];
    return this.#told(join(this.#result, page), problem || (isBack ? problemOf(now) : ''));
  }

  // What belongs to a page that a person must look at: it is told, and not measured.
  #told(result, problem) {
    return problem ? {...result, outcome: 'partial', detail: problem} : result;
  }

  async #auditAtWall(runRules) {
    this.visit.isAtWall = true;
    try {
      return await runRules();
    } finally {
      this.visit.isAtWall = false;
    }
  }

  // One button after the other, until the wall is gone: false when none is left to try.
  async #press(wall, look) {
    const {visit} = this;
    const button = wall.buttons.find(({name}) => !this.#pressed.has(name));
    if (!button || this.#pressed.size === MOST_PRESSES) return false;
    this.#pressed.add(button.name);
    visit.notes.add(`pressed ${button.name}`);
    const {loaderId} = visit.shown;
    const isThere = async () => {
      if (visit.shown.loaderId !== loaderId) return false;
      const now = await soft(this.#find());
      return now?.kind === wall.kind && now.buttons.some(({name}) => name === button.name);
    };
    for (const act of [clickIt, enterIt]) {
      await soft(act(visit, button));
      const until = Date.now() + GONE_WITHIN;
      while (Date.now() < until && await isThere()) {
        await visit.step(GONE_WITHIN, new Promise(resume => { setTimeout(resume, LOOK_EVERY); }), 'page_stuck');
      }
      if (!await isThere()) break;
    }
    await visit.settle();
    await look();
    return true;
  }

  async #find() {
    const {limits, world} = this.visit;
    const seen = await this.visit.step(limits.look, world.evaluate(search), 'page_stuck');
    if (!seen) return null;
    return this.visit.step(limits.look, this.#read(seen), 'page_stuck');
  }

  // What the wall says and which buttons it has, as those hear it who do not see: also in closed
  // shadow trees and in frames, of this site or another.
  async #read({fronts, hides, isModal, marks, obscures}) {
    const texts = [];
    const buttons = [];
    for (let front = 0; front < fronts; front += 1) {
      for (const {cdp, nodes, frame} of await this.#trees(front)) {
        for (const node of nodes) {
          const name = (node.name?.value ?? '').replace(/\s+/g, ' ').trim();
          if (node.ignored || !name) continue;
          texts.push(name);
          const role = node.role?.value;
          if (isOpen(node) && ROLES.includes(role) && name.length <= LONGEST_NAME) {
            buttons.push({cdp, name, node: node.backendDOMNodeId, role, url: urlOf(node)});
          }
        }
        if (frame && CONSENT_FRAME.test(frame.url())) texts.push('cookie');
      }
    }
    const said = `${texts.join(' ')} ${marks}`;
    const kind = ABOUT_COOKIES.test(said) || CONSENT_FRAME.test(marks) ? 'cookies'
      : ABOUT_OFFERS.test(said) ? 'offer' : 'other';
    return {kind, hides, isModal, obscures, buttons: this.#inOrder(buttons, KINDS[kind]?.choices ?? [])};
  }

  async #trees(front) {
    const {cdp, page, world} = this.visit;
    const objectGroup = 'wall';
    const {result} = await cdp.send('Runtime.evaluate', {
      expression: `globalThis.wall.fronts[${front}]`, contextId: world.contextId, objectGroup,
    });
    const {objectId} = result;
    const {nodes} = await cdp.send('Accessibility.queryAXTree', {objectId});
    const trees = [{cdp, nodes}];
    if (!nodes.length) { // the host of a closed shadow tree
      const {node} = await cdp.send('DOM.describeNode', {objectId, depth: 2, pierce: true});
      for (const {backendNodeId} of node.shadowRoots?.flatMap(({children}) => children) ?? []) {
        trees.push({cdp, ...await cdp.send('Accessibility.queryAXTree', {backendNodeId})});
      }
    }
    for (const frame of page.frames()) {
      if (!frame.parentFrame() || !await this.#isIn(frame, front)) continue;
      // The session of a frame of another site is its own; `client` and `_id` are internal to the pinned puppeteer.
      const tree = await soft(frame.client.send('Accessibility.getFullAXTree', {frameId: frame._id}));
      if (tree) trees.push({cdp: frame.client, nodes: tree.nodes, frame});
    }
    await cdp.send('Runtime.releaseObjectGroup', {objectGroup});
    return trees;
  }

  async #isIn(frame, front) {
    const {cdp, world} = this.visit;
    let outermost = frame;
    while (outermost.parentFrame()?.parentFrame()) outermost = outermost.parentFrame();
    const owner = await soft(cdp.send('DOM.getFrameOwner', {frameId: outermost._id}));
    const node = owner && await soft(cdp.send('DOM.resolveNode', {
      backendNodeId: owner.backendNodeId, executionContextId: world.contextId,
    }));
    if (!node) return false;
    const {result} = await cdp.send('Runtime.callFunctionOn', {
      objectId: node.object.objectId, returnByValue: true,
      functionDeclaration: 'function () { return globalThis.wall.holds(this, %) }'.replace('%', front),
    });
    return result.value === true;
  }

  #inOrder(buttons, choices) {
    const here = addressOf(this.visit.seen.final_url);
    const stays = ({role, url}) => role !== 'link' || !url || addressOf(url) === here || !addressOf(url);
    const fits = (choice, {name}) => PATTERNS[choice].test(name) && (choice === 'close' || !NO_CHOICE.test(name));
    return choices.flatMap(choice => buttons.filter(button => fits(choice, button) && stays(button))
      .sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role)));
  }
}

function problemOf({kind}) {
  return kind === 'other' ? 'a dialog hides the page' : `${KINDS[kind].name}: it stays or comes back`;
}

function isOpen({properties = []}) {
  const has = (name, values) => properties.some(each => each.name === name && values.includes(each.value.value));
  return !has('disabled', [true]) && !properties.some(each => each.name === 'expanded');
}

function urlOf({properties = []}) {
  return properties.find(({name}) => name === 'url')?.value.value ?? '';
}

// An address without what does not make another page of it.
function addressOf(url) {
  try {
    const {host, pathname, protocol} = new URL(url);
    return /^https?:$/.test(protocol) ? `${host}${pathname}` : '';
  } catch {
    return '';
  }
}

async function onNode({cdp, node}, functionDeclaration) {
  const {object} = await cdp.send('DOM.resolveNode', {backendNodeId: node});
  const {result} = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId, functionDeclaration, returnByValue: true, userGesture: true,
  });
  return result.value;
}

function clickIt(visit, button) {
  const press = `function () {
    if (this.click) this.click();
    else if (!this.parentElement.closest('a[href]')) this.parentElement.click();
  }`;
  return visit.step(visit.limits.look, onNode(button, press), 'page_stuck');
}

// As with the keyboard, for a page that trusts no click of a script.
async function enterIt(visit, button) {
  const focus = 'function () { this.focus?.(); return this.getRootNode().activeElement === this }';
  const hasFocus = await visit.step(visit.limits.look, onNode(button, focus), 'page_stuck');
  if (hasFocus) await visit.step(visit.limits.look, visit.page.keyboard.press('Enter'), 'page_stuck');
}

// The page may be on its way to another document: only what stops the visit stops us.
async function soft(promise) {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Outcome) throw error;
    return null;
  }
}

export function join(wall, page) {
  const names = ({rule, selector, excerpt}) => [`${rule} at ${selector}`, `${rule} is ${excerpt}`];
  const known = new Set(page.findings.flatMap(names));
  const extra = wall.findings
    .filter(finding => !WHOLE_PAGE.has(finding.rule) && !names(finding).some(name => known.has(name)))
    .map(finding => ({...finding, at_wall: true}));
  const rules = {...page.rules};
  for (const [rule, counts] of Object.entries(wall.rules)) {
    if (WHOLE_PAGE.has(rule)) continue;
    const behind = page.rules[rule] ?? {passed: 0, violations: 0, needs_review: 0};
    const more = verdict => extra.filter(finding => finding.rule === rule && finding.verdict === verdict).length;
    rules[rule] = {
      counted: counts.counted,
      passed: Math.max(behind.passed, counts.passed),
      violations: behind.violations + more('violation'),
      needs_review: behind.needs_review + more('needs_review'),
    };
  }
  return {...page, rules, findings: [...page.findings, ...extra]};
}

// In the page: what stands in front of it, whether it hides the rest, and what it is called in the
// markup; null on nearly every page, after a few questions that cost nothing.
function search() {
  const {body, documentElement: html} = document;
  if (!body) return null;
  const LEAST_TEXT = 100; // characters: less is no page that could be hidden
  const HIDDEN = '[inert], [aria-hidden=true]';
  const DIALOGS = '[aria-modal=true], [role=dialog], [role=alertdialog], dialog[open]';

  const roots = [document];
  for (const root of roots) {
    for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  }
  const all = selector => roots.flatMap(root => [...root.querySelectorAll(selector)]);
  const parentOf = element => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
  const closest = (element, test) => {
    for (let at = element; at; at = parentOf(at)) if (test(at)) return at;
    return null;
  };
  const holds = (front, element) => Boolean(closest(element, at => at === front));
  const isConcealed = element => Boolean(closest(element, at => at.matches(HIDDEN)));
  const size = element => (element.innerText ?? '').replace(/\s+/g, ' ').length;
  const isSeen = element => element.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const isOnScreen = element => {
    const {bottom, height, left, right, top, width} = element.getBoundingClientRect();
    return width > 1 && height > 1 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && isSeen(element);
  };
  const isShown = element => isOnScreen(element) || [...(element.shadowRoot ?? element).children].some(isOnScreen);
  // A shadow tree that is closed: only its host can be met.
  const isShut = element => element.localName.includes('-') && !element.shadowRoot && !element.innerText?.trim();

  const modals = all('dialog:modal');
  const dialogs = all(DIALOGS).filter(dialog => !modals.includes(dialog) && !isConcealed(dialog) && isShown(dialog));

  // Is the window behind one thing that does not scroll with the page?
  const isLocked = [html, body].some(top => /hidden|clip/.test(getComputedStyle(top).overflowY))
    || getComputedStyle(body).position === 'fixed';
  const at = (x, y) => {
    let hit = document.elementFromPoint(x, y);
    for (const root of roots) hit = (root.host === hit && root.elementFromPoint(x, y)) || hit;
    return hit;
  };
  const raised = element => {
    let found = null;
    closest(element, each => {
      if (each === body || each === html) return true;
      const {position, zIndex} = getComputedStyle(each);
      if (position === 'fixed' || (isLocked && position === 'absolute' && Number(zIndex) > 0)) found = each;
      else if (isShut(each)) found ??= each;
      return false;
    });
    return found;
  };
  const shares = [0.03, 0.5, 0.97];
  const hits = shares.flatMap(x => shares.map(y => raised(at(innerWidth * x, innerHeight * y))));
  const concealed = all(HIDDEN).filter(element => element.textContent.length > LEAST_TEXT && isSeen(element));
  if (!modals.length && !dialogs.length && !hits.every(Boolean) && !concealed.length) return null;

  const text = size(body);
  // What covers the window and has most of the text is the page itself.
  const isPage = element => size(element) > Math.max(text / 2, LEAST_TEXT)
    && !element.matches(DIALOGS) && element.querySelector('main, h1, nav');
  const most = Math.max(...hits.map(hit => (hit && !isPage(hit) ? hits.filter(other => other === hit).length : 0)));
  const covering = hits.every(Boolean) && most > hits.length / 2
    ? [...new Set(hits)].filter(hit => !isPage(hit)) : [];

  const outermost = concealed.filter(element => !concealed.some(other => other !== element && holds(other, element)));
  const hidden = modals.length ? text - size(modals.at(-1)) : outermost.reduce((sum, each) => sum + size(each), 0);
  const hides = hidden > LEAST_TEXT && hidden > text / 2;

  const closed = dialogs.filter(dialog => dialog.matches('[aria-modal=true]') || hides || isLocked);
  // A bar at the edge that hides the rest from those who listen.
  const bars = hides && !modals.length
    ? all('*').filter(element => element !== body && !isConcealed(element)
      && (isShut(element) || (getComputedStyle(element).position === 'fixed' && isShown(element)))) : [];
  const fronts = modals.length ? [modals.at(-1)] : [...new Set([...closed, ...covering, ...bars])];
  if (!fronts.length) return null;
  const isModal = modals.length > 0 || covering.length > 0 || closed.length > 0;
  globalThis.wall = {fronts, holds: (element, front) => holds(fronts[front], element)};
  const frames = fronts.flatMap(front => [front, ...front.querySelectorAll('iframe')]).filter(({localName}) => localName === 'iframe');
  const marks = frames.map(({id, name, src, title}) => `${id} ${name} ${title} ${src}`).join(' ');
  const obscures = hides || modals.length > 0 || covering.length > 0;
  return {fronts: fronts.length, hides, isModal, marks, obscures};
}
