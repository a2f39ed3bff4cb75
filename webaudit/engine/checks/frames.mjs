// 4.1.2: frames with one name show the same thing.
const NEAR = {share: 0.8, words: 10}; // in common

export default {
  rule: 'own-same-frame-name', wcag: ['4.1.2'], impact: 'moderate', counted: true,
  run: looker => looker.inspect((own, near) => {
    const groups = new Map();
    for (const frame of own.all('iframe').filter(own.isHeard)) {
      const name = own.nameOf(frame).toLowerCase();
      if (name) groups.set(name, [...groups.get(name) ?? [], frame]);
    }
    const place = frame => frame.hasAttribute('srcdoc') ? `srcdoc:${frame.srcdoc}` : frame.src;
    const words = frame => {
      try {
        const {body, title} = frame.contentDocument;
        return `${title} ${body.innerText} ${[...body.querySelectorAll('img')].map(image => image.src)}`.replace(/\s+/g, ' ').trim();
      } catch {
        return null;
      }
    };
    const found = {passed: 0, violations: [], needs_review: []};
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      const texts = new Set(group.map(words));
      // Nearly one page twice may serve one purpose: for a person to say.
      const share = (one, other) => {
        const [these, those] = [one, other].map(text => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
        const most = Math.max(these.size, those.size);
        return most < near.words ? 0 : [...these].filter(word => those.has(word)).length / most;
      };
      const isNear = !texts.has(null) && [...texts].some((one, at) => [...texts].slice(at + 1).some(other => share(one, other) > near.share));
      if (new Set(group.map(place)).size === 1 || (texts.size === 1 && !texts.has(null))) {
        found.passed += group.length;
      } else {
        const verdict = texts.has(null) || isNear ? found.needs_review : found.violations;
        verdict.push({element: group[1], message: `${group.length} frames are called ”${own.nameOf(group[0])}” and differ`});
      }
    }
    return found;
  }, NEAR),
};
