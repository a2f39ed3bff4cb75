// 3.3.1: a message that belongs to a field with a fault says what the fault is.
const EMPTY = [
  'fel', 'felaktig', 'felaktigt', 'felaktigt värde', 'fel värde', 'ogiltig', 'ogiltigt', 'ogiltigt värde', 'ej giltig', 'ej giltigt', 'något gick fel',
  'error', 'wrong', 'wrong value', 'incorrect', 'incorrect value', 'invalid', 'invalid value', 'invalid input', 'invalid data', 'not valid', 'failed',
  'oops', 'there was an error', 'there is an error', 'an error occurred', 'something went wrong', 'something is wrong', 'please try again', 'försök igen',
];

export default {
  rule: 'own-error-words', wcag: ['3.3.1'], impact: 'serious', counted: true,
  run: looker => looker.inspect((own, empty) => {
    const found = {passed: 0, violations: []};
    const plain = text => text.toLowerCase().replace(/[^\p{L}\p{N} ]+/gu, ' ').replace(/\s+/g, ' ').trim();
    for (const element of own.all('[aria-invalid=true]').filter(own.isHeard)) {
      const ids = ['aria-errormessage', 'aria-describedby'].flatMap(name => (element.getAttribute(name) ?? '').split(/\s+/));
      const told = ids.map(id => id && element.getRootNode().getElementById(id)).filter(each => each && own.isShown(each));
      const words = plain(told.map(own.wordsOf).join(' '));
      if (!words) continue;
      if (empty.includes(words)) found.violations.push({element, message: `it has a fault, and all that is said of it is ”${words}”`});
      else found.passed += 1;
    }
    return found;
  }, EMPTY),
};
