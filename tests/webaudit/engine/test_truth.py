"""Faults are found and good pages are not blamed, topic by topic; and nothing ordinary is."""

import pytest

from webaudit.engine import find_browser, why_not_ready

from .cases import SETTLED, TOPICS, ordinary
from .pages import audited
from .truth import verdicts

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]
OURS = [topic for topic in TOPICS if topic.name not in SETTLED]


@pytest.fixture(scope="module")
def found():
    return verdicts(OURS, kinds=("fails", "keeps"))


@pytest.mark.parametrize("topic", OURS, ids=lambda topic: topic.name)
def test_faults_of_a_topic_are_found(found, topic):
    assert {verdict.name for verdict in found if verdict.topic == topic and verdict.rules} == set(
        topic.fails
    )


def test_ordinary_layouts_are_not_blamed():
    results = audited(ordinary.PAGES, browser=find_browser())
    blamed = [
        (name, finding.rule, finding.selector)
        for name, result in results.items()
        for finding in result.findings
        if finding.counted
    ]

    assert ({result.outcome for result in results.values()}, blamed) == ({"ok"}, [])
