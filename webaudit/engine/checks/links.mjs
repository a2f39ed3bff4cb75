// Do links say where they lead, read together with the words around them?
const VAGUE = [
  'här', 'klicka här', 'klicka', 'tryck här', 'läs mer', 'läs mera', 'mer', 'mer information', 'mer info', 'se mer',
  'visa mer', 'läs vidare', 'gå vidare', 'länk', 'denna länk', 'den här länken', 'denna sida', 'fortsätt läsa',
  'here', 'click here', 'click', 'read more', 'more', 'more info', 'more information', 'learn more', 'see more',
  'link', 'this link', 'this page', 'go', 'go here', 'continue reading', 'details', 'info',
  'ladda ner', 'ladda ned', 'download',
];
const MOST_FETCHED = 6;
const NEAR = {share: 0.8, words: 10}; // in common, of two pages that may serve one purpose

// In the page: every link people can follow, with its name and its context: the words of its
// sentence, list item, cell (with headers), paragraph or description; and what they stand under.
function gather(own) {
  const clean = text => text.replace(/\s+/g, ' ').trim();
  const near = 'p, li, dd, dt, td, th, figcaption, caption, blockquote, address, label, summary';
  const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.data));
  const blockOf = link => {
    for (let at = link.parentElement; at && at !== document.body; at = at.parentElement) {
      if (at.matches(near) || hasText(at)) return at;
    }
    return null;
  };
  const isHeading = element => /^H[1-6]$/.test(element.tagName) || element.getAttribute('role') === 'heading';
  const headingOver = link => {
    for (let at = link; at && at !== document.body; at = at.parentElement) {
      for (let before = at; before; before = before.previousElementSibling) {
        const heading = isHeading(before) ? before : before.querySelector('h1, h2, h3, h4, h5, h6, [role=heading]');
        if (before !== link && heading && own.isHeard(heading)) return true;
      }
      if (isHeading(at)) return true;
    }
    return false;
  };
  const described = link => (link.getAttribute('aria-describedby') ?? '').split(/\s+/)
    .map(id => link.getRootNode().getElementById?.(id)?.textContent ?? '').join(' ');
  const hrefOf = link => {
    if (typeof link.href?.baseVal === 'string') return new URL(link.href.baseVal, document.baseURI).href; // drawn
    const [, , sent] = /^(?:window\.|document\.)?location(?:\.href)?\s*=\s*(['"])([^'"]+)\1;?$/.exec(link.getAttribute('onclick')?.trim() ?? '') ?? [];
    return link.href || (sent ? new URL(sent, document.baseURI).href : '');
  };
  // What the item that a list stands in says before the list.
  const itemOver = block => [...block.closest('li')?.parentElement?.closest('li')?.childNodes ?? []]
    .filter(node => !node.contains(block)).map(node => node.textContent).join(' ');
  return {
    links: own.all('a[*|href], area[href], [role=link]').filter(own.isHeard).map(link => {
      const name = own.nameOf(link) || (link.namespaceURI.endsWith('/svg') ? clean(link.textContent) : '');
      const href = hrefOf(link);
      const block = blockOf(link);
      const words = clean(block ? own.wordsOf(block) : '');
      const cell = link.closest('td, th');
      const headers = cell?.closest('table') ? axe.commons.table.getHeaders(cell).map(own.wordsOf).join(' ') : '';
      return {
        name,
        url: href.split('#')[0] === location.href.split('#')[0] ? href.replace(/#$/, '') : href.split('#')[0],
        // Two links share their context in a sentence or an item, and not in any box.
        block: block?.matches(near) ? axe.utils.getSelector(block).toString() : '',
        context: clean(`${words.replace(own.wordsOf(link) || name, '').replace(name, '')} ${block ? itemOver(block) : ''} ${headers} ${described(link)} ${link.title === name ? '' : link.title}`),
        isUnderHeading: headingOver(link),
        selector: axe.utils.getSelector(link).toString(),
        excerpt: link.outerHTML.slice(0, 300),
      };
    }).filter(link => link.name),
  };
}

async function links(looker) {
  return (await looker.gather(gather)).flatMap(({links: each, world}) => each.map(link => ({
    ...link, world, at: world.address(link.selector),
  })));
}

const key = text => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, '').trim();

// 2.4.4: a link that only says "here" stands in words, or under a heading, that say the rest.
const vague = {
  rule: 'own-vague-link', wcag: ['2.4.4'], impact: 'moderate', counted: true,
  async run(looker) {
    const found = {passed: 0, violations: [], needs_review: []};
    for (const {at, context, excerpt, isUnderHeading, name} of await links(looker)) {
      if (!VAGUE.includes(key(name))) continue;
      if (/\p{L}{2,}/u.test(context)) found.passed += 1;
      else (isUnderHeading ? found.needs_review : found.violations).push({
        selector: at, excerpt, message: `”${name}”, and nothing around it says more`,
      });
    }
    return found;
  },
};

// 2.4.4: two links with one name in the same sentence, item or cell lead to the same thing.
const ambiguous = {
  rule: 'own-ambiguous-links', wcag: ['2.4.4'], impact: 'serious', counted: true,
  async run(looker) {
    const groups = new Map();
    for (const link of await links(looker)) {
      if (!link.block || !/^https?:/.test(link.url)) continue;
      const group = `${link.world.path}|${link.block}|${key(link.name) || link.name}`;
      groups.set(group, [...groups.get(group) ?? [], link]);
    }
    const found = {passed: 0, violations: [], needs_review: []};
    const read = reader(looker);
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      const places = [...new Set(group.map(({url}) => url))];
      const texts = places.length > 1 ? await Promise.all(places.map(read)) : [''];
      if (new Set(texts).size === 1 && texts[0] !== null) {
        found.passed += group.length;
      } else {
        const [{at, excerpt, name}] = group;
        const isSure = texts.every(text => text !== null) && !texts.some((one, at) => texts.slice(at + 1).some(other => isNear(one, other)));
        const verdict = isSure ? found.violations : found.needs_review;
        verdict.push({selector: at, excerpt, message: `”${name}” leads to ${places.length} places: ${places.join(' ').slice(0, 200)}`});
      }
    }
    return found;
  },
};

// Nearly one page twice may serve one purpose: for a person to say.
function isNear(one, other) {
  const [these, those] = [one, other].map(text => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
  const most = Math.max(these.size, those.size);
  return most >= NEAR.words && [...these].filter(word => those.has(word)).length / most > NEAR.share;
}

// The words of another page, so that two addresses of one page are known as one; null where it cannot be read.
function reader({cdp, world}) {
  const cache = new Map();
  return url => {
    if (!cache.has(url)) cache.set(url, cache.size < MOST_FETCHED ? wordsOf(url) : Promise.resolve(null));
    return cache.get(url);
  };
  async function wordsOf(url) {
    try {
      const {resource} = await cdp.send('Network.loadNetworkResource', {
        frameId: world.frameId, url, options: {disableCache: false, includeCredentials: true},
      });
      if (!resource.success || resource.httpStatusCode >= 400) return null;
      let text = '';
      for (let isEnd = false; !isEnd && text.length < 500_000;) {
        const chunk = await cdp.send('IO.read', {handle: resource.stream});
        text += chunk.base64Encoded ? Buffer.from(chunk.data, 'base64').toString('utf8') : chunk.data;
        isEnd = chunk.eof;
      }
      await cdp.send('IO.close', {handle: resource.stream});
      return text.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
    } catch {
      return null;
    }
  }
}

export default [vague, ambiguous];
