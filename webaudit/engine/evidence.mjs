// What is kept for whoever doubts a finding: a picture of the page, its HTML, and where each element was.
// Files in the job's folder: page.webp, page.html, and evidence.json, {width, height, places}.
// Nothing here may cost a page its audit: what cannot be taken is a note, `no_evidence`.
import {writeFile} from 'node:fs/promises';
import path from 'node:path';

// Long pages are drawn more coarsely: a picture is 100 to 200 kB, and letters can be read on all of them.
const FINEST = 40;
const COARSEST = 12;
const FINE_HEIGHT = 2_000;

// As the rules saw it: they have run, and nothing of ours has touched the page yet.
export async function takeEvidence(visit) {
  visit.evidence = null;
  if (!visit.job.evidence) return;
  try {
    visit.evidence = await visit.step(visit.limits.evidence, look(visit), 'evidence');
  } catch {
    visit.notes.add('no_evidence');
  }
}

// What was taken is put away when all findings are known, with where their elements were.
export async function keepEvidence(visit, findings) {
  if (!visit.evidence) return;
  const {html, picture, width, height} = visit.evidence;
  const places = await visit.step(visit.limits.look, locateAll(visit, findings), 'evidence').catch(() => ({}));
  const put = (name, content) => content && writeFile(path.join(visit.job.evidence, name), content);
  try {
    await put('page.html', html);
    await put('page.webp', picture);
    await put('evidence.json', JSON.stringify({width, height, places}));
  } catch {
    visit.notes.add('no_evidence');
  }
}

async function look(visit) {
  const {frames, limits, notes, world} = visit;
  for (const each of [world, ...frames]) await each.evaluate(remember, each === world);
  const html = await world.evaluate(serialise, limits.evidenceBytes);
  const seen = {html, ...await photograph(visit)};
  if (!seen.html || !seen.picture) notes.add('no_evidence');
  return seen;
}

async function photograph({cdp, limits}) {
  const {cssContentSize} = await cdp.send('Page.getLayoutMetrics');
  const width = 1280;
  const height = Math.max(1, Math.min(Math.ceil(cssContentSize.height), limits.evidenceHeight));
  const draw = async quality => Buffer.from((await cdp.send('Page.captureScreenshot', {
    format: 'webp', quality, captureBeyondViewport: true, clip: {x: 0, y: 0, width, height, scale: 1},
  })).data, 'base64');
  const quality = Math.round(FINEST * FINE_HEIGHT / Math.max(height, FINE_HEIGHT));
  let picture = await draw(Math.max(COARSEST, quality));
  if (picture.length > limits.evidencePicture) picture = await draw(1);
  return {picture: picture.length > limits.evidencePicture ? null : picture, width, height};
}

async function locateAll(visit, findings) {
  const places = {};
  const frames = new Map(visit.frames.map(world => [world.path, world]));
  for (const {counted, excerpt, selector} of findings) {
    if (!counted || selector in places) continue;
    const steps = selector.split(' >>> ');
    const world = steps.length === 1 ? visit.world : frames.get(steps.slice(0, -1).join(' >>> '));
    const found = await world?.evaluate(locate, {selector: steps.at(-1), tag: tagOf(excerpt)});
    const place = found && await seenThrough(visit, frames, steps.slice(0, -1), found);
    if (place) places[selector] = place;
  }
  return places;
}

// An element in a frame is seen through the frame, and that through the one around it.
async function seenThrough(visit, frames, path, place) {
  let {x, y, width, height} = place;
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = depth === 1 ? visit.world : frames.get(path.slice(0, depth - 1).join(' >>> '));
    const frame = await parent?.evaluate(locate, {selector: path[depth - 1], tag: ''});
    if (!frame) return null;
    const [left, top] = [frame.x + frame.inside.left, frame.y + frame.inside.top];
    const [right, bottom] = [left + frame.inside.width, top + frame.inside.height];
    [x, y] = [Math.max(x + left, left), Math.max(y + top, top)];
    [width, height] = [Math.min(width, right - x), Math.min(height, bottom - y)];
  }
  return width > 1 && height > 1 ? [x, y, width, height].map(Math.round) : null;
}

const tagOf = excerpt => excerpt.match(/^\s*<([a-z][\w-]*)/i)?.[1].toLowerCase() ?? '';

// --- In the page, isolated -----------------------------------------------------------------------

// Every element's place at this moment: of a page on the whole of it, of a frame in what is seen of it.
function remember(isPage) {
  const places = new WeakMap();
  const [right, down] = isPage ? [scrollX, scrollY] : [0, 0];
  const note = root => {
    for (const element of root.querySelectorAll('*')) {
      const {x, y, width, height} = element.getBoundingClientRect();
      places.set(element, {
        x: x + right, y: y + down, width, height, inside: {
          left: element.clientLeft, top: element.clientTop,
          width: element.clientWidth, height: element.clientHeight,
        },
      });
      if (element.shadowRoot) note(element.shadowRoot);
    }
  };
  note(document);
  globalThis.auditPlaces = places;
}

// Open shadow roots are written out too, as HTML of today can say them.
function serialise(most) {
  const roots = [];
  const gather = root => {
    for (const {shadowRoot} of root.querySelectorAll('*')) {
      if (!shadowRoot) continue;
      roots.push(shadowRoot);
      gather(shadowRoot);
    }
  };
  gather(document);
  const {doctype, documentElement} = document;
  const [open, close] = documentElement.cloneNode(false).outerHTML.split(/(?=<\/[^<]*$)/);
  const first = doctype ? `${new XMLSerializer().serializeToString(doctype)}\n` : '';
  const html = `${first}${open}${documentElement.getHTML({shadowRoots: roots})}${close ?? ''}`;
  return html.length > most ? null : html;
}

// The one element that a selector means, through open shadow roots; several are none.
function locate({selector, tag}) {
  const one = (root, selector) => {
    let found = [];
    try {
      found = [...root.querySelectorAll(selector)].filter(element => !tag || element.localName === tag);
    } catch { /* one that goes through shadow roots, perhaps */ }
    if (found.length) return found.length === 1 ? found[0] : null;
    const words = selector.split(' ');
    for (let cut = words.length - 1; cut > 0; cut -= 1) {
      let host = null;
      try {
        host = root.querySelector(words.slice(0, cut).join(' '));
      } catch { /* cut in the middle of a word */ }
      const inside = host?.shadowRoot && one(host.shadowRoot, words.slice(cut).join(' '));
      if (inside) return inside;
    }
    return null;
  };
  return globalThis.auditPlaces?.get(one(document, selector)) ?? null;
}
