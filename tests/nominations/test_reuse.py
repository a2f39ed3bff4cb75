"""Words used again in the next edition, and what is published of an application."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import escape

from award.refusals import Refused
from award.services import create_edition, open_edition
from nominations import publication, reuse, services
from nominations.case_files import case_file
from nominations.models import Application, ConsentWithdrawal
from nominations.services import doors
from tests.nominations.conftest import DURING, fill

YEAR_AFTER = DURING + timedelta(days=365)


def refused(call, **about):
    with pytest.raises(Refused) as refusal:
        call(**about)
    return refusal.value.reasons


def read(application):
    return Application.objects.case_file().get(pk=application.pk)


@pytest.fixture
def following(submitted, people):
    """A draft in the next edition, of the municipality that handed in to this one."""
    return next_edition(submitted, "2028", people, YEAR_AFTER)


def next_edition(submitted, slug, people, at):
    """The municipality's draft, begun then, in an edition that is open then."""
    edition = create_edition(
        award_id=submitted.edition.award_id,
        template="model",
        slug=slug,
        starts_on=date(at.year, 1, 18),
        actor=people.organiser,
        at=at,
    )
    open_edition(edition_id=edition.pk, actor=people.organiser, at=at)
    return services.start_application(
        edition_id=edition.pk, municipality_code="1780", actor=people.writer, at=at
    )


def fetch(application, earlier, people, at=YEAR_AFTER):
    return doors.fetch_earlier(
        application_id=application.pk, earlier_id=earlier.pk, actor=people.writer, at=at
    )


def test_answers_of_the_same_questions_begin_the_next_application(following, submitted, people):
    services.save_answers(
        application_id=following.pk, answers={"A2": "Nytt."}, actor=people.writer, at=YEAR_AFTER
    )
    assert reuse.earlier_of(read(following)) == submitted
    fields = fetch(following, submitted, people)
    now, then = case_file(read(following)), case_file(read(submitted))
    assert now.headline == then.headline
    assert {answer.code: answer.content for answer in now.application} == {
        answer.code: answer.content for answer in then.application
    } | {"A2": "Nytt.", "A7": "", "A8": ""}
    assert [each.content for each in now.statements] == [each.content for each in then.statements]
    assert fields[:2] == ["headline", "A1"]
    assert "A2" not in fields


def test_fetched_words_say_where_they_came_from_and_whether_they_changed(
    following, submitted, people
):
    fetch(following, submitted, people)
    later = YEAR_AFTER + timedelta(hours=1)
    services.save_answers(
        application_id=following.pk, answers={"A1": "Omskrivet."}, actor=people.writer, at=later
    )
    fetched = {each.field: each for each in reuse.fetched_fields(read(following))}
    assert fetched["A1"].is_changed
    assert not fetched["A3"].is_changed
    assert fetched["A3"].source == submitted.edition.name_sv


def test_draft_that_was_never_handed_in_begins_the_next_application_too(
    following, submitted, people
):
    """In two editions: one handed in to, and a later one that the time ran out for."""
    services.save_answers(
        application_id=following.pk, answers={"A2": "Nytt."}, actor=people.writer, at=YEAR_AFTER
    )
    third = next_edition(submitted, "2029", people, YEAR_AFTER + timedelta(days=366))
    assert reuse.earlier_of(read(third)) == following


def test_draft_without_words_and_one_that_can_still_be_handed_in_lend_nothing(
    following, submitted, people
):
    later = YEAR_AFTER + timedelta(days=366)
    assert reuse.earlier_of(read(next_edition(submitted, "2029", people, later))) == submitted
    services.save_answers(
        application_id=following.pk, answers={"A2": "Nytt."}, actor=people.writer, at=YEAR_AFTER
    )
    beside = next_edition(submitted, "2028b", people, YEAR_AFTER)
    assert reuse.earlier_of(read(beside)) == submitted


NEW_WORDS = "Vad är ni mest stolta över just nu?"
ABOUT_A1 = "frågan löd annorlunda. Så här löd den när ni svarade:"


@pytest.fixture
def reworded(following, submitted):
    """The next edition asks A1 in other words, and A3 with other spaces only. The old words of A1."""
    old = submitted.edition.questions.get(code="A1").text_sv
    following.edition.questions.filter(code="A1").update(text_sv=NEW_WORDS)
    spaced = following.edition.questions.get(code="A3")
    spaced.text_sv = spaced.text_sv.replace(" ", "  ") + " "
    spaced.save()
    return old


def test_question_worded_anew_is_told_before_its_answer_is_fetched(
    client, reworded, following, submitted, people
):
    found = reuse.rewordings_between(read(submitted), read(following))
    assert found == [reuse.Rewording("A1", submitted.edition.name, reworded, NEW_WORDS)]
    page = seen(client, "earlier_fetch", people)
    assert "1 fråga har ny lydelse" in page
    assert (escape(reworded) in page, escape(NEW_WORDS) in page) == (True, True)


