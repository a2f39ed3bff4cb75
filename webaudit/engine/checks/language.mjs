// Is the text in the language that the page, or a part of it, says it is?
const SURE = {
  letters: 24, // of a text: shorter ones are left undecided, and so are names and headings
  unknownLetters: 60, // the same, where the detector does not know the language stated
  margin: 0.12, // between the scores of the language found and of the language stated
  longLetters: 80, // a text this long says enough for a smaller margin: Norwegian is near Swedish
  longMargin: 0.08,
  share: 0.6, // of the letters of a page that must be in another language
  unmarkedLetters: 100, // of a part without `lang`, in another language than its page
  unmarkedMargin: 0.25,
};

// Languages a reader, and the detector, may take for each other: never told apart here.
const ALIKE = [
  ['no', 'nb', 'nn'], ['fi', 'fit', 'fkv', 'olo'], ['zh', 'yue', 'cmn', 'zho'], ['ms', 'id', 'zsm'],
  ['hr', 'sr', 'bs', 'sh'], ['tl', 'fil'], ['fa', 'prs'], ['et', 'vro'], ['ku', 'ckb', 'kmr'],
];
const THREE_LETTERS = {
  swe: 'sv', eng: 'en', fin: 'fi', nor: 'no', nob: 'nb', nno: 'nn', dan: 'da', deu: 'de', ger: 'de',
  fra: 'fr', fre: 'fr', spa: 'es', nld: 'nl', dut: 'nl', sme: 'se', isl: 'is', pol: 'pl', ara: 'ar',
};

const primary = tag => {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0];
  return THREE_LETTERS[language] ?? language;
};
const isAlike = (one, other) => one === other || ALIKE.some(group => group.includes(one) && group.includes(other));
const lettersOf = text => (text.match(/\p{L}/gu) ?? []).length;

// What is no language at all is for axe to say.
const NAMES = new Intl.DisplayNames('en', {type: 'language', fallback: 'none'});
const isLanguage = lang => /^[a-z]{2,3}([-_]|$)/i.test(lang.trim()) && Boolean(NAMES.of(lang.trim().split(/[-_]/)[0]));

let detector = null; // read at the first page: a fifth of a second, and not every worker needs it

// The language a text is in rather than the one stated, or null: agreement, or not for us to say.
async function otherLanguage(text, stated, margin = lettersOf(text) < SURE.longLetters ? SURE.margin : SURE.longMargin) {
  detector ??= (await import('eld/extrasmall')).eld;
  const found = detector.detect(text);
  const scores = found.getScores();
  const language = found.language;
  if (!language || isAlike(language, stated) || !found.isReliable()) return null;
  const own = Math.max(...Object.keys(scores).filter(code => isAlike(code, stated)).map(code => scores[code]), 0);
  const isKnown = own > 0 || KNOWN.has(stated);
  if (lettersOf(text) < (isKnown ? SURE.letters : SURE.unknownLetters)) return null;
  return scores[language] - own >= margin ? language : null;
}

const KNOWN = new Set(['am', 'ar', 'az', 'be', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu',
  'fa', 'fi', 'fr', 'gu', 'he', 'hi', 'hr', 'hu', 'hy', 'is', 'it', 'ja', 'ka', 'kn', 'ko', 'ku', 'lo', 'lt', 'lv',
  'ml', 'mr', 'ms', 'nl', 'no', 'nb', 'nn', 'or', 'pa', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sq', 'sr', 'sv', 'ta',
  'te', 'th', 'tl', 'tr', 'uk', 'ur', 'vi', 'yo', 'zh']);

const LINE = 'p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, blockquote, figcaption, a, button, label, legend, summary';

// In the page: texts with the element whose `lang` they are under, those with none of their own first.
function gather(own, line) {
  const langOf = element => {
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
      if (at.hasAttribute('lang') && at !== document.documentElement) return at;
    }
    return document.documentElement;
  };
  const isWords = element => !element.closest('script, style, noscript, template, code, pre, samp, kbd, svg, [translate=no]');
  const texts = new Map(); // language element -> block -> words
  const put = (element, words) => {
    const text = words.replace(/\s+/g, ' ').trim();
    if (!/\p{L}/u.test(text)) return;
    const owner = langOf(element);
    const block = element.closest(line) ?? element;
    const blocks = texts.get(owner) ?? new Map();
    texts.set(owner, blocks);
    blocks.set(block, `${blocks.get(block) ?? ''} ${text}`.trim());
  };
  const walk = root => {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const element = node.parentElement ?? root.host;
        if (node.data.trim() && isWords(element) && (own.isShown(element) || own.isHeard(element))) put(element, node.data);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches('img[alt], input[type=image][alt], area[alt], [role=img][aria-label]') && own.isHeard(node)) {
          put(node, node.getAttribute('alt') ?? node.getAttribute('aria-label'));
        }
        if (node.shadowRoot) walk(node.shadowRoot);
        walk(node);
      }
    }
  };
  walk(document.body ?? document.documentElement);
  const selector = element => axe.utils.getSelector(element).toString();
  const start = element => element.cloneNode().outerHTML.slice(0, 200);
  const top = document.documentElement;
  return {
    title: document.title,
    top: {lang: top.getAttribute('lang') ?? '', selector: 'html', excerpt: start(top)},
    owners: [...texts].map(([owner, blocks]) => ({
      isPage: owner === document.documentElement,
      lang: owner.getAttribute('lang') ?? owner.getAttribute('xml:lang') ?? '',
      selector: selector(owner),
      excerpt: start(owner),
      blocks: [...blocks].map(([block, text]) => ({text, selector: selector(block), excerpt: start(block)})),
    })),
  };
}

