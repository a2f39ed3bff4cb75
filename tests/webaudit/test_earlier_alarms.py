"""What was decided to be a false alarm and is found again is told, never carried over by itself."""

from datetime import timedelta

import pytest

from award.models import Edition
from award.refusals import Refused
from tests.webaudit.conftest import finish
from webaudit import services
from webaudit.earlier_alarms import earlier_alarms
from webaudit.models import AuditRun, Finding, Reply, ReplyDecision, SiteAudit
from webaudit.querysets import latest_points

DAY = timedelta(days=1)
TEXT, REASON = "Bilden är ett mönster.", "Bilden är ett mönster; den säger inget."
REPORT = "/kansli/2027/granskning/1980/"


@pytest.fixture
def alarm(completed, edition, site, member, organiser, at):
    """A false alarm on the start page, in a first audit."""
    completed("image-alt")
    services.open_replies(edition_id=edition.pk, closes_at=at + DAY, actor=organiser, at=at)
    reply = services.write_reply(
        site_id=site.pk, rule="image-alt", urls=[site.url], text=TEXT, actor=member, at=at
    )
    services.decide_reply(
        reply_id=reply.pk, verdict="false_alarm", reason=REASON, actor=organiser, at=at
    )
    return reply


@pytest.fixture
def again(alarm, edition, organiser, result, at):
    """Two days later all sites are audited anew, and the start page breaks the same rules."""

    def audit(*broken):
        run = services.start_run(edition_id=edition.pk, actor=organiser, at=at + 2 * DAY)
        services.begin_run(run_id=run.pk, actor=None, at=at + 2 * DAY)
        for page in run.page_audits.all():
            found = result(page, *(broken if page.kind == "start" else ()))
            services.record_page(page_audit_id=page.pk, result=found, actor=None, at=at + 2 * DAY)
        return services.finish_run(run_id=run.pk, actor=None, at=at + 2 * DAY)

    return audit


def decide_again(site, alarm, organiser, at):
    return services.decide_again(site_id=site.pk, reply_id=alarm.pk, actor=organiser, at=at)


def test_fault_that_comes_back_counts_until_somebody_decides(again, alarm, site, organiser, at):
    again("image-alt")
    before = latest_points(site.edition)["1980"].points
    [found] = earlier_alarms(site)
    decision = decide_again(site, alarm, organiser, at + 3 * DAY)

    assert (found.reply, found.pages, found.others) == (alarm, [site.url], [])
    assert (before, latest_points(site.edition)["1980"].points) == (
        pytest.approx(100 - 500 / 17),
        100,
    )
    assert (decision.verdict, decision.reason, decision.decided_by) == (
        "false_alarm",
        REASON,
        organiser,
    )
    repeated = Reply.objects.get(repeats=alarm)
    assert (repeated.text, repeated.written_by, repeated.written_at) == (
        TEXT,
        alarm.written_by,
        alarm.written_at,
    )
    assert [one.may_be_repeated for one in earlier_alarms(site)] == [False]


def test_other_element_on_the_page_is_nobodys_decision(again, alarm, site, organiser, at):
    run = again("image-alt")
    page = run.page_audits.get(kind="start")
    finding = page.findings.get()
    Finding.objects.create(
        page_audit=page, rule="image-alt", source="axe", verdict="violation", is_counted=True,
        message="", selector="footer > img",
    )  # fmt: skip
    [found] = earlier_alarms(site)

    assert (finding.selector, found.pages, found.others) == ("img", [], [site.url])
    with pytest.raises(Refused) as refused:
        decide_again(site, alarm, organiser, at + 3 * DAY)
    assert refused.value.reasons == ["Felet kommer inte tillbaka så som det avgjordes."]
    assert Reply.objects.count() == 1


@pytest.mark.parametrize("broken", [(), ("link-name",)])
def test_what_does_not_come_back_is_not_told(again, site, broken):
    again(*broken)

    assert earlier_alarms(site) == []


