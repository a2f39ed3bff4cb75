// 1.4.3: text on a gradient, which axe leaves to a person: decided where every shade gives one answer.
const STEPS = 12;

export default {
  rule: 'own-gradient-contrast', wcag: ['1.4.3'], impact: 'serious', counted: true,
  run: looker => looker.inspect((own, steps) => {
    const {color: colours, dom} = axe.commons;
    const shade = text => {
      const colour = new colours.Color();
      colour.parseString(text);
      return colour;
    };
    const stopsOf = image => {
      if (!/^(repeating-)?(linear|radial|conic)-gradient\(/.test(image) || /url\(|gradient\(.*gradient\(/.test(image)) return null;
      const stops = image.match(/rgba?\([^)]*\)|color\([^)]*\)/g)?.map(shade) ?? [];
      return stops.length > 1 && stops.every(({alpha}) => alpha === 1) ? stops : null;
    };
    const between = (one, other, at) => new colours.Color(
      ...['red', 'green', 'blue'].map(part => Math.round(one[part] + (other[part] - one[part]) * at)), 1,
    );
    const found = {passed: 0, violations: [], needs_review: []};
    const painters = own.all('*').filter(element => getComputedStyle(element).backgroundImage.includes('gradient('));
    if (!painters.length) return null;
    const holders = own.all('body *').filter(element => painters.some(painter => painter.contains(element))).filter(element => [...element.childNodes].some(
      node => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data),
    ));
    for (const element of holders) {
      if (!own.isShown(element) || element.closest(':disabled, [aria-disabled=true], option')) continue;
      const style = getComputedStyle(element);
      if (style.textShadow !== 'none' || style.backgroundClip === 'text') continue;
      const stack = dom.getElementStack(element);
      const painted = stack.slice(stack.indexOf(element)).find(each => {
        const {backgroundColor, backgroundImage} = getComputedStyle(each);
        return backgroundImage !== 'none' || shade(backgroundColor).alpha > 0;
      });
      if (!painted || stack.indexOf(element) < 0) continue;
      const look = getComputedStyle(painted);
      const stops = stopsOf(look.backgroundImage);
      const fades = stack.some(each => Number(getComputedStyle(each).opacity) < 1);
      const text = shade(style.color);
      if (!stops || fades || text.alpha < 1 || look.backgroundRepeat !== 'repeat' || look.backgroundSize !== 'auto') continue;
      const shades = stops.slice(1).flatMap((stop, index) => Array.from(
        {length: steps + 1}, (_, step) => between(stops[index], stop, step / steps),
      ));
      const ratios = shades.map(each => colours.getContrast(each, text));
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const least = isLarge ? 3 : 4.5;
      const message = `the contrast is between ${Math.min(...ratios).toFixed(2)} and ${Math.max(...ratios).toFixed(2)}, and should be ${least}`;
      if (Math.min(...ratios) >= least) found.passed += 1;
      else (Math.max(...ratios) < least ? found.violations : found.needs_review).push({element, message});
    }
    return found;
  }, STEPS),
};
