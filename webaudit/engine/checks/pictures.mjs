// 1.4.3: words on a picture, which axe leaves to a person: decided where not one point of the picture
// behind them stands out enough. The words are made invisible, and what is behind them photographed.
const MOST = 4; // pieces of text on a page
const MOST_POINTS = 600_000; // pixels of one picture

function find(own) {
  const {color: colours, dom} = axe.commons;
  const shade = text => {
    const colour = new colours.Color();
    colour.parseString(text);
    return colour;
  };
  const hasPlate = element => ['::before', '::after'].some(pseudo => {
    const {backgroundColor, backgroundImage, content} = getComputedStyle(element, pseudo);
    return /^"/.test(content) && (/url\(/.test(backgroundImage) || shade(backgroundColor).alpha > 0);
  });
  const plated = new Set();
  const painted = own.all('body, body *').filter(element => {
    if (hasPlate(element)) plated.add(element);
    return plated.has(element) || element.matches('img, canvas, video, picture, svg') || /url\(/.test(getComputedStyle(element).backgroundImage);
  });
  if (!painted.length) return null;
  const boxes = painted.map(element => element.getBoundingClientRect());
  const isOver = ({bottom, left, right, top}) => boxes.some(
    box => box.left < right && box.right > left && box.top < bottom && box.bottom > top,
  );
  const texts = [];
  for (const element of own.all('body *')) {
    if (texts.length === 20) break;
    const words = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]{2}/u.test(node.data));
    if (!words.length || element.closest(':disabled, [aria-disabled=true], option, svg, label') || !own.isShown(element)) continue;
    // What axe can judge is its own to say; it does not see a plate drawn by style.
    const isPlated = [...plated].some(plate => plate.contains(element));
    if (!isOver(element.getBoundingClientRect()) || (!isPlated && colours.getBackgroundColor(element, []))) continue;
    const style = getComputedStyle(element);
    const text = shade(style.color);
    const fades = dom.getElementStack(element).some(each => {
      const {filter, mixBlendMode, opacity} = getComputedStyle(each);
      return Number(opacity) < 1 || filter !== 'none' || mixBlendMode !== 'normal';
    });
    if (fades || text.alpha < 1 || style.textShadow !== 'none' || style.webkitTextStrokeWidth !== '0px' || /text/.test(style.backgroundClip)) continue;
    const range = document.createRange();
    range.selectNodeContents(words[0]);
    const [line] = [...range.getClientRects()].filter(({height, width}) => height > 4 && width > 4);
    if (!line) continue;
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    texts.push({
      element, text: text.getRelativeLuminance(), least: isLarge ? 3 : 4.5,
      clip: {x: line.x + scrollX, y: line.y + scrollY, width: line.width, height: line.height},
      isInWindow: line.top >= 0 && line.left >= 0 && line.bottom <= innerHeight && line.right <= innerWidth && !scrollX && !scrollY,
    });
  }
  own.onPictures = texts;
  return {texts: texts.map(({clip, isInWindow}) => ({clip, isInWindow}))};
}

// In the page: the most that any point of a picture stands out from a text.
async function judge({at, data}) {
  const {own} = globalThis;
  const {text, least} = own.onPictures[at];
  const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  pen.drawImage(picture, 0, 0);
  const points = new Uint32Array(pen.getImageData(0, 0, picture.width, picture.height).data.buffer);
  const part = value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const ratios = [...new Set(points)].map(point => {
    const light = 0.2126 * part(point & 255) + 0.7152 * part((point >> 8) & 255) + 0.0722 * part((point >> 16) & 255);
    return (Math.max(light, text) + 0.05) / (Math.min(light, text) + 0.05);
  });
  const most = ratios.reduce((high, ratio) => Math.max(high, ratio), 1);
  own.onPictures[at].most = most;
  return {isTooFaint: most < least, isClear: ratios.every(ratio => ratio >= least)};
}

export default {
  rule: 'own-picture-contrast', wcag: ['1.4.3'], impact: 'serious', counted: true, order: 105,
  async run(looker) {
    const [found] = await looker.gather(find, null, [looker.world]);
    if (!found?.texts.length) return null;
    await looker.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*, ::before, ::after { color: transparent !important; transition: none !important; caret-color: transparent !important }');
      globalThis.own.unseen = [...document.adoptedStyleSheets];
      document.adoptedStyleSheets = [...globalThis.own.unseen, sheet];
    });
    const faint = [];
    let passed = 0;
    try {
      for (const [at, {clip, isInWindow}] of found.texts.slice(0, MOST).entries()) {
        if (clip.width * clip.height > MOST_POINTS) continue;
        // What is further down is drawn in a window as high as the page, which lays all of it out anew.
        const {data} = await looker.cdp.send('Page.captureScreenshot', {
          clip: {...clip, scale: 1}, captureBeyondViewport: !isInWindow, optimizeForSpeed: true,
        });
        const {isClear, isTooFaint} = await looker.evaluate(judge, {at, data});
        if (isTooFaint) faint.push(at);
        if (isClear) passed += 1;
      }
    } finally {
      await looker.evaluate(() => { document.adoptedStyleSheets = globalThis.own.unseen; });
    }
    if (!faint.length) return {passed};
    const told = await looker.inspectPage((own, list) => ({violations: list.map(at => ({
      element: own.onPictures[at].element,
      message: `the contrast is at most ${own.onPictures[at].most.toFixed(2)}, and should be ${own.onPictures[at].least}`,
    }))}), faint);
    return {...told, passed};
  },
};
