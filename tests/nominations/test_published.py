"""Published self-assessments: what is read in, what counts when, and what it leads to."""

from datetime import date, timedelta

import pytest

from award.models import Letter
from award.refusals import Refused
from nominations import published, services
from nominations.case_files import case_file
from nominations.models import Application, PublishedAssessment
from nominations.readiness import check
from nominations.services import doors
from tests.nominations.conftest import DURING, decide

HOUR = timedelta(hours=1)


def row(code="1780", version="2027", day="2026-05-01", **values):
    return {"kommunkod": code, "version": version, "datum": day} | values


def read_in(edition, people, *rows, at=DURING):
    return doors.import_assessments(
        edition_id=edition.pk, rows=list(rows), source="Blomman", actor=people.organiser, at=at
    )


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        call(*args, **kwargs)
    return refusal.value.reasons


@pytest.fixture
def automatic(edition, people, members):
    doors.change_doors(
        edition_id=edition.pk,
        values={"takes_part_automatically": True, "set_version": "2027"},
        actor=people.organiser,
        at=DURING,
    )
    return edition


def test_every_fault_is_told_by_row_and_column_and_nothing_is_read_in(automatic, people):
    faults = refused(
        read_in,
        automatic,
        people,
        row(version="2025", P1="2", P2="3"),
        row("9999", version="2025", day="i fjol", P1="1", P2=""),
        row("1440", version="", day="2099-01-01", P1="", P2=""),
        row(version="2025", P1="2", P2="0"),
    )
    assert faults == [
        "Rad 2, kolumn P2: Skriv 0, 1, 2 eller – när påståendet inte är tillämpligt.",
        "Rad 3, kolumn kommunkod: Det finns ingen kommun med koden 9999.",
        "Rad 3, kolumn datum: Skriv dagen som 2027-01-31.",
        "Rad 4, kolumn version: Versionen saknas.",
        "Rad 4, kolumn datum: Den dagen har inte varit än.",
        "Rad 4, kolumn hela raden: Det finns varken index eller något svar.",
        "Rad 5, kolumn kommunkod: Samma kommun, version och dag finns på en tidigare rad.",
    ]
    assert PublishedAssessment.objects.count() == 0


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([], ["Filen har inga rader."]),
        ([{"kommunkod": "1780", "P1": "1"}], ["Filen saknar kolumnerna version, datum."]),
        (
            [row(Påstående="1")],
            [
                "Kolumnen Påstående är varken ett påstående eller känd på annat sätt.",
                "Filen har varken index eller något påstående.",
            ],
        ),
        ([row(index="101")], ["Rad 2, kolumn index: Index är ett tal från 0 till 100."]),
        (
            [row(version="2025", P1="2", P2="2", index="50")],
            ["Rad 2, kolumn index: Svaren ger index 100,0."],
        ),
        ([row(X99="2")], ["Rad 2, kolumn X99: Version 2027 har inget sådant påstående."]),
    ],
)
def test_file_that_does_not_hold_is_refused(automatic, people, rows, faults):
    found = refused(read_in, automatic, people, *rows)
    assert found[: len(faults)] == faults


def codes_of(edition, n):
    return list(edition.statements.values_list("code", flat=True)[:n])


def test_reading_in_the_same_file_again_is_nothing_new(automatic, people):
    first = codes_of(automatic, 1)[0]
    assert len(read_in(automatic, people, row(**{first: "2"}), row("1440", index="61,5"))) == 2
    assert read_in(automatic, people, row(**{first: "2"}), row("1440", index="61,5")) == []
    assert len(read_in(automatic, people, row(**{first: "1"}))) == 1


def test_what_counts_is_the_last_one_before_the_deadline(automatic, people, intake):
    first = codes_of(automatic, 1)[0]
    read_in(automatic, people, row(**{first: "1"}))
    read_in(automatic, people, row(**{first: "2"}), at=intake.closes_at - HOUR)
    read_in(automatic, people, row(**{first: "0"}), at=intake.closes_at)

    def counts(at):
        return published.counting(automatic, at)["1780"].values

    assert counts(DURING) == {first: 1}
    assert counts(intake.closes_at - HOUR) == {first: 2}
    assert counts(intake.closes_at + 100 * HOUR) == {first: 2}


def test_too_old_is_counted_from_the_last_day_to_apply(automatic, people):
    read_in(
        automatic,
        people,
        row(day="2025-03-19", index="50"),
        row("1440", day="2025-03-18", index="50"),
    )
    assert list(published.counting(automatic, DURING)) == ["1780"]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2027, 3, 19), 24, date(2025, 3, 19)),
        (date(2028, 2, 29), 24, date(2026, 2, 28)),
        (date(2027, 3, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 15), 1, date(2026, 12, 15)),
    ],
)
def test_months_are_counted_in_the_calendar(day, months, before):
    assert published.months_before(day, months) == before


