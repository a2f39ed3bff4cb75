'use strict';
// A pa11y runner for the axe-core pinned here. pa11y's own runner throws away which rules
// applied and passed, and the score is the share of those; so every rule that applies is
// reported: one issue per fault or doubt, and one per rule with its counts.

// pa11y carries this function into the page as text: it must stand on its own.
async function run() {
  const counted = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
  const experiments = ['css-orientation-lock', 'label-content-name-mismatch'];
  const mostPerRule = 100;

  // Where axe says "fault" and a person would not: a doubt, never counted.
  const isDrawnByStyle = element => ['::before', '::after'].some(
    pseudo => /"[^"]*\p{L}{2}/u.test(getComputedStyle(element, pseudo).content),
  );
  const notSure = {
    // A page inside a page is no image.
    'object-alt': element => /html/.test(element.type) || /html/.test(element.contentDocument?.contentType ?? ''),
    // The browser itself says whether a real list is open.
    'aria-required-attr': element => element.localName === 'select',
    'button-name': isDrawnByStyle,
    'link-name': isDrawnByStyle,
  };
  const weighed = rule => {
    const isDoubt = ({node}) => notSure[rule.id]?.(node.element);
    return {
      ...rule,
      violations: rule.violations.filter(each => !isDoubt(each)),
      incomplete: [...rule.incomplete, ...rule.violations.filter(isDoubt)],
    };
  };

  const issuesOf = rule => {
    const isCounted = rule.tags.some(tag => counted.includes(tag));
    const summary = {
      code: rule.id,
      type: 'notice',
      message: rule.help,
      runnerExtras: {
        verdict: 'summary',
        counted: isCounted,
        passed: rule.passes.length,
        violations: rule.violations.length,
        needs_review: rule.incomplete.length,
      },
    };
    const issues = (nodes, verdict) => nodes.slice(0, mostPerRule).map(({node, impact, any, all, none}) => ({
      code: rule.id,
      type: verdict === 'violation' && isCounted ? 'error' : 'warning',
      message: [...none, ...all, ...any].map(check => check.message).find(Boolean) || rule.help,
      runnerExtras: {
        verdict,
        impact,
        counted: verdict === 'violation' && isCounted,
        selector: node.selector.flat().join(' '),
        excerpt: node.source,
      },
    }));
    const applies = rule.passes.length + rule.violations.length + rule.incomplete.length > 0;
    return applies
      ? [summary, ...issues(rule.violations, 'violation'), ...issues(rule.incomplete, 'needs_review')]
      : [];
  };

  // In a frame axe leaves out what only a whole page can break, and is told how the frame is reached.
  const inFrame = globalThis.auditContext;
  const context = inFrame ? {include: [window.document], ...inFrame} : window.document;

  // axe leaves the end of a frame's sums to the page around it; here each document is summed up alone.
  const {_audit: audit, utils} = window.axe;
  const summedUp = (rules, options) => {
    const results = audit.after(rules, options);
    results.forEach(utils.publishMetaData);
    return results.map(utils.finalizeRuleResult);
  };

  const options = {
    // Good practice is about whole pages: a frame needs no landmarks of its own.
    runOnly: {type: 'tag', values: [...counted, 'wcag22aa', ...(inFrame ? [] : ['best-practice'])]},
    rules: Object.fromEntries([...experiments, 'target-size'].map(id => [id, {enabled: true}])),
    iframes: false,
  };
  // Not `axe.run`, which would throw away its tree of the page: our own checks go on with it (checks/inpage.js).
  // These are the raw results, every node of every rule, while axe still knows their selectors.
  if (window.axe._tree) window.axe.teardown();
  // Where neither stands, the rule does not apply; asking that first is quicker.
  window.axe.configure({rules: [{id: experiments[1], selector: '[aria-label], [aria-labelledby]'}]});
  return new Promise((resolve, reject) => {
    window.axe._runRules(context, options, rules => {
      try {
        resolve((inFrame ? summedUp(rules, options) : rules).map(weighed).flatMap(issuesOf));
      } catch (problem) {
        reject(problem);
      }
    }, reject);
  });
}

module.exports = {supports: '^9.1.1', scripts: [require('./lean-axe.cjs')], run};
