"""Eligibility, the longlist's self-descriptions, and the feedback that everybody gets."""

from datetime import timedelta

import pytest
from django.core import mail

from award import letters
from award.models import Letter
from award.refusals import Refused
from nominations import services
from nominations.models import Application, Municipality, SelfDescription
from tests.factories import make_member
from tests.nominations.conftest import CODES, DURING, decide


@pytest.mark.django_db(transaction=True)
def test_every_rule_is_judged_and_the_municipality_gets_a_letter_when_it_is_released(
    submitted, people, after
):
    mail.outbox.clear()
    application = decide(submitted, people, after, unmet=["B4"], reason="Underskrift på väg.")
    assert (application.status, application.eligibility_reason) == (
        "eligible",
        "Underskrift på väg.",
    )
    checks = application.eligibility_checks.order_by("rule__position")
    assert list(checks.values_list("rule__code", "is_met", "reason")) == [
        (code, code != "B4", "Saknas" if code == "B4" else "") for code in CODES
    ]
    assert mail.outbox == []
    drafts = application.edition.letters.filter(status="draft")
    letters.release_letters(
        edition_id=application.edition_id,
        letter_ids=list(drafts.values_list("pk", flat=True)),
        actor=people.organiser,
        at=after,
    )
    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["kim@example.se"], "Karlstads kommun får tävla: Sveriges Digitaliseringskommun 2027"),
        (["eva@example.se"], "Karlstads kommun får tävla: Sveriges Digitaliseringskommun 2027"),
    ]
    assert "Skälet till beslutet:\nUnderskrift på väg.\n" in mail.outbox[0].body


def test_letter_of_somebody_who_no_longer_works_there_is_stopped(submitted, people, members, after):
    decide(submitted, people, after)
    members.memberships.filter(person=people.editor).delete()
    make_member(people.editor, Municipality.objects.get(pk="1081"))
    drafts = dict(Letter.objects.filter(status="draft").values_list("to", "pk"))
    with pytest.raises(Refused) as refusal:
        letters.release_letters(
            edition_id=submitted.edition_id, letter_ids=drafts.values(), actor=None, at=after
        )
    assert refusal.value.reasons == [
        "eva@example.se får inte längre läsa ”Karlstads kommun får tävla: Sveriges"
        " Digitaliseringskommun 2027”. Kryssa ur brevet eller makulera det."
    ]
    kept = letters.release_letters(
        edition_id=submitted.edition_id,
        letter_ids=[drafts["kim@example.se"]],
        actor=None,
        at=after,
    )
    assert [letter.to for letter in kept] == ["kim@example.se"]


def test_changed_decision_makes_the_unsent_letter_of_the_first_one_void(submitted, people, after):
    decide(submitted, people, after)
    later = after + timedelta(hours=1)
    decide(submitted, people, later, unmet=["B4"], is_eligible=False, reason="Ingen underskrift.")
    decisions = Letter.objects.filter(kind__endswith="eligible").order_by("pk")
    assert list(decisions.values_list("kind", "to", "status")) == [
        ("nominations.eligible", "kim@example.se", "void"),
        ("nominations.eligible", "eva@example.se", "void"),
        ("nominations.ineligible", "kim@example.se", "draft"),
        ("nominations.ineligible", "eva@example.se", "draft"),
    ]


def test_decision_without_reasons_is_refused_with_all_of_them(submitted, people, after):
    with pytest.raises(Refused) as refusal:
        services.decide_eligibility(
            application_id=submitted.pk,
            checks={code: (True, "") for code in CODES if code not in ("B1", "B2")}
            | {"B2": (False, " ")},
            is_eligible=False,
            reason="",
            actor=people.organiser,
            at=after,
        )
    assert refusal.value.reasons == [
        "B1: ange om villkoret är uppfyllt.",
        "B2: ange varför villkoret inte är uppfyllt.",
        "Ett beslut om att kommunen inte får tävla behöver ett skäl.",
    ]


def test_unmet_rule_needs_a_reason_to_compete_all_the_same(submitted, people, after):
    with pytest.raises(Refused) as refusal:
        decide(submitted, people, after, unmet=["B4", "B9"])
    assert refusal.value.reasons == [
        "B4, B9 är inte uppfyllt. Ange varför kommunen ändå får tävla."
    ]


def test_nothing_is_decided_while_applications_come_in(submitted, people):
    with pytest.raises(Refused) as refusal:
        decide(submitted, people, DURING)
    assert refusal.value.reasons == ["Behörighet beslutas när ansökningstiden är slut."]


