// One visit to one page: open it, wait for it to settle, run the rules, say what was found.
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import pa11y from 'pa11y';
import {WATCH, runChecks} from './checks/index.mjs';
import {keepEvidence, takeEvidence} from './evidence.mjs';
import {Outcome, fromBrowser, within} from './outcome.mjs';
import {throughWalls} from './walls.mjs';
import {WORLD, World, openFrames} from './world.mjs';

const AXE = path.join(path.dirname(fileURLToPath(import.meta.url)), 'pa11y-axe.cjs');
const HTML = new Set(['text/html', 'application/xhtml+xml']);
const ADVICE_PER_RULE = 20;
const WORTH_A_NEW_BROWSER = new Set([
  'audit_failed', 'crashed', 'error', 'memory', 'nav_timeout', 'page_stuck',
]);

// Milliseconds, bytes and counts. What stands here is part of the measurement.
export const LIMITS = {
  pagesPerBrowser: 50,
  navigation: 20_000,
  load: 8_000,
  quiet: 250,
  quietAtMost: 4_000,
  refresh: 10, // seconds, as pages say it
  look: 5_000,
  rules: 20_000,
  check: 10_000,
  bytes: 40e6,
  requests: 1_500,
  clientNavigations: 10,
  elements: 25_000,
  evidence: 12_000,
  evidenceBytes: 6e6, // of the page's HTML
  evidencePicture: 1.5e6,
  evidenceHeight: 6_000,
};

// The visit's page went to another address while the rules ran: look again, a few times.
const LEFT = /context was destroyed|Cannot find context|context with specified id|navigated|detached/i;
const RESTARTS = 3;

export async function audit(job, browser, limits) {
  const visit = new Visit(job, browser, limits);
  const started = Date.now();
  const result = {id: job.id, outcome: 'ok', detail: '', rules: {}, findings: []};
  try {
    await visit.open();
    await visit.load();
    await visit.settle();
    Object.assign(result, await visit.examine());
  } catch (error) {
    const {outcome, detail} = error instanceof Outcome ? error : new Outcome('error', error.message);
    Object.assign(result, {outcome, detail: detail.slice(0, 300)});
  }
  const closedWell = await visit.close({mayStay: result.outcome === 'ok'});
  Object.assign(result, visit.seen, {notes: [...visit.notes], seconds: (Date.now() - started) / 1000});
  return {result, isSuspect: !closedWell || WORTH_A_NEW_BROWSER.has(result.outcome)};
}

class Visit {
  constructor(job, browser, limits) {
    Object.assign(this, {job, browser, limits});
    this.endsAt = Date.now() + job.seconds * 1000;
    this.notes = new Set();
    this.seen = {final_url: job.url, status: null, title: '', lang: '', elements: null, bytes: 0};
    this.answers = new Map(); // of the server, to each document asked for
    this.refreshes = []; // what documents asked for that send people on by themselves
    this.shown = null; // the document that came of it: an aborted one never shows
    this.moved = () => {}; // called when another document is shown
    this.stopped = new Promise((_, reject) => { this.stop = reject; });
    this.stopped.catch(() => {});
  }

  // Every step gives up after its own limit, at the job's end, or when something stops the visit.
  step(milliseconds, promise, outcome) {
    const left = this.endsAt - Date.now();
    return within(Math.min(milliseconds, left), Promise.race([promise, this.stopped]), outcome);
  }