def test_fetched_answer_stands_with_the_words_that_it_answered(
    client, reworded, following, submitted, people
):
    fetch(following, submitted, people)
    told = reuse.Rewording("A1", submitted.edition.name, reworded, NEW_WORDS)
    assert reuse.rewordings(read(following)) == {"A1": told}
    by_field = {each.field: each.rewording for each in reuse.fetched_fields(read(following))}
    assert {field for field, rewording in by_field.items() if rewording} == {"A1"}
    form = seen(client, "application_edit", people)
    assert form.count(ABOUT_A1) == 1
    assert form.index(ABOUT_A1) < form.index(f"<blockquote>{escape(reworded)}</blockquote>")
    assert f"Frågan löd då:</span> {escape(reworded)}" in seen(client, "earlier_fetch", people)


def test_answer_that_is_written_anew_answers_the_new_words(
    client, reworded, following, submitted, people
):
    fetch(following, submitted, people)
    later = YEAR_AFTER + timedelta(minutes=1)
    services.save_answers(
        application_id=following.pk, answers={"A1": "Nytt."}, actor=people.writer, at=later
    )
    assert reuse.rewordings(read(following)) == {}
    assert ABOUT_A1 not in seen(client, "application_edit", people)


def test_answer_that_was_not_fetched_and_one_to_the_same_words_say_nothing(
    client, reworded, following, submitted, people
):
    services.save_answers(
        application_id=following.pk, answers={"A1": "Nytt."}, actor=people.writer, at=YEAR_AFTER
    )
    assert reuse.rewordings_between(read(submitted), read(following)) == []
    fetch(following, submitted, people)
    assert reuse.rewordings(read(following)) == {}
    assert ABOUT_A1 not in seen(client, "application_edit", people)


def seen(client, name, people):
    """A page of the following application, as its writer sees it then."""
    with time_machine.travel(YEAR_AFTER, tick=False):
        client.force_login(people.writer)
        answer = client.get(reverse(f"nominations:{name}", args=["2028", "1780"]))
    assert answer.status_code == 200
    return answer.text


def test_other_municipalities_words_are_never_fetched(following, edition, people):
    ale = services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    fill(ale, people.stranger)
    reasons = refused(
        doors.fetch_earlier,
        application_id=following.pk,
        earlier_id=ale.pk,
        actor=people.writer,
        at=YEAR_AFTER,
    )
    assert reasons == ["Kommunen har ingen tidigare ansökan."]
    assert case_file(read(following)).headline == ""


def test_published_is_what_the_edition_publishes_and_the_municipality_agrees_to(complete, people):
    services.save_answers(
        application_id=complete.pk, answers={"A8": "yes"}, actor=people.writer, at=DURING
    )
    case = case_file(read(complete))
    public = publication.published(case, is_withdrawn=False)
    assert public.headline == case.headline
    assert {answer.disclosure for answer in public.answers} == {"published"}
    assert {answer.kind for answer in public.answers} & set(publication.NEVER) == set()
    hidden = publication.published(case, is_withdrawn=True)
    assert (hidden.headline, hidden.answers) == ("", ())
    assert len(hidden.withheld) == len(public.answers) + len(public.withheld)


def test_nothing_is_published_without_a_yes(complete, people):
    services.save_answers(
        application_id=complete.pk, answers={"A8": ""}, actor=people.writer, at=DURING
    )
    public = publication.published(case_file(read(complete)), is_withdrawn=False)
    assert (public.is_consented, public.headline, public.answers) == (False, "", ())


def test_consent_is_withdrawn_and_given_again_until_results_are_handed_over(submitted, people):
    about = {"application_id": submitted.pk, "actor": people.writer, "at": DURING}
    doors.withdraw_consent(**about)
    doors.withdraw_consent(**about)
    assert ConsentWithdrawal.objects.count() == 1
    doors.give_consent_again(**about)
    assert ConsentWithdrawal.objects.count() == 0
    submitted.edition.publications.create(
        selects="longlist", embargo_until=YEAR_AFTER, created_at=DURING, commitment="0" * 64
    )
    assert refused(doors.withdraw_consent, **about) == [
        "Det som ska publiceras är redan överlämnat. Hör av er till kansliet."
    ]


def test_consent_of_a_draft_is_changed_in_the_form(draft, people):
    about = {"application_id": draft.pk, "actor": people.writer, "at": DURING}
    assert refused(doors.withdraw_consent, **about) == [
        "Svara på frågan om samtycke i själva ansökan."
    ]


def test_history_tells_all_editions_and_only_public_results(following, submitted, members):
    submitted.edition.publications.create(
        selects="longlist", embargo_until=YEAR_AFTER, created_at=DURING, commitment="0" * 64
    ).results.create(
        municipality_code="1780", name="Karlstad", county="", population=1, placement="longlisted"
    )

    def seen(at):
        return [
            (
                entry.application.edition.slug,
                len(entry.receipts),
                entry.result and entry.result.placement,
            )
            for entry in reuse.entries(members, at=at)
        ]

    assert seen(YEAR_AFTER - timedelta(seconds=1)) == [("2028", 0, None), ("2027", 1, None)]
    assert seen(YEAR_AFTER) == [("2028", 0, None), ("2027", 1, "longlisted")]
