"""The register of rules agrees with the engine's pinned axe, and speaks in whole sentences."""

import json
import subprocess

import pytest

from webaudit.engine import why_not_ready
from webaudit.engine.browser import HERE as ENGINE
from webaudit.wcag import NAMES, NOT_IN_LAW, RULES

ASK_AXE = """
const law = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const run = [...law, 'wcag22aa', 'best-practice'];
const extra = ['css-orientation-lock', 'label-content-name-mismatch', 'target-size'];
const has = (rule, tags) => tags.some(tag => rule.tags.includes(tag));
const usual = rule => rule.enabled && has(rule, run) && !has(rule, ['experimental', 'deprecated']);
const number = tag => tag.replace(/^wcag(\\d)(\\d)(\\d+)$/, '$1.$2.$3');
console.log(JSON.stringify(require('axe-core')._audit.rules
  .filter(rule => extra.includes(rule.id) || usual(rule))
  .map(rule => [
    rule.id,
    [has(rule, law), rule.impact, rule.tags.filter(tag => /^wcag\\d{3,}$/.test(tag)).map(number)],
  ])));
"""


@pytest.mark.audit
@pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready()))
def test_register_has_each_rule_the_engine_runs_as_axe_describes_it():
    answer = subprocess.check_output(["node", "-e", ASK_AXE], cwd=ENGINE, text=True)

    assert _register("axe") == dict(json.loads(answer))


ASK_OWN = """
import('./checks/index.mjs').then(({CHECKS}) => console.log(JSON.stringify(
  CHECKS.map(({rule, counted, impact, wcag}) => [rule, [counted, impact, wcag]]))));
"""


@pytest.mark.audit
@pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready()))
def test_register_has_each_check_of_our_own_as_the_engine_describes_it():
    answer = subprocess.check_output(["node", "-e", ASK_OWN], cwd=ENGINE, text=True)

    assert _register("own") == dict(json.loads(answer))


def _register(source):
    return {
        rule.id: [rule.is_counted, rule.impact, list(rule.wcag)]
        for rule in RULES.values()
        if rule.source == source
    }


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_rule_says_what_is_wrong_whom_it_hits_and_how_to_mend_it(rule):
    faults = [rule.fault_sv, rule.fault_en]  # go on with "on 4 of 12 pages"
    mends = [rule.mend_sv, rule.mend_en]

    assert rule.people
    assert [text for text in faults if not text[0].isupper() or text.endswith(".")] == []
    assert [text for text in mends if not text.endswith(".")] == []


def test_rule_carries_the_guideline_municipalities_know():
    assert RULES["image-alt"].guidelines == ("R115",)
    assert RULES["link-name"].guidelines == ("R5",)
    assert RULES["color-contrast"].guidelines == ()


def test_each_criterion_of_the_law_has_its_name_at_w3c():
    assert {number for rule in RULES.values() for number in rule.wcag} - NOT_IN_LAW <= set(NAMES)