  async open() {
    const {protocol} = parse(this.job.url);
    if (!['http:', 'https:'].includes(protocol)) throw new Outcome('bad_scheme', protocol);
    this.room = await this.step(10_000, this.browser.rooms.enter(this.job), 'page_stuck');
    this.context = this.room.context;
    this.page = await this.step(10_000, this.context.newPage(), 'page_stuck');
    this.cdp = await this.step(10_000, this.page.createCDPSession(), 'page_stuck');
    await this.step(10_000, this.#watch(), 'page_stuck');
  }

  async #watch() {
    const {browser, cdp, context, limits, page, seen} = this;
    let requests = 0;
    let navigations = 0;
    const {frameTree} = await cdp.send('Page.getFrameTree');
    this.frameId = frameTree.frame.id;

    browser.puppet.once('disconnected', () => this.stop(new Outcome('crashed', 'the browser')));
    page.on('error', () => this.stop(new Outcome('crashed', 'the page')));
    page.on('dialog', dialog => {
      this.notes.add('dialog');
      dialog.dismiss().catch(() => {});
    });
    this.onTarget = async target => {
      if (target.type() !== 'page' || target === page.target()) return;
      this.notes.add('popup');
      const popup = await target.page().catch(() => null);
      if (popup !== page) await popup?.close().catch(() => {});
    };
    context.on('targetcreated', this.onTarget);
    cdp.on('Network.dataReceived', ({dataLength}) => {
      seen.bytes += dataLength;
      if (seen.bytes > limits.bytes) this.stop(new Outcome('too_big', `over ${limits.bytes} bytes`));
    });
    cdp.on('Network.requestWillBeSent', ({frameId, redirectResponse, request, type}) => {
      requests += 1;
      if (requests > limits.requests) this.stop(new Outcome('too_many_requests'));
      if (type !== 'Document' || frameId !== this.frameId) return;
      seen.final_url = request.url;
      if (redirectResponse) this.notes.add('redirected');
      else navigations += 1;
      if (navigations > limits.clientNavigations) this.stop(new Outcome('redirect_loop', 'in the page'));
    });
    cdp.on('Network.responseReceived', ({frameId, loaderId, response, type}) => {
      if (type !== 'Document' || frameId !== this.frameId) return;
      const isDownload = /^\s*attachment/i.test(header(response, 'content-disposition'));
      seen.status = response.status;
      this.answers.set(loaderId, {
        status: response.status,
        type: isDownload ? 'download' : response.mimeType,
      });
    });
    cdp.on('Page.frameScheduledNavigation', ({delay, frameId, reason, url}) => {
      if (frameId !== this.frameId || !/Refresh$/.test(reason)) return;
      this.refreshes.push({loaderId: this.shown.loaderId, seconds: delay, url});
    });
    cdp.on('Page.frameNavigated', ({frame}) => {
      if (frame.id !== this.frameId) return;
      this.shown = frame;
      if (this.isOpen) this.notes.add('navigated');
      this.moved();
    });
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Network.enable'),
      cdp.send('Page.addScriptToEvaluateOnNewDocument', {source: WATCH, worldName: WORLD}),
      page.setViewport({width: 1280, height: 1024}),
      page.setUserAgent({userAgent: browser.userAgent}),
      // A fade caught halfway would give another contrast each time.
      page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]),
    ]);
  }

  async load() {
    const {job, limits, page} = this;
    try {
      const going = page.goto(job.url, {waitUntil: 'domcontentloaded', timeout: 0});
      await this.step(limits.navigation, going, 'nav_timeout');
    } catch (error) {
      // The browser gives up on an answer it cannot show; what the answer was says more.
      if (/ERR_ABORTED/.test(error.message)) judge([...this.answers.values()].at(-1));
      throw fromBrowser(error);
    }
    this.#judgeWhatIsShown();
    this.isOpen = true; // what is shown from now on is where the page itself went
  }

  #judgeWhatIsShown() {
    const {loaderId, unreachableUrl} = this.shown;
    if (unreachableUrl) {
      this.seen.final_url = unreachableUrl;
      throw new Outcome('nav_failed', 'moved on to what does not answer');
    }
    judge(this.answers.get(loaderId));
  }

  async settle() {
    await this.#rest();
    await this.#follow();
  }

  // A page that never becomes quiet (a chat, a clock) is measured as it is.
  async #rest() {
    const {limits, notes, page} = this;
    await this.#softly(limits.load, this.#loaded(), () => notes.add('load_incomplete'));
    const quiet = page.waitForNetworkIdle({idleTime: limits.quiet, concurrency: 2, timeout: 0});
    await this.#softly(limits.quietAtMost, quiet, () => notes.add('never_quiet'));
  }

  // Whatever document is shown by then. Nothing asks again and again: that costs a busy page more time.
  async #loaded(changes = this.limits.clientNavigations) {
    try {
      const world = await World.open(this.cdp, this.frameId);
      await world.evaluate(() => document.readyState === 'complete' || new Promise(resolve => {
        addEventListener('load', () => resolve(true), {once: true});
      }));
    } catch (error) {
      if (changes === 0 || !LEFT.test(error.message)) throw error;
      await this.#loaded(changes - 1);
    }
  }

  // A page about to send its visitors on is followed there: which of the two is measured must not
  // depend on how fast the machine is. The one left behind is remembered (checks/refresh.mjs).
  async #follow() {
    for (let times = 0; times < RESTARTS; times += 1) {
      const {loaderId, url} = this.shown;
      const leaving = this.refreshes.findLast(refresh => refresh.loaderId === loaderId);
      if (!leaving || leaving.seconds > this.limits.refresh || leaving.url === url) return;
      const gone = new Promise(resolve => { this.moved = resolve; });
      await this.#softly((leaving.seconds + 5) * 1000, gone, () => {});
      if (this.shown.loaderId === loaderId) return;
      await this.#rest();
    }
  }

  async #softly(milliseconds, promise, giveUp) {
    try {
      await this.step(milliseconds, promise, 'soft');
    } catch (error) {
      if (error instanceof Outcome && error.outcome !== 'soft') throw error;
      giveUp();
    }
  }

  async examine() {
    for (let restarts = 0; ; restarts += 1) {
      try {
        await this.#look();
        return await throughWalls(this, {look: () => this.#look(), runRules: () => this.#runRules()});
      } catch (error) {
        if (error instanceof Outcome || !LEFT.test(error.message)) throw error;
        if (restarts === RESTARTS) throw new Outcome('redirect_loop', 'while the rules ran');
        await this.settle();
      }
    }
  }

  // In a world of our own the page can neither see the rules nor answer for them.
  async #look() {
    const {cdp, frameId, limits, seen} = this;
    this.#judgeWhatIsShown();
    this.world = await this.step(limits.look, World.open(cdp, frameId), 'page_stuck');
    const facts = await this.step(limits.look, this.world.evaluate(() => ({
      final_url: location.href,
      title: document.title,
      lang: document.documentElement.lang,
      elements: document.getElementsByTagName('*').length,
    })), 'page_stuck');
    Object.assign(seen, facts);
    if (facts.elements > limits.elements) throw new Outcome('too_many_elements', String(facts.elements));
    this.frames = await this.step(limits.look, openFrames(cdp, this.world, limits), 'page_stuck');
  }

  async #runRules() {
    const result = {rules: {}, findings: []};
    for (const world of [this.world, ...this.frames]) {
      const issues = await this.#pa11y(AXE, 'audit_failed', world);
      const isSummary = issue => issue.runnerExtras.verdict === 'summary';
      for (const {code, runnerExtras} of issues.filter(isSummary)) add(result.rules, code, runnerExtras);
      result.findings.push(...issues.filter(issue => !isSummary(issue)).map(issue => fromAxe(issue, world)));
    }
    const problem = await this.#advise(result);
    const own = await runChecks(this, LEFT, result.rules);
    Object.assign(result.rules, own.rules);
    result.findings.push(...own.findings);
    await keepEvidence(this, result.findings);
    return problem ? {...result, outcome: 'partial', detail: problem} : result;
  }

  // The checks are about to change the page.
  beforeChanges() {
    return takeEvidence(this);
  }

  // The advice of HTML_CodeSniffer joins the findings; what stood in its way is said, not thrown.
  async #advise({findings}) {
    try {
      findings.push(...advice(await this.#pa11y('htmlcs', 'partial', this.world)));
      return '';
    } catch (error) {
      if (LEFT.test(error.message) || (error instanceof Outcome && error.outcome !== 'partial')) throw error;
      return `advice: ${error.message}`.slice(0, 300);
    }
  }

  // pa11y gets a stand-in for the page, which lets it do the one thing it is here for.
  async #pa11y(runner, outcome, world) {
    const page = {
      evaluate: (code, argument) => world.evaluate(code, argument),
      off() {}, on() {}, setViewport() {},
    };
    await world.evaluate(context => { globalThis.auditContext = context; }, world.context);
    const running = pa11y(this.job.url, {
      browser: this.context,
      page,
      ignoreUrl: true,
      includeNotices: runner === AXE,
      includeWarnings: true,
      levelCapWhenNeedsReview: 'warning',
      runners: [runner],
      userAgent: '',
    });
    try {
      return (await this.step(this.limits.rules, running, outcome)).issues;
    } catch (error) {
      if (error instanceof Outcome || LEFT.test(error.message)) throw error;
      throw new Outcome(outcome, error.message);
    }
  }

  async close({mayStay}) {
    if (!this.room) return true;
    this.context.off('targetcreated', this.onTarget);
    await within(1000, this.cdp?.detach(), 'crashed').catch(() => {});
    const closedWell = await this.browser.rooms.leave(this.room, {page: this.page, url: this.seen.final_url, mayStay});
    if (!closedWell) this.notes.add('close_stuck');
    return closedWell;
  }
}

