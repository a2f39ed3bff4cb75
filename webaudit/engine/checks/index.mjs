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
import choosing from './choosing.mjs';
import concealed from './concealed.mjs';
import frames from './frames.mjs';
import gliding from './gliding.mjs';
import gradients from './gradients.mjs';
import hovering from './hovering.mjs';
import images from './images.mjs';
import keyboard from './keyboard.mjs';
import language from './language.mjs';
import links from './links.mjs';
import magnifying from './magnifying.mjs';
import media from './media.mjs';
import messages from './messages.mjs';
import motion from './motion.mjs';
import mouse from './mouse.mjs';
import moving from './moving.mjs';
import nameless from './nameless.mjs';
import pictures from './pictures.mjs';
import placeholders from './placeholders.mjs';
import refresh from './refresh.mjs';
import shortcuts from './shortcuts.mjs';
import spaced from './spaced.mjs';
import tabbing from './tabbing.mjs';
import tables from './tables.mjs';
import titles from './titles.mjs';
import viewport from './viewport.mjs';

export const CHECKS = [
  bypass, choosing, concealed, frames, gliding, gradients, hovering, images, keyboard, language, links, magnifying,
  media, messages, motion, mouse, moving, nameless, pictures, placeholders, refresh, shortcuts, spaced, tabbing,
  tables, titles, viewport,
].flat().sort((one, other) => (one.order ?? 0) - (other.order ?? 0));

const textOf = name => readFileSync(new URL(name, import.meta.url), 'utf8');
const TOOLS = textOf('inpage.js');
export const WATCH = textOf('watch.js');
const MOST_PER_RULE = 100;
const SOON = 1_000; // milliseconds in which a page that we leave alone stays as it is
export const CHANGES_THE_PAGE = 100;

class Looker {
  #questions = new Map(); // by world, that wait to be asked together

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
      const found = await this.#ask(world, `globalThis.own.report(${find}, ${JSON.stringify(argument)})`);
      if (found) all.push({...found, world});
    }
    return all;
  }

  // What several checks want to know of a document at the same time is one question to the browser.
  #ask(world, expression) {
    return new Promise((resolve, reject) => {
      const questions = this.#questions.get(world) ?? [];
      questions.push({expression, resolve, reject});
      if (questions.length > 1) return;
      this.#questions.set(world, questions);
      setImmediate(() => this.#askAll(world));
    });
  }

  async #askAll(world) {
    const questions = this.#questions.get(world);
    this.#questions.delete(world);
    const asked = questions.map(({expression}) => `() => ${expression}`);
    try {
      const answers = await world.evaluate(`globalThis.own.answer([${asked.join(',\n')}])`);
      questions.forEach(({resolve, reject}, place) => {
        const {found, problem} = answers[place];
        if (problem) reject(new Error(problem));
        else resolve(found);
      });
    } catch (error) {
      questions.forEach(({reject}) => reject(error));
    }
  }
}

async function run(check, looker, worlds) {
  await Promise.all(worlds.map(world => world.evaluate('globalThis.own?.forget()').catch(() => {})));
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
  const wanted = CHECKS.filter(({beside}) => !axe[beside]?.violations);
  const isLate = ({order = 0}) => order > 0;
  const changes = ({order = 0}) => order >= CHANGES_THE_PAGE;
  let isGone = false;
  const attempt = (check, milliseconds, old) => (
    visit.step(milliseconds, run(check, looker, old), 'check').catch(error => {
      if (!changes(check) && left.test(error.message)) throw error;
      isGone = changes(check) && error.outcome === 'crashed';
      if (error.outcome && error.outcome !== 'check' && !isGone) throw error;
      visit.notes.add(`failed ${check.rule}`);
      return null;
    })
  );
  const keep = (check, found) => {
    const {passed, violations = [], needs_review: doubts = []} = found ?? {};
    if (!passed && !violations.length && !doubts.length) return;
    rules[check.rule] = {
      counted: check.counted, passed, violations: violations.length, needs_review: doubts.length,
    };
    const report = (list, verdict) => list.slice(0, MOST_PER_RULE).map(({selector, excerpt, message}) => ({
      rule: check.rule, source: 'own', verdict, impact: check.impact,
      counted: check.counted && verdict === 'violation', message, selector, excerpt,
    }));
    findings.push(...report(violations, 'violation'), ...report(doubts, 'needs_review'));
  };
  // Those that only read do so together, and share the time of two.
  const readers = wanted.filter(check => !isLate(check));
  const read = await Promise.all(readers.map(check => attempt(check, 2 * visit.limits.check, [])));
  readers.forEach((check, place) => keep(check, read[place]));
  // From there on the page may have changed since the check before: by itself, or by us.
  const first = wanted.find(changes);
  let knownAt = Date.now();
  for (const check of wanted.filter(isLate)) {
    if (check === first) await visit.beforeChanges();
    if (check === first && visit.isAtWall) break; // what changes the page waits until the wall is gone
    const isOld = Date.now() - knownAt > SOON;
    if (isOld) knownAt = Date.now();
    const found = await attempt(check, visit.limits.check, isOld ? worlds : []);
    if (changes(check)) knownAt = 0;
    if (isGone) break; // pressing keys was too much for the browser: what was found before stands
    keep(check, found);
  }
  return {rules, findings};
}
