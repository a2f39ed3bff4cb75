"""Rule 1.7: a completion opens named answers only, until a day; everything else stays as it was handed in."""

from datetime import timedelta

import pytest

from award.models import HistoryEntry
from award.refusals import Refused
from nominations import completions, services
from nominations.case_files import case_file
from nominations.models import Application, Completion
from tests.nominations.conftest import ANSWERS

NEW = "Handläggningen tog 40 dagar. Nu tar den 9, och vi vet varför."
MESSAGE = "Skriv hur ni har mätt tiden."


@pytest.fixture
def due_at(after):
    return after.replace(hour=23, minute=0, second=0) + timedelta(days=7)


@pytest.fixture
def completion(submitted, people, after, due_at):
    return request(submitted, people, after, due_at)


def test_only_named_answers_can_be_saved(completion, submitted, people, after):
    save(submitted, people, "A2", NEW, after)
    for field, content in (("A3", "Nytt"), ("headline", "Ny rubrik"), ("S1", [0, ""])):
        with pytest.raises(Refused) as refusal:
            save(submitted, people, field, content, after)
        assert refusal.value.reasons == [
            f"Nu går det bara att komplettera A2. {field} gäller som det lämnades in."
        ]
    case = case_of(submitted)
    written = {answer.code: answer.text for answer in case.application if answer.code in ANSWERS}
    assert (written["A2"], written["A3"], case.headline) == (
        NEW,
        ANSWERS["A3"],
        "Bygglov på elva dagar",
    )


def test_self_assessment_is_opened_as_a_whole(submitted, people, after, due_at):
    request(submitted, people, after, due_at, asked=["A5"])
    save(submitted, people, "S1", [0, ""], after)
    save(submitted, people, "S24", [1, ""], after)
    assert [each.value for each in case_of(submitted).statements][::23] == [0, 1]


def test_the_others_read_what_was_handed_in_until_it_is_handed_in_again(
    completion, submitted, people, after
):
    save(submitted, people, "A2", NEW, after)
    shown = completions.case_for_others(fetched(submitted))
    assert [each.text for each in shown.application if each.code == "A2"] == [ANSWERS["A2"]]
    services.submit_completion(application_id=submitted.pk, actor=people.writer, at=after)
    shown = completions.case_for_others(fetched(submitted))
    assert [each.text for each in shown.application if each.code == "A2"] == [NEW]


def test_completion_gives_a_new_receipt_and_keeps_the_old(completion, submitted, people, after):
    save(submitted, people, "A2", NEW, after)
    ended = services.submit_completion(application_id=submitted.pk, actor=people.writer, at=after)
    first, second = submitted.receipts.order_by("number")
    assert (ended.status, ended.ended_at, ended.receipt) == ("submitted", after, second)
    assert (first.number, second.number) == ("2027-0001", "2027-0002")
    assert (ANSWERS["A2"] in first.contents, NEW in first.contents) == (True, False)
    assert (ANSWERS["A2"] in second.contents, NEW in second.contents) == (False, True)
    submitted.refresh_from_db()
    assert (submitted.status, submitted.receipt_number) == ("submitted", "2027-0002")
    with pytest.raises(Refused) as refusal:
        save(submitted, people, "A2", "Mer", after)
    assert refusal.value.reasons[0] == "Ansökan är inlämnad. Öppna den igen för att ändra."
    with pytest.raises(Refused) as refusal:
        services.submit_completion(application_id=submitted.pk, actor=people.writer, at=after)
    assert refusal.value.reasons == ["Ingen komplettering är begärd."]


@pytest.mark.parametrize(
    ("seconds", "is_taken_in"),
    [(-1, True), (0, True), (599, True), (600, False), (601, False)],
)
def test_completion_is_taken_in_until_its_grace_is_over(
    completion, submitted, people, seconds, is_taken_in
):
    at = completion.due_at + timedelta(seconds=seconds)
    assert completions.is_overdue(completion, at=at) is (seconds >= 0)
    if is_taken_in:
        save(submitted, people, "A2", NEW, at)
        services.submit_completion(application_id=submitted.pk, actor=people.writer, at=at)
        return
    for write in (
        lambda: save(submitted, people, "A2", NEW, at),
        lambda: services.submit_completion(application_id=submitted.pk, actor=people.writer, at=at),
    ):
        with pytest.raises(Refused) as refusal:
            write()
        (reason,) = refusal.value.reasons
        assert reason.startswith("Tiden för att komplettera gick ut")


