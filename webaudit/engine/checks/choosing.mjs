// 3.2.2: choosing among things does not in itself lead to another page, unless people are told beforehand.
const LEAVES = '(?:^|[^\\w$])(?:(?:window|document|self|top|parent)\\.)*(?:location(?:\\.href)?\\s*=[^=]|location\\.(?:assign|replace)\\s*\\(|open\\s*\\()';
const SENDS = '\\.(?:submit|requestSubmit)\\s*\\(';
const TOLD = 'direkt|automatiskt|genast|laddas om|byter sida|öppnas|skickas|automatically|immediately|at once|reload|opens|takes you|leads to';

export default {
  rule: 'own-choice-leaves', wcag: ['3.2.2'], impact: 'serious', counted: true,
  run: looker => looker.inspect((own, {leaves, sends, told}) => {
    const found = {passed: 0, violations: [], needs_review: []};
    for (const element of own.all('select[onchange], select[oninput], input[type=radio][onchange], input[type=checkbox][onchange]')) {
      if (!own.isShown(element) || element.disabled) continue;
      const code = ['onchange', 'oninput'].map(name => element.getAttribute(name) ?? '').join(';');
      const ids = `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`.split(/\s+/);
      const around = element.closest('p, li, td, fieldset, form, section, div');
      const words = [own.nameOf(element), element.title, around && around !== document.body ? own.wordsOf(around) : '',
        ...ids.map(id => (id && element.getRootNode().getElementById(id)?.textContent) || '')].join(' ');
      const isTold = new RegExp(told, 'i').test(words);
      const message = `to choose in ”${own.nameOf(element).slice(0, 60)}” leads away from the page`;
      if (!new RegExp(leaves).test(code) && !new RegExp(sends).test(code)) found.passed += 1;
      else if (isTold) found.passed += 1;
      else (new RegExp(leaves).test(code) ? found.violations : found.needs_review).push({element, message});
    }
    return found;
  }, {leaves: LEAVES, sends: SENDS, told: TOLD}),
};
