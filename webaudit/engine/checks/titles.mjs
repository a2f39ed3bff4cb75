// Titles, headings and labels that nobody wrote: what stood in the template, or nothing to do with the page.
const TITLES = [
  'untitled', 'untitled document', 'untitled page', 'document', 'home', 'index', 'page', 'new page', 'title', 'page title', 'default', 'test',
  'namnlös', 'namnlöst dokument', 'dokument', 'sida', 'ny sida', 'sidtitel', 'titel', 'startsida', 'hem', 'index.html',
];
const HEADINGS = ['heading', 'headline', 'title', 'untitled', 'subheading', 'rubrik', 'underrubrik', 'mellanrubrik', 'ny rubrik', 'rubriken', 'titel'];
const LABELS = ['label', 'etikett', 'field', 'fält', 'input', 'inmatning', 'textfield', 'textbox', 'textruta', 'undefined', 'null'];
const ENOUGH = 20; // different words of a page, to say that its title has none of them
const FILLER = /^lorem ipsum|^\W*x{3,}\W*$/i;

// 2.4.2: the title is of this page. It shares no word with the page it is on, nor with its address: it is of another.
const title = {
  rule: 'own-title-words', wcag: ['2.4.2'], impact: 'moderate', counted: true,
  run: looker => looker.inspectPage((own, {enough, filler, placeholders}) => {
    const element = document.querySelector('title');
    const says = document.title.trim();
    if (!element || !says) return null;
    const fault = message => ({violations: [{element, message: `the title is ”${says}”${message}`}]});
    const isName = /^[\w-]+\.(html?|php|aspx?|docx?|pdf)$/i.test(says);
    if (isName || placeholders.includes(says.toLowerCase()) || new RegExp(filler, 'i').test(says)) return fault('');
    const stems = text => new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(word => word.slice(0, 4)));
    const names = own.all('img[alt], [aria-label], [title], a, meta[content]').map(each => ['alt', 'aria-label', 'title', 'content', 'href']
      .map(name => each.getAttribute(name) ?? '').join(' '));
    const page = [...document.body.querySelectorAll('iframe')].length ? null
      : stems(`${own.wordsOf(document.body)} ${names.join(' ')} ${decodeURI(location.href)}`);
    const itsOwn = stems(says);
    if (!page || page.size < enough || !itsOwn.size || [...itsOwn].some(stem => page.has(stem))) return {passed: 1};
    const isLatin = text => /\p{Script=Latin}{4}/u.test(text);
    if (!isLatin(says) || !isLatin(own.wordsOf(document.body))) return null;
    return fault(', and none of its words are on the page');
  }, {enough: ENOUGH, filler: FILLER.source, placeholders: TITLES}),
};

// 2.4.6: a heading is not what stood in the template.
const heading = {
  rule: 'own-heading-words', wcag: ['2.4.6'], impact: 'moderate', counted: true,
  run: looker => looker.inspect((own, {filler, placeholders}) => {
    const found = {passed: 0, violations: []};
    for (const element of own.all('h1, h2, h3, h4, h5, h6, [role=heading]').filter(own.isHeard)) {
      const says = own.nameOf(element);
      if (!says) continue;
      const isEmpty = placeholders.includes(says.toLowerCase().replace(/[\d\s.:]+$/, '')) || new RegExp(filler, 'i').test(says);
      if (isEmpty) found.violations.push({element, message: `the heading is ”${says}”`});
      else found.passed += 1;
    }
    return found;
  }, {filler: FILLER.source, placeholders: HEADINGS}),
};

// 2.4.6: fields of one form with one label are told apart by their group, heading or cell.
const label = {
  rule: 'own-label-words', wcag: ['2.4.6'], impact: 'moderate', counted: true,
  run: looker => looker.inspect((own, {filler, placeholders}) => {
    const kinds = 'input:not([type=hidden], [type=radio], [type=checkbox], [type=button], [type=submit], [type=reset], [type=image]), select, textarea';
    const headings = own.all('h1, h2, h3, h4, h5, h6, legend, [role=heading]').filter(own.isShown);
    const standsUnder = field => {
      const groups = [];
      for (let at = field.parentElement; at; at = at.parentElement) {
        if (at.matches('fieldset, [role=group], [role=radiogroup], section, [role=region], dialog, [role=dialog]')) groups.push(own.nameOf(at));
        if (at.matches('td, th')) groups.push(at.cellIndex, own.wordsOf(at.parentElement.cells[0]));
      }
      const over = headings.filter(each => each.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
      return `${groups.join('|')}|${over ? headings.indexOf(over) : ''}`;
    };
    // Words that stand between two fields, and are no label, may tell them apart: for a person to say.
    const isBetween = (node, [one, other]) => one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING
      && node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    const areTold = fields => own.all('body *').some(element => isBetween(element, fields)
      && !element.closest('label, button, select, script, style') && own.isShown(element)
      && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data)));
    const found = {passed: 0, violations: [], needs_review: []};
    const groups = new Map();
    for (const element of own.all(kinds).filter(each => own.isShown(each) && own.isHeard(each))) {
      const says = own.nameOf(element).toLowerCase().replace(/[*:\s]+$/, '');
      if (!says) continue;
      if (placeholders.includes(says) || new RegExp(filler, 'i').test(says)) {
        found.violations.push({element, message: `the label is ”${says}”`});
        continue;
      }
      const key = `${says}|${standsUnder(element)}`;
      groups.set(key, [...groups.get(key) ?? [], element]);
    }
    for (const group of groups.values()) {
      const byForm = Map.groupBy?.(group, field => field.form) ?? new Map([[null, group]]);
      for (const alike of byForm.values()) {
        if (alike.length > 1) (areTold(alike) ? found.needs_review : found.violations).push({element: alike[1], message: `${alike.length} fields are called ”${own.nameOf(alike[1])}”`});
        else found.passed += 1;
      }
    }
    return found;
  }, {filler: FILLER.source, placeholders: LABELS}),
};

export default [title, heading, label];