async function documents(looker) {
  return (await looker.gather(gather, LINE)).map(({owners: each, title, top, world}) => ({
    top: {...top, selector: world.address(top.selector)},
    owners: each.filter(({lang}) => isLanguage(lang)).map(owner => ({
      ...owner,
      title,
      selector: world.address(owner.selector),
      blocks: owner.blocks.map(block => ({...block, selector: world.address(block.selector)})),
    })),
  }));
}

const owners = async looker => (await documents(looker)).flatMap(each => each.owners);

const quote = text => `”${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`;
const verdict = () => ({passed: 0, violations: [], needs_review: []});

// 3.1.1: the page's language is the language of most of its text.
const page = {
  rule: 'own-page-language', wcag: ['3.1.1'], impact: 'serious', counted: true,
  async run(looker) {
    const found = verdict();
    for (const {blocks, excerpt, isPage, lang, selector, title} of await owners(looker)) {
      if (!isPage) continue;
      const texts = blocks.map(({text}) => text);
      const stated = primary(lang);
      const language = await otherLanguage([title, ...texts].join('. '), stated);
      const strays = [];
      for (const text of texts) if (language && await isIn(text, language, stated)) strays.push(text);
      const share = lettersOf(strays.join('')) / lettersOf(texts.join(''));
      if (language && share >= SURE.share) {
        found.violations.push({selector, excerpt, message: `lang says ${lang}, the text is ${language}: ${quote(strays[0])}`});
      } else if (!language) {
        found.passed += 1;
      }
    }
    for (const {owners: parts, top} of await documents(looker)) {
      const language = await onlyOther(parts, top.lang);
      if (language) found.violations.push({...top, message: `lang says ${top.lang}, and all of the text is marked as ${language}, and is`});
    }
    return found;
  },
};

// The language of a page every word of which is marked as being in one other than the page's, and is.
async function onlyOther(parts, lang) {
  const marked = [...new Set(parts.map(part => primary(part.lang)))];
  if (!isLanguage(lang) || marked.length !== 1 || parts.some(({isPage}) => isPage) || isAlike(marked[0], primary(lang))) return null;
  const [{title}] = parts;
  const text = parts.flatMap(({blocks}) => blocks.map(block => block.text)).join('. ');
  const isSo = async words => isAlike((await otherLanguage(words, primary(lang))) ?? '', marked[0]);
  return await isSo(text) && await isSo(`${title}. ${text}`) ? marked[0] : null;
}

async function isIn(text, language, stated) {
  const {[language]: score = 0, ...others} = detector.detect(text).getScores();
  return score > Math.max(0, ...Object.keys(others).filter(code => isAlike(code, stated)).map(code => others[code]));
}

// 3.1.2: a part that states its language is in it.
const part = {
  rule: 'own-part-language', wcag: ['3.1.2'], impact: 'serious', counted: true,
  async run(looker) {
    const found = verdict();
    for (const {blocks, excerpt, isPage, lang, selector} of await owners(looker)) {
      if (isPage) continue;
      const text = blocks.map(each => each.text).join('. ');
      const language = await otherLanguage(text, primary(lang));
      if (!language) found.passed += 1;
      else found.violations.push({selector, excerpt, message: `lang says ${lang}, the text is ${language}: ${quote(text)}`});
    }
    return found;
  },
};

// 3.1.2: a whole passage in another language than its page says so. A list of names is no passage.
const unmarked = {
  rule: 'own-unmarked-language', wcag: ['3.1.2'], impact: 'moderate', counted: true,
  async run(looker) {
    const found = verdict();
    for (const {blocks, isPage, lang, title} of await owners(looker)) {
      const stated = primary(lang);
      const whole = [title, ...blocks.map(each => each.text)].join('. ');
      if (!isPage || await otherLanguage(whole, stated)) continue; // the page itself is wrong: one fault
      for (const {excerpt, selector, text} of blocks) {
        if (lettersOf(text) < SURE.unmarkedLetters || !/\p{Ll}\p{L}*[,;]?\s+\p{Ll}/u.test(text)) continue;
        const language = await otherLanguage(text, stated, SURE.unmarkedMargin);
        if (!language) found.passed += 1;
        else found.violations.push({selector, excerpt, message: `in ${language} without lang: ${quote(text)}`});
      }
    }
    return found;
  },
};

export default [page, part, unmarked];
