// 1.4.3: the words that wait in an empty field can be read.
export default {
  rule: 'own-placeholder-contrast', wcag: ['1.4.3'], impact: 'serious', counted: true,
  run: looker => looker.inspect(own => {
    const colours = axe.commons.color;
    const shade = text => {
      const colour = new colours.Color();
      colour.parseString(text);
      return colour;
    };
    const found = {passed: 0, violations: []};
    for (const element of own.all('input[placeholder], textarea[placeholder]')) {
      if (!element.matches(':placeholder-shown') || element.disabled || !element.placeholder.trim() || !own.isShown(element)) continue;
      const style = getComputedStyle(element, '::placeholder');
      const box = getComputedStyle(element);
      const ground = shade(box.backgroundColor);
      const text = shade(style.color);
      text.alpha *= Number(style.opacity);
      if (box.backgroundImage !== 'none' || ground.alpha < 1 || text.alpha === 0) continue;
      let isFaded = false;
      for (let at = element; at; at = at.parentElement) isFaded ||= Number(getComputedStyle(at).opacity) < 1;
      const ratio = colours.getContrast(ground, colours.flattenColors(text, ground));
      const size = Number.parseFloat(style.fontSize);
      const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      if (isFaded) continue;
      if (ratio >= least) found.passed += 1;
      else found.violations.push({element, message: `the placeholder has contrast ${ratio.toFixed(2)}, and should have ${least}`});
    }
    return found;
  }),
};
