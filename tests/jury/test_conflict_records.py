"""The conflict record as a page and a paper, and what the public sees of conflicts."""

import pytest
from django.urls import reverse

from award.booklet.papers import made
from award.clock import in_words
from award.models import HistoryEntry, JurySeat, Publication, Result
from jury import services
from jury.conflicts import record_papers
from jury.conflicts.record import record_of
from jury.models import Declaration, Round
from tests.jury.conftest import at, declare_all, during, week

SECRET = "Min syster är hemlig chef där."


@pytest.fixture
def declared(round_, jury):
    """Mona has a conflict towards Malmö, Viktor doubts about Stockholm, the chair has one to Göteborg."""
    declare_all(
        round_,
        at=during(0),
        mona={"1280": ("conflict", "J2", SECRET)},
        viktor={"0180": ("unsure", "J5", "Jobbade där för länge sedan.")},
        cecilia={"1480": ("conflict", "J1", "Min arbetsgivare.")},
        sven={"1480": ("conflict", "J4", "Vi säljer dit.")},
    )
    doubt = Declaration.objects.get(answer="unsure")
    with at(0):
        services.decide_declaration(
            declaration_id=doubt.pk,
            is_conflict=False,
            reason="Tio år sedan.",
            actor=jury.chair.person,
            at=during(0),
        )
    return round_


def told(record):
    return [
        (str(each.juror), each.application.name, each.effect, each.decision_reason)
        for part in record.parts
        for each in part.declarations
    ]


def test_record_tells_who_declared_what_and_who_decided(edition, declared):
    record = record_of(edition)
    assert told(record) == [
        ("Cecilia Ordförande", "Göteborg", "closed", ""),
        ("Viktor Vice", "Stockholm", "clear", "Tio år sedan."),
        ("Mona Ledamot", "Malmö", "closed", ""),
        ("Sven Ledamot", "Göteborg", "closed", ""),
    ]
    [part] = record.parts
    assert [(str(each.juror), each.given, each.clear) for each in part.answers] == [
        ("Cecilia Ordförande", 5, 4),
        ("Viktor Vice", 5, 4),
        ("Mona Ledamot", 5, 4),
        ("Sven Ledamot", 5, 4),
    ]


def doubt(round_, juror, application):
    """Said, and not decided by anybody."""
    return services.declare(
        juror_id=juror.pk,
        round_id=round_.pk,
        application_id=application.pk,
        answer="unsure",
        text="Vet inte om det räknas.",
        actor=juror.person,
        at=during(0),
    )


def test_undecided_doubt_is_in_the_record_and_keeps_nobody_out_by_name_yet(
    office, edition, applications, declared, jury
):
    doubt(declared, jury.second, applications["1280"])
    record = record_of(edition)
    assert ("Sven Ledamot", "Malmö", "awaiting", "") in told(record)
    [part] = record.parts
    assert [(str(juror), applicants) for juror, applicants in part.kept_out] == [
        ("Cecilia Ordförande", ["Göteborg"]),
        ("Mona Ledamot", ["Malmö"]),
        ("Sven Ledamot", ["Göteborg"]),
    ]
    with at(0):
        page = office.get(reverse("jury:conflict_record", args=["2027"])).text
    assert "Vet inte om det räknas." in page
    assert "Sven Ledamot deltog inte i det som rörde Göteborg, på grund av jäv." in page


def test_chair_who_doubts_reads_nothing_of_others_about_it(
    client, edition, applications, declared, jury
):
    doubt(declared, jury.chair, applications["1280"])
    client.force_login(jury.chair.person)
    with at(0):
        page = client.get(reverse("jury:conflict_record_read", args=["2027"])).text
    assert "Vet inte om det räknas." in page
    assert SECRET not in page


def test_record_keeps_what_was_said_before_it_changed(edition, applications, declared, jury):
    services.declare(
        juror_id=jury.member.pk,
        round_id=declared.pk,
        application_id=applications["1280"].pk,
        answer="unsure",
        text="Hon har slutat.",
        actor=jury.member.person,
        at=during(0),
    )
    events = [
        (each.who, each.applicant, each.answer, each.reason) for each in record_of(edition).events
    ]
    assert ("Mona Ledamot", "Malmö", "jäv, J2", SECRET) in events
    assert events[-1] == ("Mona Ledamot", "Malmö", "osäker", "Hon har slutat.")
    assert ("Cecilia Ordförande", "Stockholm", "inget jäv", "Tio år sedan.") in events