def test_upheld_fault_and_repeat_of_the_same_audit_tell_nothing(
    alarm, again, edition, site, organiser, result, at
):
    finish(services.repeat_run(edition_id=edition.pk, actor=organiser, at=at + 2 * DAY), result, at)
    assert earlier_alarms(site) == []
    again("image-alt")
    services.decide_reply(
        reply_id=alarm.pk, verdict="upheld", reason=REASON, actor=organiser, at=at + 3 * DAY
    )
    assert earlier_alarms(site) == []


def test_false_alarm_of_an_earlier_edition_is_told(again, alarm, edition, site, at):
    again("image-alt")
    before = Edition.objects.create(
        award=edition.award, slug="2026", name_sv="Utmärkelsen 2026", status="archived"
    )
    old = before.sites.create(municipality=site.municipality, url=site.url)
    AuditRun.objects.filter(pk=alarm.run_id).update(edition=before)
    Reply.objects.filter(pk=alarm.pk).update(site=old)

    assert [str(one.edition) for one in earlier_alarms(site)] == ["Utmärkelsen 2026"]


def test_decided_again_twice_is_refused(again, alarm, site, organiser, at):
    again("image-alt")
    decide_again(site, alarm, organiser, at + 3 * DAY)

    with pytest.raises(Refused) as refused:
        decide_again(site, alarm, organiser, at + 3 * DAY)
    assert refused.value.reasons == ["Det är redan avgjort igen."]
    assert ReplyDecision.objects.count() == 2


def test_municipality_can_still_reply_when_a_decision_was_made_again(
    again, alarm, edition, site, member, organiser, at
):
    again("image-alt")
    decide_again(site, alarm, organiser, at + 3 * DAY)
    services.open_replies(
        edition_id=edition.pk, closes_at=at + 5 * DAY, actor=organiser, at=at + 3 * DAY
    )
    reply = services.write_reply(
        site_id=site.pk, rule="image-alt", urls=[site.url], text=TEXT, actor=member, at=at + 4 * DAY
    )

    assert reply.repeats is None
    assert SiteAudit.objects.get(run=reply.run).points == 100


def test_organiser_decides_the_same_with_one_click(again, alarm, office):
    again("image-alt")
    page = office.get(REPORT).text
    assert "Var ett falskt larm i Sveriges Digitaliseringskommun 2027" in page
    assert REASON in page
    answer = office.post(f"{REPORT}bemotanden/{alarm.pk}/igen/", follow=True).text
    assert "Övertaget från granskningen av Sveriges Digitaliseringskommun 2027" in answer
    refused = office.post(f"{REPORT}bemotanden/{alarm.pk}/igen/")
    assert refused.status_code == 409
    assert "Det är redan avgjort igen." in refused.text


def test_municipality_is_not_told_and_cannot_decide(again, alarm, client, member):
    again("image-alt")
    client.force_login(member)

    page = client.get("/kommun/2027/1980/granskning/").text
    assert "Bilder saknar textalternativ" in page
    assert "Avgör likadant igen" not in page
    assert client.post(f"{REPORT}bemotanden/{alarm.pk}/igen/").status_code == 404


def test_alarms_ask_as_much_for_one_as_for_three(
    again, alarm, site, member, at, django_assert_num_queries
):
    again("image-alt", "link-name")
    with django_assert_num_queries(9):
        earlier_alarms(site)
    for rule in ("link-name", "button-name"):
        reply = Reply.objects.create(
            run=alarm.run, site=site, rule=rule, text=TEXT, status="false_alarm",
            written_by=member, written_at=at,
        )  # fmt: skip
        reply.pages.set(alarm.pages.all())
        reply.decisions.create(
            verdict="false_alarm", reason=REASON, decided_by=member, decided_at=at
        )
    with django_assert_num_queries(9):
        earlier_alarms(site)
