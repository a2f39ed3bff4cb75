// A long-lived worker: jobs in, one JSON object a line; events out, one a line.
//   in   {"id", "url", "proxy", "seconds"}
//   out  {"event": "ready", "versions"} · {"event": "result", "id", …}
//        {"event": "browser", "pid", "version"} · {"event": "browser_gone", "pid"}
//        {"event": "no_browser", "detail"}
// How many jobs run at once is up to whoever hands them out. It ends when its input ends.
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {Browsers} from './browsers.mjs';
import {LIMITS, audit} from './visit.mjs';

const here = path => new URL(path, import.meta.url);
const version = name => JSON.parse(readFileSync(here(`./node_modules/${name}/package.json`))).version;
const say = event => process.stdout.write(`${JSON.stringify(event)}\n`);

const limits = {...LIMITS, ...JSON.parse(process.env.AUDIT_LIMITS ?? '{}')};
const browsers = new Browsers({
  executable: process.env.AUDIT_BROWSER,
  pagesEach: limits.pagesPerBrowser,
  say,
});
const versions = {
  node: process.versions.node,
  pa11y: version('pa11y'),
  axe: version('axe-core'),
  htmlcs: version('@pa11y/html_codesniffer'),
  puppeteer: version('puppeteer'),
  eld: version('eld'),
  checks: ownVersion(),
};

// Our own checks have no number: what they are is what their files say, as the start of its hash.
function ownVersion() {
  const hash = createHash('sha256');
  for (const folder of ['./', './checks/']) {
    const files = readdirSync(here(folder)).filter(name => /\.[cm]?js$/.test(name));
    for (const name of files.sort()) hash.update(name).update(readFileSync(here(folder + name)));
  }
  return hash.digest('hex').slice(0, 8);
}

async function answer(job) {
  let browser;
  try {
    browser = await browsers.borrow();
  } catch (error) {
    say({event: 'no_browser', detail: error.message.slice(0, 500)});
    process.exit(1);
  }
  const {result, isSuspect} = await audit(job, browser, limits);
  browsers.giveBack(browser, {isSuspect});
  say({event: 'result', ...result, versions: {...versions, browser: browser.version}});
}

// A rejection nobody waits for any more (a page that died while we were leaving it).
process.on('unhandledRejection', error => console.error(`late: ${error?.message ?? error}`));

say({event: 'ready', versions});
const answers = new Set();
for await (const line of createInterface({input: process.stdin})) {
  const done = answer(JSON.parse(line)).finally(() => answers.delete(done));
  answers.add(done);
}
await Promise.all(answers);
await browsers.closeAll();
process.exit(0);
