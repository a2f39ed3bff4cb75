// 1.1.1: a text alternative that is a file name or a placeholder says nothing of the image.
const PLACEHOLDERS = [
  'bild', 'bilden', 'foto', 'fotografi', 'illustration', 'ikon', 'grafik', 'platshållare', 'bildtext', 'alt-text', 'alttext', 'alternativtext',
  'image', 'picture', 'photo', 'photograph', 'icon', 'graphic', 'placeholder', 'img', 'alt', 'alt text', 'untitled', 'null', 'undefined', 'spacer',
];

export default {
  rule: 'own-image-alt-words', wcag: ['1.1.1'], impact: 'serious', counted: true,
  run: looker => looker.inspect((own, placeholders) => {
    const found = {passed: 0, violations: [], needs_review: []};
    const page = own.wordsOf(document.body).toLowerCase();
    for (const element of own.all('img, input[type=image]').filter(own.isHeard)) {
      const name = own.nameOf(element);
      if (!name) continue;
      const says = name.toLowerCase();
      let file = '';
      try {
        file = decodeURIComponent(new URL(element.currentSrc || element.src, document.baseURI).pathname.split('/').pop()).toLowerCase();
      } catch { /* an address that is none */ }
      const isFile = (says === file && /\.[a-z0-9]{2,5}$/.test(says))
        || /^[\w.%() -]*[\d_-][\w.%() -]*\.(jpe?g|png|gif|svg|webp|avif|bmp|tiff?)$/.test(says);
      const isEmpty = placeholders.includes(says.replace(/[^\p{L} -]/gu, '').trim());
      // A page about files calls them by their names.
      const isTold = isFile && page.includes(says);
      if (isFile || isEmpty) (isTold ? found.needs_review : found.violations).push({element, message: `the text alternative is ”${name}”`});
      else found.passed += 1;
    }
    return found;
  }, PLACEHOLDERS),
};