def test_decision_can_change_until_the_application_goes_on(longlisted, people, after):
    with pytest.raises(Refused) as refusal:
        decide(longlisted, people, after, is_eligible=False, reason="Sent")
    assert refusal.value.reasons == ["Ansökan har redan gått vidare i tävlingen."]


def test_only_the_longlist_gets_a_self_description(submitted, people, after):
    with pytest.raises(Refused) as refusal:
        services.open_self_descriptions(
            edition_id=submitted.edition_id,
            application_ids=[submitted.pk],
            actor=people.organiser,
            at=after,
        )
    assert refusal.value.reasons == ["Karlstad är inte utvald."]


def test_self_description_is_written_and_handed_in_once(longlisted, people, edition):
    stage = edition.stages.get(kind="self_description")
    questions = edition.questions.filter(part="self_description")
    at = stage.opens_at
    with pytest.raises(Refused) as refusal:
        services.submit_self_description(application_id=longlisted.pk, actor=people.writer, at=at)
    assert len(refusal.value.reasons) == 17
    services.save_answers(
        application_id=longlisted.pk,
        answers={question.code: f"Svar på {question.code}." for question in questions},
        actor=people.writer,
        at=at,
    )
    described = services.submit_self_description(
        application_id=longlisted.pk, actor=people.writer, at=at
    )
    assert (described.status, described.receipt_number) == ("submitted", "2027-0002")
    copy = longlisted.receipts.get(number="2027-0002").contents
    assert "Egenbeskrivning: Karlstads kommun" in copy and "Svar på E11.1." in copy
    assert "bygglovet" not in copy
    with pytest.raises(Refused) as refusal:
        services.submit_self_description(application_id=longlisted.pk, actor=people.writer, at=at)
    assert refusal.value.reasons == ["Den är redan inlämnad. Kvittot har nummer 2027-0002."]


def test_opening_again_changes_nothing(longlisted, people, after):
    opened = services.open_self_descriptions(
        edition_id=longlisted.edition_id,
        application_ids=[longlisted.pk],
        actor=people.organiser,
        at=after,
    )
    assert (opened, SelfDescription.objects.count()) == ([], 1)


def test_letter_to_the_longlist_tells_the_last_day(longlisted):
    letter = Letter.objects.filter(kind="nominations.self_description").first()
    assert "Lämna in den senast 31 maj 2027 kl. 24.00." in letter.text


def write(application, people, at, text="Starkt om effekter."):
    return services.write_feedback(
        application_id=application.pk,
        text=text,
        figures={"Självvärdering": 100},
        actor=people.organiser,
        at=at,
    )


def test_feedback_waits_for_the_announcement(submitted, people, edition, after):
    write(submitted, people, after)
    with pytest.raises(Refused) as refusal:
        services.release_feedback(edition_id=edition.pk, actor=people.organiser, at=after)
    assert refusal.value.reasons == ["Återkopplingen lämnas ut när vinnaren är tillkännagiven."]
    told = edition.stages.get(kind="announcement").opens_at
    released = services.release_feedback(edition_id=edition.pk, actor=people.organiser, at=told)
    assert [(each.text, each.figures, each.released_at) for each in released] == [
        ("Starkt om effekter.", {"Självvärdering": 100}, told)
    ]
    with pytest.raises(Refused) as refusal:
        write(submitted, people, told, "Ändrat")
    assert refusal.value.reasons == ["Återkopplingen är redan utlämnad och kan inte ändras."]


def test_figures_stay_when_only_the_text_is_changed(submitted, people, after):
    write(submitted, people, after)
    feedback = services.write_feedback(
        application_id=submitted.pk, text="Nytt", actor=people.organiser, at=after
    )
    assert (feedback.text, feedback.figures) == ("Nytt", {"Självvärdering": 100})


def test_draft_gets_no_feedback(draft, people, after):
    with pytest.raises(Refused) as refusal:
        write(draft, people, after)
    assert refusal.value.reasons == ["Återkoppling ges till dem som har lämnat in."]


def test_municipality_that_only_joins_the_booklet_does_not_compete(submitted, people, after):
    application = decide(submitted, people, after)
    assert list(Application.objects.competing()) == [application]
    Application.objects.filter(pk=application.pk).update(participation="booklet")
    assert list(Application.objects.competing()) == []
