// The browser in use, and the ones on their way out. A browser is retired after a number
// of pages, or at the first sign of trouble: starting one costs next to nothing.
import {mkdtempSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {within} from './outcome.mjs';
import {Rooms} from './rooms.mjs';

// The copy that pa11y has loaded: an import would load the whole library a second time.
const puppeteer = createRequire(import.meta.url)('puppeteer');

// Each page has a process of its own for a second or two. Code compiled for speed would pay after longer
// than that, so it is compiled later; what runs on and on still gets there.
const SCRIPTS = [
  '--max-old-space-size=512',
  '--invocation-count-for-maglev=4000',
  '--invocation-count-for-turbofan=30000',
  '--interrupt-budget-for-maglev=600000',
  '--interrupt-budget=4000000',
];
const ARGUMENTS = [
  // The browser itself has no way out: only a page's own guard is (see guardproxy.py).
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-notifications',
  '--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider',
  '--force-color-profile=srgb',
  `--js-flags=${SCRIPTS.join(',')}`,
  '--lang=sv-SE',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--renderer-process-limit=1', // of each site in each room; see rooms.mjs
];

class Browser {
  constructor(executable, say) {
    this.isSpent = false;
    this.pagesOpen = 0;
    this.pagesOpened = 0;
    this.say = say;
    this.profile = mkdtempSync(path.join(tmpdir(), 'audit-browser-'));
    this.started = this.#start(executable);
  }

  async #start(executable) {
    // Root may not use Chromium's sandbox; everybody else does.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.puppet = await puppeteer.launch({
      acceptInsecureCerts: false,
      args: [...ARGUMENTS, ...asRoot],
      executablePath: executable,
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      headless: executable.includes('headless-shell') ? 'shell' : true,
      // Over a pipe the browser dies with the worker, also in the middle of an endless loop.
      pipe: true,
      userDataDir: this.profile,
      waitForInitialPage: false,
    });
    this.rooms = new Rooms(this.puppet);
    this.puppet.on('disconnected', () => { this.isSpent = true; });
    this.userAgent = (await this.puppet.userAgent()).replace('Headless', '');
    this.version = await this.puppet.version();
    this.say({event: 'browser', pid: this.puppet.process().pid, version: this.version});
  }

  async close() {
    const pid = this.puppet?.process()?.pid;
    await within(3000, this.puppet?.close(), 'crashed').catch(() => {});
    try { process.kill(-pid, 'SIGKILL'); } catch { /* it went by itself */ }
    this.say({event: 'browser_gone', pid});
    rmSync(this.profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 50});
  }
}

export class Browsers {
  #current = null;
  #closing = new Set();

  constructor({executable, pagesEach, say}) {
    this.executable = executable;
    this.pagesEach = pagesEach;
    this.say = say;
  }

  async borrow() {
    if (!this.#current || this.#current.isSpent) {
      this.#current = new Browser(this.executable, this.say);
    }
    const browser = this.#current;
    browser.pagesOpen += 1;
    browser.pagesOpened += 1;
    if (browser.pagesOpened >= this.pagesEach) browser.isSpent = true;
    await browser.started;
    return browser;
  }

  giveBack(browser, {isSuspect}) {
    browser.pagesOpen -= 1;
    browser.isSpent ||= isSuspect;
    if (browser.isSpent && browser.pagesOpen === 0) this.#close(browser);
  }

  #close(browser) {
    if (this.#current === browser) this.#current = null;
    const closed = browser.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }

  async closeAll() {
    if (this.#current) this.#close(this.#current);
    await Promise.all(this.#closing);
  }
}
