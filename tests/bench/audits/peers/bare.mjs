// Bare page loading: one browser, one context per page, wait as our own audit waits, nothing else.
//   node bare.mjs BROWSER CONCURRENCY URL…
import puppeteer from 'puppeteer';

const [executablePath, concurrency, ...urls] = process.argv.slice(2);
const browser = await puppeteer.launch({
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
  executablePath,
  headless: executablePath.includes('headless-shell') ? 'shell' : true,
  pipe: true,
});

async function load(url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({width: 1280, height: 1024});
  await page.goto(url, {waitUntil: 'load'});
  await page.waitForNetworkIdle({idleTime: 250, concurrency: 2});
  await context.close();
}

await Promise.all(Array.from({length: Number(concurrency)}, async () => {
  while (urls.length > 0) await load(urls.shift());
}));
await browser.close();
