// 1.4.4: the page's viewport lets people zoom to 200 %, as browsers read the odd ways of writing it.
export default {
  rule: 'own-viewport-zoom', wcag: ['1.4.4'], impact: 'critical', counted: true, beside: 'meta-viewport',
  run: looker => looker.inspect(own => {
    const found = {passed: 0, violations: []};
    const metas = [...document.querySelectorAll('meta[name="viewport" i][content]')];
    for (const element of metas) {
      const settings = Object.fromEntries(element.content.toLowerCase().split(/[,;\s]+(?=[a-z-]+\s*=)|[,;]/)
        .map(setting => setting.split('=').map(word => word?.trim())).filter(([, value]) => value));
      const scale = settings['maximum-scale'];
      const scalable = settings['user-scalable'];
      if (scale === undefined && scalable === undefined) continue;
      // A word is 1, but yes and device-width are theirs; what is below 0 is not read at all.
      const number = {yes: 1, 'device-width': 10, 'device-height': 10}[scale] ?? (Number.parseFloat(scale) || 0.1);
      const isHeld = scale !== undefined && number >= 0 && number < 2;
      const word = Number.parseFloat(scalable);
      const isFixed = scalable !== undefined && !['yes', 'device-width', 'device-height'].includes(scalable)
        && !(Math.abs(word) >= 1);
      if (isHeld || isFixed) found.violations.push({element, message: `zoom is held back: ${element.content}`});
      else found.passed += 1;
    }
    return metas.length ? found : null;
  }),
};
