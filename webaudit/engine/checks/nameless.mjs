// What is met by those who listen, and has no name: where the rules of axe do not look.

// 1.1.1: an image that says it is decoration, and can be focused or has a role or a live region of
// its own, is read out all the same: without a name.
const exposed = {
  rule: 'own-image-exposed', wcag: ['1.1.1'], impact: 'serious', counted: true, beside: 'image-alt',
  run: looker => looker.inspect(own => {
    const SPEAKS = ['aria-atomic', 'aria-busy', 'aria-controls', 'aria-describedby', 'aria-details', 'aria-live', 'aria-owns'];
    const found = {passed: 0, violations: []};
    for (const element of own.all('img[alt=""]').filter(own.isHeard)) {
      const isMet = element.tabIndex >= 0 || element.hasAttribute('tabindex') || /^(img|image)\b/.test(element.getAttribute('role') ?? '')
        || SPEAKS.some(name => element.getAttribute(name));
      if (!isMet || own.roleOf(element) !== 'img' || own.nameOf(element)) found.passed += 1;
      else found.violations.push({element, message: 'it is said to be decoration, and is read out all the same'});
    }
    return found;
  }),
};

// 1.1.1: where nothing on a page can be read out, the image that fills it is hardly decoration. Advice: who
// opens a picture by itself may have read about it on the page before.
const alone = {
  rule: 'own-image-alone', wcag: ['1.1.1'], impact: 'critical', counted: false,
  run: looker => looker.inspectPage(own => {
    const LEAST = 24; // pixels each way: smaller ones count visitors
    if (document.getElementsByTagName('*').length > 200) return null; // there are words to be found, and this is slow
    const hears = element => own.isHeard(element) && (
      element.matches('iframe, object, embed, video, audio, input, button, select, textarea, a[href]')
      || ['alt', 'aria-label', 'aria-labelledby', 'title'].some(name => element.getAttribute(name)?.trim())
      || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
    );
    if (own.all('body, body :not(script, style, noscript, template)').some(hears)) return null;
    const isDrawn = element => {
      if (element.localName === 'img') return element.complete && element.naturalWidth > 1;
      if (element.localName === 'svg') return Boolean(element.querySelector('path, circle, rect, line, polygon, polyline, ellipse, text, use, image'));
      const empty = Object.assign(document.createElement('canvas'), {width: element.width, height: element.height});
      try {
        return element.toDataURL() !== empty.toDataURL();
      } catch {
        return false; // an image from elsewhere is drawn on it: the browser does not say
      }
    };
    const violations = own.all('img, svg, canvas').filter(element => {
      const {bottom, height, right, width} = element.getBoundingClientRect();
      const isNamed = element.localName === 'img' && !element.hasAttribute('alt') && !element.hasAttribute('role');
      return own.isShown(element) && !isNamed && Math.min(height, width) >= LEAST && bottom > 0 && right > 0 && isDrawn(element);
    }).map(element => ({element, message: 'there is nothing else on the page, and nothing of it is read out'}));
    return violations.length ? {violations} : null;
  }),
};

// 2.4.4: a link drawn the old way, with an address of another namespace.
const drawn = {
  rule: 'own-drawn-link-name', wcag: ['2.4.4', '4.1.2'], impact: 'serious', counted: true, beside: 'link-name',
  run: looker => looker.inspect(own => {
    const found = {passed: 0, violations: []};
    for (const element of own.all('svg a[*|href]:not([href])').filter(own.isHeard)) {
      const name = own.nameOf(element) || element.textContent.trim();
      if (name) found.passed += 1;
      else found.violations.push({element, message: 'the link has no name'});
    }
    return found;
  }),
};

// 4.1.2: a scroll bar of the page's own says what it scrolls.
const scrollBar = {
  rule: 'own-scroll-bar', wcag: ['4.1.2'], impact: 'serious', counted: true,
  run: looker => looker.inspect(own => {
    const found = {passed: 0, violations: []};
    for (const element of own.all('[role=scrollbar]').filter(own.isHeard)) {
      const ids = (element.getAttribute('aria-controls') ?? '').split(/\s+/).filter(Boolean);
      if (ids.some(id => element.getRootNode().getElementById(id))) found.passed += 1;
      else found.violations.push({element, message: 'aria-controls says of nothing on the page that it is scrolled'});
    }
    return found;
  }),
};

export default [exposed, alone, drawn, scrollBar];
