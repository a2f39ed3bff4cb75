"""The jury reads the figures of the latest completed audit, whatever is under way."""

from datetime import timedelta

import pytest

from webaudit import services
from webaudit.case_files import AuditSummary, CostlyFault, summaries
from webaudit.querysets import latest_points


def test_jury_sees_figure_doubt_and_costliest_faults(completed, edition, site, at):
    completed("image-alt")

    loss = pytest.approx(100 * 5 / 17)
    assert summaries(edition) == {
        "1980": AuditSummary(
            municipality_code="1980",
            url="https://www.kommun-1980.se/",
            points=pytest.approx(100 * 12 / 17),
            low=pytest.approx(100 * 7 / 17),
            high=pytest.approx(100),
            pages_measured=2,
            pages_total=2,
            rules_broken=1,
            costliest=(CostlyFault("Bilder saknar textalternativ", ("1.1.1",), 1, 2, loss),),
            audited_at=at,
        )
    }


def test_new_run_moves_no_figure_until_it_is_completed(completed, edition, organiser, at):
    first = completed("image-alt")
    later = at + timedelta(hours=1)

    services.start_run(edition_id=edition.pk, actor=organiser, at=later)

    assert {code: audit.run for code, audit in latest_points(edition).items()} == {"1980": first}


def test_edition_without_an_audit_has_no_figures(edition, site, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert summaries(edition) == {}