def test_organiser_reads_the_record_and_takes_it_out_as_a_paper(office, declared):
    with at(0):
        page = office.get(reverse("jury:conflict_record", args=["2027"])).text
        paper = office.post(reverse("jury:conflict_record_download", args=["2027"]))
    assert SECRET in page
    assert "Mona Ledamot deltog inte i det som rörde Malmö, på grund av jäv." in page
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    assert HistoryEntry.objects.filter(action="jury.conflicts.exported").count() == 1


def test_paper_bears_every_script_and_sign(edition, declared, jury):
    Declaration.objects.filter(juror=jury.member, answer="conflict").update(text="«Δ» 😀 <b>\n=1+1")
    paper = record_papers.paper(edition, record_of(edition), at=during(0))
    assert paper.blocks[0].content == f"Som det såg ut {in_words(during(0))}."
    assert made(paper).startswith(b"%PDF")


def test_chair_reads_nothing_of_others_where_the_chair_has_a_conflict(client, declared, jury):
    """Sven has declared a conflict towards Göteborg too."""
    client.force_login(jury.chair.person)
    with at(0):
        page = client.get(reverse("jury:conflict_record_read", args=["2027"])).text
    assert SECRET in page and "Min arbetsgivare." in page
    assert "Vi säljer dit." not in page and "Sven Ledamot deltog inte" not in page


@pytest.mark.parametrize("who", ["member", "second"])
def test_juror_who_leads_nothing_does_not_find_the_record(client, declared, jury, who):
    client.force_login(getattr(jury, who).person)
    with at(0):
        answer = client.get(reverse("jury:conflict_record_read", args=["2027"]))
    assert answer.status_code == 404 and SECRET not in answer.text


def publish(edition, selects, *results, until):
    publication = Publication.objects.create(
        edition=edition, selects=selects, embargo_until=until, created_at=until, commitment="0" * 64
    )
    for code, name, placement in results:
        Result.objects.create(
            publication=publication,
            municipality_code=code,
            name=name,
            county="Län",
            population=1,
            placement=placement,
            sort_key=name,
        )


def public(client, number):
    """The public page in the middle of a week."""
    with at(number):
        page = client.get(reverse("jury:conflict_list", args=["2027"]))
    return [
        (row.name, row.seat.organisation, row.applicants) for row in page.context["rows"]
    ], page.text


def test_public_register_tells_no_conflict_before_the_municipality_is_public(
    client, edition, declared
):
    publish(edition, "longlist", ("1280", "Malmö", "longlisted"), until=week(1))
    JurySeat.objects.filter(juror__person__name="Mona Ledamot").update(organisation="Vinnova")
    before, page = public(client, 0)
    assert before == [] and "Malmö" not in page
    after, page = public(client, 1)
    assert after == [("Mona Ledamot", "Vinnova", ["Malmö"])]
    assert SECRET not in page and "närstående" not in page and "Göteborg" not in page


def test_conflict_in_a_later_round_does_not_tell_who_is_nominated(
    client, edition, applications, jury
):
    """Malmö is known to be on the longlist; that it is nominated is not, and the jury declares again."""
    publish(edition, "longlist", ("1280", "Malmö", "longlisted"), until=week(1))
    last = edition.stages.get(selects="winner")
    round_ = Round.objects.create(stage=last, status="open", opened_at=during(2))
    Declaration.objects.create(
        juror=jury.second,
        round=round_,
        application=applications["1280"],
        answer="conflict",
        ground="J1",
        text="Nytt jobb.",
        effect="closed",
        declared_at=during(2),
    )
    assert public(client, 2)[0] == []
    publish(edition, "nominees", ("1280", "Malmö", "nominee"), until=week(3))
    assert public(client, 3)[0] == [("Sven Ledamot", "", ["Malmö"])]


def test_doubt_and_lifted_conflict_are_not_public(client, edition, applications, declared, jury):
    """Viktor's doubt was lifted; Sven's towards Malmö is not decided yet."""
    doubt(declared, jury.second, applications["1280"])
    publish(
        edition,
        "longlist",
        ("0180", "Stockholm", "longlisted"),
        ("1280", "Malmö", "longlisted"),
        until=week(1),
    )
    assert [row[0] for row in public(client, 1)[0]] == ["Mona Ledamot"]
