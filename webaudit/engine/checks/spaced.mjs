// 1.3.2: a word is written together. One that is spaced out by blanks is read letter by letter.
const SPACED = '(?<![\\p{L}\\p{N}])(?:\\p{L}[ \\u00a0\\u2009]){4,}\\p{L}(?![\\p{L}\\p{N}])';

export default {
  rule: 'own-spaced-letters', wcag: ['1.3.2'], impact: 'moderate', counted: true,
  run: looker => looker.inspect((own, spaced) => {
    const found = {passed: 0, violations: []};
    const isWord = letters => {
      const order = letters.toLocaleLowerCase('sv');
      const steps = [...order].slice(1).map((letter, at) => Math.sign(letter.localeCompare(order[at], 'sv')));
      const isRow = steps.every(step => step > 0) || steps.every(step => step < 0); // an alphabet, or a part of it
      return !isRow && new Set(order).size > 2 && /[aeiouyåäö]/.test(order) && /[^aeiouyåäö]/.test(order);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.length < 9) continue;
      const words = [...node.data.replace(/\s*\n\s*/g, ' | ').matchAll(new RegExp(spaced, 'gu'))].map(([word]) => word);
      const element = node.parentElement;
      const word = words.find(each => isWord(each.replace(/\s/g, '')));
      if (!word || element.closest('pre, code, kbd, samp, script, style, noscript, textarea, [aria-hidden=true], [aria-label], [role=img]')) continue;
      if (own.isHeard(element)) found.violations.push({element, message: `”${word}” is read letter by letter`});
    }
    return found;
  }, SPACED),
};
