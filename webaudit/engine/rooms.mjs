// A room: a browser context for the pages of one site, one at a time, through one door of the guard. What one
// page leaves behind (cookies, storage, workers, cached answers, windows) is removed before the next one comes:
// each is met as on a first visit. What stays is the site's process, in which our rules need not be read anew.
import {within} from './outcome.mjs';

const MOST_IDLE = 2; // rooms that wait for their site's next page
const MOST_PAGES = 15; // in one room
const MOST_SECONDS = 2_000; // milliseconds for clearing up

export class Rooms {
  #idle = new Map(); // by site and door, the longest idle first

  constructor(puppet) {
    this.puppet = puppet;
  }

  // Another site never gets this room, nor does a page that comes through another door.
  async enter({proxy, url}) {
    const key = `${new URL(url).host} ${proxy}`;
    const room = this.#idle.get(key);
    this.#idle.delete(key);
    if (room) return room;
    const context = await this.puppet.createBrowserContext({
      downloadBehavior: {policy: 'deny'},
      proxyServer: `http://${proxy}`,
      proxyBypassList: ['<-loopback>'],
    });
    return new Room(key, context, await context.newPage());
  }

  // True if all went well. A room is only kept where nothing was odd, and everything could be removed.
  async leave(room, {page, url, mayStay}) {
    room.pages += 1;
    const isClean = mayStay && room.pages < MOST_PAGES
      && await within(MOST_SECONDS, room.clearUp(page, url), 'crashed').then(() => true, () => false);
    if (isClean) {
      this.#idle.set(room.key, room);
      if (this.#idle.size <= MOST_IDLE) return true;
      [room] = this.#idle.values();
      this.#idle.delete(room.key);
    }
    return within(MOST_SECONDS, room.context.close(), 'crashed').then(() => true, () => false);
  }
}

class Room {
  pages = 0;
  #keeper = null; // an empty page of the site, for which the browser keeps its process

  // The blank page is never used: windows start in its process, which goes where nobody needs it.
  constructor(key, context, blank) {
    Object.assign(this, {key, context, blank});
  }

  async clearUp(page, url) {
    this.#keeper ??= await empty(page, url);
    const ours = [this.blank, this.#keeper.page];
    const others = (await this.context.pages()).filter(each => !ours.includes(each));
    await Promise.all(others.map(each => each.close()));
    const {cdp} = this.#keeper;
    await Promise.all([
      cdp.send('Storage.clearDataForOrigin', {origin: '*', storageTypes: 'all'}),
      cdp.send('Network.clearBrowserCache'),
    ]);
    // What the process itself remembers of answers goes when it is told to remember none.
    await cdp.send('Network.setCacheDisabled', {cacheDisabled: true});
    await cdp.send('Network.setCacheDisabled', {cacheDisabled: false});
  }
}

// The page, with nothing in it: the site is not asked for it.
async function empty(page, url) {
  const cdp = await page.createCDPSession();
  await Promise.all([
    cdp.send('Network.enable'),
    cdp.send('Network.setBypassServiceWorker', {bypass: true}),
    cdp.send('Fetch.enable', {patterns: [{urlPattern: '*'}]}),
  ]);
  cdp.on('Fetch.requestPaused', ({requestId}) => {
    const answer = {requestId, responseCode: 200, responseHeaders: [{name: 'Content-Type', value: 'text/html'}], body: ''};
    cdp.send('Fetch.fulfillRequest', answer).catch(() => {});
  });
  await page.goto(new URL('/', url).href, {waitUntil: 'load', timeout: MOST_SECONDS});
  return {page, cdp};
}
