// Our own checks: what the rules of axe do not look for. Each is a module of this folder,
// named by what it looks at, whose default export is one check or a list of them:
//
//   rule     its id, prefixed `own-`; its words and weight stand in ../../wcag.toml
//   wcag     the success criteria a violation breaks: exactly those
//   impact   critical, serious, moderate or minor
//   counted  whether violations count; false where one in ten could be a false alarm
//   beside   an axe rule about the same thing: where that breaks too, ours is silent (one fault, one loss)
//   order    when it runs, 0 if not given; checks that change the page are 100 and up
//   run      async looker => {passed, violations, needs_review}, or null where nothing applies.
//            `passed` is a number; the others are lists of {selector, excerpt, message}
//
// A looker has `inspect(find, argument)`, which runs `find(own, argument)` in the page and in each
// frame of the same site, with the tools of inpage.js, where elements may stand for findings:
//   own.find => {passed: n, violations: [{element, message}], needs_review: [{element, message}]}
// and below that `evaluate(fn, argument)` (the page alone, isolated), `cdp`, `page`, `url`, `limits`
// and `refreshes`, the pages left behind that sent people on by themselves: {seconds, url}.
// A check that changes the page gives it back as it was, or the next one sees what it left.
import {readFileSync} from 'node:fs';
import bypass from './bypass.mjs';
import concealed from './concealed.mjs';
import frames from './frames.mjs';
import gradients from './gradients.mjs';
import hovering from './hovering.mjs';
import images from './images.mjs';
import keyboard from './keyboard.mjs';
import language from './language.mjs';
import links from './links.mjs';
import magnifying from './magnifying.mjs';
import media from './media.mjs';
import moving from './moving.mjs';
import placeholders from './placeholders.mjs';
import refresh from './refresh.mjs';
import shortcuts from './shortcuts.mjs';
import tabbing from './tabbing.mjs';
import tables from './tables.mjs';
import titles from './titles.mjs';
import viewport from './viewport.mjs';

export const CHECKS = [
  bypass, concealed, frames, gradients, hovering, images, keyboard, language, links, magnifying, media,
  moving, placeholders, refresh, shortcuts, tabbing, tables, titles, viewport,
].flat().sort((one, other) => (one.order ?? 0) - (other.order ?? 0));

const read = name => readFileSync(new URL(name, import.meta.url), 'utf8');
const TOOLS = read('inpage.js');
export const WATCH = read('watch.js');
const MOST_PER_RULE = 100;
export const CHANGES_THE_PAGE = 100;

class Looker {
  constructor({cdp, frames, limits, page, refreshes, seen, shown, world}) {
    const left = refreshes.filter(({loaderId}) => loaderId !== shown.loaderId);
    Object.assign(this, {cdp, frames, limits, page, world, refreshes: left, url: seen.final_url});
  }

  evaluate(code, argument) {
    return this.world.evaluate(code, argument);
  }

  async inspect(find, argument = null, worlds = undefined) {
    let all = null;
    for (const found of await this.gather(find, argument, worlds)) {
      all ??= {passed: 0, violations: [], needs_review: []};
      all.passed += found.passed;
      for (const verdict of ['violations', 'needs_review']) {
        all[verdict].push(...found[verdict].map(
          finding => ({...finding, selector: found.world.address(finding.selector)}),
        ));
      }
    }
    return all;
  }

  // The same in the page alone, for what only a whole page can have.
  inspectPage(find, argument = null) {
    return this.inspect(find, argument, [this.world]);
  }

  // What `find` says of each document, one by one, for checks that must think outside the page.
  async gather(find, argument = null, worlds = [this.world, ...this.frames]) {
    const all = [];
    for (const world of worlds) {
      const found = await world.evaluate(`globalThis.own.report(${find}, ${JSON.stringify(argument)})`);
      if (found) all.push({...found, world});
    }
    return all;
  }
}

async function run(check, looker, worlds) {
  for (const world of worlds) await world.evaluate('globalThis.own?.forget()').catch(() => {});
  return check.run(looker);
}

// What our checks found on a page, in the shape of axe's: counts for each rule that applies, and findings.
// One that fails says so in the visit's notes and takes nothing else with it.
export async function runChecks(visit, left, axe) {
  const looker = new Looker(visit);
  const rules = {};
  const findings = [];
  const worlds = [visit.world, ...visit.frames];
  for (const world of worlds) await world.evaluate(TOOLS);
  const first = CHECKS.find(({order = 0}) => order >= CHANGES_THE_PAGE);
  for (const check of CHECKS) {
    if (check === first) await visit.beforeChanges();
    if (check === first && visit.isAtWall) break; // what changes the page waits until the wall is gone
    if (axe[check.beside]?.violations) continue;
    let isGone = false;
    // From here on the page may have changed since the check before: by itself, or by us.
    const isLate = (check.order ?? 0) > 0;
    const found = await visit.step(visit.limits.check, run(check, looker, isLate ? worlds : []), 'check').catch(error => {
      const mayMove = (check.order ?? 0) >= CHANGES_THE_PAGE;
      if (!mayMove && left.test(error.message)) throw error;
      isGone = mayMove && error.outcome === 'crashed';
      if (error.outcome && error.outcome !== 'check' && !isGone) throw error;
      visit.notes.add(`failed ${check.rule}`);
      return null;
    });
    if (isGone) break; // pressing keys was too much for the browser: what was found before stands
    if (!found) continue;
    const {passed, violations = [], needs_review: doubts = []} = found;
    if (!passed && !violations.length && !doubts.length) continue;
    rules[check.rule] = {
      counted: check.counted, passed, violations: violations.length, needs_review: doubts.length,
    };
    const report = (list, verdict) => list.slice(0, MOST_PER_RULE).map(({selector, excerpt, message}) => ({
      rule: check.rule, source: 'own', verdict, impact: check.impact,
      counted: check.counted && verdict === 'violation', message, selector, excerpt,
    }));
    findings.push(...report(violations, 'violation'), ...report(doubts, 'needs_review'));
  }
  return {rules, findings};
}
