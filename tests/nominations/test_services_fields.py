"""Saving one field: at most six statements a request and two that write, the same guards as for a form."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.refusals import Refused
from nominations import services
from nominations.clashes import Overtaken, fingerprint
from nominations.models import AnswerVersion, Application
from nominations.rules.storing import LONGEST_TEXT
from tests.nominations.conftest import CONTACTS, DURING

EMPTY = fingerprint("")


def save(application, person, field, content, *, seen=None, at=DURING):
    return services.save_field(
        application_id=application.pk, field=field, content=content, seen=seen, actor=person, at=at
    )


def held(application, field):
    """What the field holds and which version that is."""
    latest = AnswerVersion.objects.filter(application=application, field=field).last()
    return latest and (latest.content, latest.number, str(latest.saved_by))


def statements(queries):
    """The first word of each statement, without those that open and close the transaction."""
    words = [query["sql"].split()[0] for query in queries]
    return [word for word in words if word in ("SELECT", "INSERT", "UPDATE", "DELETE")]


@pytest.mark.parametrize(
    ("field", "contents", "written"),
    [
        ("A1", ["Ett", "Ett två"], ["Ett", "Ett två"]),
        ("A6", [CONTACTS[:1], []], [[{"title": "", "phone": ""} | CONTACTS[0]], []]),
        ("headline", ["Ett", "Två"], ["Ett", "Två"]),
        ("participation", ["both", "booklet"], ["both", "booklet"]),
        ("S1", [[2, ""], [None, "Inte vi"]], [[2, ""], [None, "Inte vi"]]),
    ],
)
def test_field_is_saved_in_four_statements(draft, people, field, contents, written):
    for content, expected in zip(contents, written, strict=True):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            saved = save(draft, people.writer, field, content)
        done = statements(queries)
        assert done[:2] == ["SELECT", "SELECT"]
        assert len(done) == 4 and all(word in ("INSERT", "UPDATE") for word in done[2:])
        assert held(draft, field) == (expected, 1, "Kim Ek")
        assert saved == services.Saved(fingerprint(expected), 1, DURING)


def test_what_stands_there_already_is_not_written(draft, people):
    save(draft, people.writer, "A1", "Ett")
    with CaptureQueriesContext(connection) as queries:
        save(draft, people.editor, "A1", "Ett", seen=EMPTY)
    assert statements(queries) == ["SELECT", "SELECT"]
    assert held(draft, "A1") == ("Ett", 1, "Kim Ek")


@pytest.mark.parametrize(
    ("field", "first", "second", "empty"),
    [
        ("A1", "Evas", "Kims", ""),
        ("headline", "Evas", "Kims", ""),
        ("S1", [2, ""], [1, ""], None),
        ("A6", CONTACTS, CONTACTS[:1], []),
    ],
)
def test_field_that_somebody_else_has_changed_is_not_written_over(
    draft, people, field, first, second, empty
):
    save(draft, people.editor, field, first, seen=fingerprint(empty))
    before = held(draft, field)
    with pytest.raises(Overtaken) as overtaken:
        save(draft, people.writer, field, second, seen=fingerprint(empty))
    (clash,) = overtaken.value.clashes
    assert (clash.code, clash.stored, clash.saved_by, clash.saved_at) == (
        field,
        before[0],
        "Eva Skrivare",
        DURING,
    )
    assert held(draft, field) == before
    save(draft, people.writer, field, second, seen=fingerprint(before[0]))
    assert held(draft, field)[1:] == (2, "Kim Ek")


@pytest.mark.parametrize("person", ["reader", "stranger", "organiser"])
def test_field_is_saved_for_those_who_may_only(draft, people, person):
    with pytest.raises(Application.DoesNotExist):
        services.save_own_field(
            slug="2027",
            municipality="1780",
            field="A1",
            content="x",
            seen=None,
            actor=getattr(people, person),
            at=DURING,
        )
    assert held(draft, "A1") is None


@pytest.mark.parametrize(
    ("field", "content", "reason"),
    [
        ("Z9", "x", "Det finns inget fält Z9."),
        ("A7", "both", "Det finns inget fält A7."),
        ("Z9", None, "Det finns inget fält Z9."),
        (
            "A1",
            "x" * (LONGEST_TEXT + 1),
            "A1 är längre än 1000000 tecken och kunde inte sparas.",
        ),
        (
            "A6",
            [{"role": "contact", "name": "x" * LONGEST_TEXT, "title": "xx"}],
            "A6 är längre än 1000000 tecken och kunde inte sparas.",
        ),
        (
            "A1",
            "noll\0noll",
            "A1 innehåller ett tecken som inte hör hemma i text (NUL). Ta bort det och spara igen.",
        ),
    ],
)
def test_field_that_cannot_be_kept_is_refused_with_a_sentence(
    draft, people, field, content, reason
):
    with pytest.raises(Refused) as refusal:
        save(draft, people.writer, field, content)
    assert refusal.value.reasons == [reason]
    assert AnswerVersion.objects.count() == 0


@pytest.mark.parametrize(
    ("seconds", "is_saved"), [(-1, True), (0, True), (599, True), (600, False)]
)
def test_field_follows_the_stage_and_its_grace(draft, people, intake, seconds, is_saved):
    at = intake.closes_at + timedelta(seconds=seconds)
    if is_saved:
        save(draft, people.writer, "A1", "I tid", at=at)
    else:
        with pytest.raises(Refused):
            save(draft, people.writer, "A1", "För sent", at=at)
    assert held(draft, "A1") == (("I tid", 1, "Kim Ek") if is_saved else None)


def test_field_of_what_is_handed_in_is_not_written_in(submitted, people):
    with pytest.raises(Refused) as refusal:
        save(submitted, people.writer, "A1", "Nytt")
    assert refusal.value.reasons == ["Ansökan är inlämnad. Öppna den igen för att ändra."]
    assert held(submitted, "A1")[0] == "Vi är mest stolta över att bygglovet går fort."


def test_quick_answer_agrees_with_the_rule(draft, people, intake):
    """``with_open_parts`` may say no where the rule says yes, never the other way round."""
    from nominations import rules

    for seconds in (-1, 0, 1):
        for edge in (intake.opens_at, intake.closes_at, intake.closes_at + intake.grace):
            at = edge + timedelta(seconds=seconds)
            application = Application.objects.with_open_parts(at).get(pk=draft.pk)
            reasons = rules.reasons_not_to_save(application, "application", at=at)
            assert application.application_is_open == (reasons == [])
            assert application.self_description_is_open is False


def test_restoring_a_version_is_a_new_version(draft, people):
    later = DURING + timedelta(minutes=1)
    save(draft, people.editor, "A1", "Evas ord")
    save(draft, people.writer, "A1", "Kims ord", at=later)
    services.restore_version(
        application_id=draft.pk,
        field="A1",
        number=1,
        seen=fingerprint("Kims ord"),
        actor=people.writer,
        at=later,
    )
    found = AnswerVersion.objects.filter(application=draft).values_list("number", "content")
    assert list(found) == [(1, "Evas ord"), (2, "Kims ord"), (3, "Evas ord")]