def test_change_is_told_by_statement_and_never_across_versions(automatic, people):
    one, two, three = codes_of(automatic, 3)
    values = {one: "0", two: "2", three: ""}
    read_in(automatic, people, row(version="2025", day="2025-06-01", **values))
    read_in(automatic, people, row(day="2025-12-01", **values))
    read_in(automatic, people, row(**{one: "2", two: "2", three: "-"}))
    latest, before, oldest = published.history_of(automatic, DURING)["1780"]
    change = published.change(latest, before)
    assert (change.is_comparable, change.index) == (True, 50)
    assert [(each.code, each.before, each.after, each.is_new) for each in change.statements] == [
        (one, 0, 2, False),
        (three, None, None, True),
    ]
    across = published.change(before, oldest)
    assert (across.is_comparable, across.index, across.statements) == (False, None, ())


def test_municipality_takes_part_until_it_declines_and_again(automatic, people, after):
    read_in(automatic, people, row(index="50"))
    about = {"edition_id": automatic.pk, "municipality_code": "1780", "actor": people.writer}

    def part():
        return list(published.taking_part(automatic, DURING))

    assert part() == ["1780"]
    doors.opt_out(at=DURING, **about)
    doors.opt_out(at=DURING, **about)
    assert part() == []
    doors.opt_in(at=DURING, **about)
    assert part() == ["1780"]
    assert refused(doors.opt_out, at=after, **about) == ["Tiden gick ut 19 mars 2027 kl. 24.00."]


def test_nobody_takes_part_by_itself_where_the_edition_does_not_say_so(edition, people, members):
    read_in(edition, people, row(index="50"))
    assert published.taking_part(edition, DURING) == {}
    about = {"edition_id": edition.pk, "municipality_code": "1780", "actor": people.writer}
    assert refused(doors.opt_out, at=DURING, **about) == [
        "Ingen deltar i den här omgången utan att ha sagt ja."
    ]


def test_answers_are_fetched_where_nothing_is_answered(automatic, draft, people):
    one, two, three = codes_of(automatic, 3)
    services.save_answers(
        application_id=draft.pk,
        answers={},
        statements={one: (0, "")},
        actor=people.writer,
        at=DURING,
    )
    read_in(automatic, people, row(**{one: "2", two: "1", three: "–"}))
    fetched = doors.fetch_published(application_id=draft.pk, actor=people.writer, at=DURING)
    assert fetched == [two, three]
    values = draft.statement_answers.values_list("statement__code", "value")
    assert dict(values) == {one: 0, two: 1, three: None}
    assert list(draft.origins.values_list("field", "source")) == [
        (two, "Blomman, 2027, 2026-05-01"),
        (three, "Blomman, 2027, 2026-05-01"),
    ]


def test_answers_to_other_questions_are_not_fetched(automatic, draft, people):
    read_in(automatic, people, row(version="2025", P1="2"))
    reasons = refused(
        doors.fetch_published, application_id=draft.pk, actor=people.writer, at=DURING
    )
    assert reasons == [
        "Den svarar på andra frågor än den här omgången ställer, så svaren kan inte hämtas."
    ]


def test_who_takes_part_is_taken_in_after_the_deadline_and_once(automatic, people, after):
    codes = codes_of(automatic, 20)
    read_in(automatic, people, row(**dict.fromkeys(codes, "1")), row("1440", index="50"))
    about = {"edition_id": automatic.pk, "actor": people.organiser}
    assert refused(doors.take_in_published, at=DURING, **about) == [
        "De tas in när ansökningstiden är slut. Till dess kan var och en tacka nej."
    ]
    taken_in = doors.take_in_published(at=after, **about)
    assert [each.name for each in taken_in] == ["Ale", "Karlstad"]
    application = Application.objects.case_file().get(municipality="1780")
    assert (application.status, case_file(application).index) == ("submitted", 50)
    assert application.receipts.count() == 1
    assert Letter.objects.filter(kind="nominations.taken_in").count() == 2
    assert refused(doors.take_in_published, at=after, **about) == [
        "Ingen kommun väntar på att tas in."
    ]
    assert decide(application, people, after).status == "eligible"


def test_jury_does_not_begin_before_they_are_taken_in(automatic, people, intake, after):
    read_in(automatic, people, row(index="50"))
    sentence = "1 kommun deltar med det den har publicerat och är inte intagen än."
    assert sentence not in [each.text for each in check(intake, at=DURING)]
    assert sentence in [each.text for each in check(intake, at=after)]
