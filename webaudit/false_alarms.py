"""A page's verdicts without what turned out to be no fault. Pure.

A false alarm is a pair ``(rule, address of the page)``: on that page the rule held after all.
"""

from webaudit.scoring import page_verdicts


def verdicts_without(page, false_alarms, **scale):
    """What a page showed, with its false alarms counted as held; None for a page that was not measured."""
    rules = {
        rule: {**counts, "violations": 0, "passed": counts["passed"] + counts["violations"]}
        if (rule, page.url) in false_alarms
        else counts
        for rule, counts in page.rules.items()
    }
    return page_verdicts(page.outcome, rules, **scale)
