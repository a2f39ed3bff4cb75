// 2.2.1: a page that sends people on by itself does so at once, or after twenty hours. Where it has
// already happened, the rules only meet the next page; the browser tells what the first one asked for.
const AT_MOST = 72_000;

export default {
  rule: 'own-meta-refresh', wcag: ['2.2.1'], impact: 'critical', counted: true, beside: 'meta-refresh',
  async run({refreshes}) {
    const hurried = refreshes.filter(({seconds}) => seconds > 0 && seconds < AT_MOST);
    if (!hurried.length) return null;
    return {passed: 0, violations: hurried.map(({seconds, url}) => ({
      selector: 'meta[http-equiv=refresh]', excerpt: '', message: `moved on to ${url} after ${seconds} s`,
    }))};
  },
};
