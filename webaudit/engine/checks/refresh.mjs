// 2.2.1: a page that sends people on by itself does so at once, or after twenty hours. Where it has
// already happened, the rules only meet the next page; the browser tells what the first one asked for.
const AT_MOST = 72_000;

// In the page: what the first of its refreshes that a browser can read asks for, however it is spelt.
function stated() {
  for (const element of document.querySelectorAll('meta[http-equiv="refresh" i][content]')) {
    const [, seconds] = /^\s*(\d+)(?:\.[\d.]*)?\s*(?:[;,\s].*)?$/s.exec(element.content) ?? [];
    if (seconds !== undefined) return {seconds: Number(seconds), excerpt: element.outerHTML.slice(0, 300)};
  }
  return null;
}

export default {
  rule: 'own-meta-refresh', wcag: ['2.2.1'], impact: 'critical', counted: true, beside: 'meta-refresh',
  async run({refreshes, world}) {
    const selector = 'meta[http-equiv=refresh]';
    const isHurried = ({seconds}) => seconds > 0 && seconds < AT_MOST;
    const violations = refreshes.filter(isHurried).map(({seconds, url}) => ({
      selector, excerpt: '', message: `moved on to ${url} after ${seconds} s`,
    }));
    const here = await world.evaluate(stated);
    if (here && isHurried(here)) violations.push({selector, excerpt: here.excerpt, message: `moves on after ${here.seconds} s`});
    return violations.length ? {passed: 0, violations} : null;
  },
};