def test_unfinished_completion_cannot_be_handed_in(completion, submitted, people, after):
    save(submitted, people, "A2", "", after)
    with pytest.raises(Refused) as refusal:
        services.submit_completion(application_id=submitted.pk, actor=people.writer, at=after)
    (reason,) = refusal.value.reasons
    assert reason.startswith("A2 saknar svar")
    assert submitted.receipts.count() == 1


def test_address_in_a_completion_needs_a_reason_too(completion, submitted, people, after):
    save(submitted, people, "A2", "Fråga a.b@gmail.com.", after)
    hand_in = {"application_id": submitted.pk, "actor": people.writer, "at": after}
    with pytest.raises(Refused) as refusal:
        services.submit_completion(**hand_in)
    (reason,) = refusal.value.reasons
    assert reason.startswith("A2 innehåller en e-postadress utanför kommunen (a.b@gmail.com).")
    services.give_personal_data_reason(**hand_in, field="A2", reason="Föreningens egen.")
    assert services.submit_completion(**hand_in).status == "submitted"


def test_ended_completion_puts_back_what_was_handed_in_and_keeps_every_version(
    completion, submitted, people, after
):
    save(submitted, people, "A2", NEW, after)
    later = completion.due_at + timedelta(days=1)
    ended = services.close_completion(application_id=submitted.pk, actor=people.organiser, at=later)
    assert (ended.status, ended.ended_at, ended.receipt) == ("closed", later, None)
    assert submitted.answers.get(question__code="A2").text == ANSWERS["A2"]
    versions = submitted.versions.filter(field="A2").order_by("number")
    assert [version.content for version in versions] == [ANSWERS["A2"], NEW, ANSWERS["A2"]]
    assert submitted.receipts.count() == 1


def test_nothing_is_decided_while_the_municipality_completes(
    completion, submitted, people, after, edition
):
    codes = edition.eligibility_rules.values_list("code", flat=True)
    decision = {
        "application_id": submitted.pk,
        "checks": dict.fromkeys(codes, (True, "")),
        "is_eligible": True,
        "reason": "",
        "actor": people.organiser,
        "at": after,
    }
    with pytest.raises(Refused) as refusal:
        services.decide_eligibility(**decision)
    assert refusal.value.reasons == [
        "Kommunen kompletterar sin ansökan. Vänta på den, eller avsluta kompletteringen."
    ]
    services.close_completion(application_id=submitted.pk, actor=people.organiser, at=after)
    assert services.decide_eligibility(**decision).status == "eligible"


def test_completion_is_refused_with_every_reason(submitted, people, after, intake, due_at):
    with pytest.raises(Refused) as refusal:
        request(submitted, people, intake.closes_at, due_at)
    assert refusal.value.reasons == ["Kommunen kan fortfarande ändra sin ansökan själv."]
    with pytest.raises(Refused) as refusal:
        request(submitted, people, after, after + timedelta(hours=23), asked=["X9"], message=" ")
    assert refusal.value.reasons == [
        "Frågan X9 finns inte.",
        "Skriv vad kommunen ska komplettera.",
        "Ge kommunen minst ett dygn.",
    ]
    request(submitted, people, after, due_at)
    with pytest.raises(Refused) as refusal:
        request(submitted, people, after, due_at)
    assert refusal.value.reasons == ["Kommunen håller redan på att komplettera sin ansökan."]
    assert Completion.objects.count() == 1


def test_municipality_is_told_what_to_complete_and_until_when(completion, submitted, edition):
    letters = edition.letters.filter(kind="nominations.completion").order_by("to")
    assert [letter.to for letter in letters] == ["eva@example.se", "kim@example.se"]
    assert all(text in letters[0].text for text in ("A2", MESSAGE, "/kommun/2027/1780/"))
    actions = HistoryEntry.objects.about(submitted).values_list("action", flat=True)
    assert "nominations.completion.requested" in actions


def request(application, people, at, due_at, *, asked=("A2",), message=MESSAGE):
    return services.request_completion(
        application_id=application.pk,
        asked=list(asked),
        message=message,
        due_at=due_at,
        actor=people.organiser,
        at=at,
    )


def save(application, people, field, content, at):
    services.save_field(
        application_id=application.pk,
        field=field,
        content=content,
        seen=None,
        actor=people.writer,
        at=at,
    )


def fetched(application):
    return Application.objects.case_file().get(pk=application.pk)


def case_of(application):
    return case_file(fetched(application))