// What the server's answer to the page means, when it is not a page.
function judge({status, type} = {status: null, type: 'text/html'}) {
  if (status === 204 || status === 205) throw new Outcome('no_content', String(status));
  if (status === 401 || status === 407) throw new Outcome('auth', String(status));
  if (status >= 400) throw new Outcome('http_error', String(status));
  if (!HTML.has(type)) throw new Outcome('not_html', type);
}

function header({headers}, name) {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

function parse(url) {
  try {
    return new URL(url);
  } catch {
    throw new Outcome(/^[a-z][a-z\d+.-]*:/i.test(url) ? 'bad_url' : 'bad_scheme');
  }
}

// A rule's counts over the page and its frames.
function add(rules, rule, {counted, passed, violations, needs_review: doubts}) {
  const soFar = rules[rule] ?? {passed: 0, violations: 0, needs_review: 0};
  rules[rule] = {
    counted,
    passed: soFar.passed + passed,
    violations: soFar.violations + violations,
    needs_review: soFar.needs_review + doubts,
  };
}

function fromAxe({code, message, runnerExtras: {verdict, impact, counted, selector, excerpt}}, world) {
  return {
    rule: code, source: 'axe', verdict, impact, counted, message, selector: world.address(selector), excerpt,
  };
}

// HTML_CodeSniffer finds nothing more than axe that can be trusted: advice, never counted.
function advice(issues) {
  const perRule = new Map();
  return issues.filter(({code}) => {
    perRule.set(code, (perRule.get(code) ?? 0) + 1);
    return perRule.get(code) <= ADVICE_PER_RULE;
  }).map(({code, context, message, selector, type}) => ({
    rule: code, source: 'htmlcs', verdict: type === 'error' ? 'violation' : 'needs_review',
    impact: null, counted: false, message, selector: selector ?? '', excerpt: context ?? '',
  }));
}
