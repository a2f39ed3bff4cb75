"""An application from its start to its receipt."""

import hashlib
from datetime import timedelta

import pytest
from django.core import mail

from award.models import HistoryEntry
from award.refusals import Refused
from nominations import services
from nominations.models import Application, Municipality, Receipt
from tests.nominations.conftest import DURING, fill


def actions(thing):
    return list(HistoryEntry.objects.about(thing).order_by("pk").values_list("action", flat=True))


def test_application_is_started_once_per_edition(edition, members, people):
    def start():
        return services.start_application(
            edition_id=edition.pk, municipality_code="1780", actor=people.writer, at=DURING
        )

    application = start()
    with pytest.raises(Refused) as refusal:
        start()
    assert refusal.value.reasons == ["Karlstad har redan en ansökan i den här omgången."]
    assert (application.status, actions(application)) == (
        "draft",
        ["nominations.application.started"],
    )


def test_unknown_municipality_starts_nothing(edition, people):
    with pytest.raises(Municipality.DoesNotExist):
        services.start_application(
            edition_id=edition.pk, municipality_code="9999", actor=people.writer, at=DURING
        )


def test_everything_that_is_missing_is_told_at_once(draft, people):
    with pytest.raises(Refused) as refusal:
        services.submit_application(application_id=draft.pk, actor=people.writer, at=DURING)
    assert refusal.value.reasons == [
        "Rubriken saknas.",
        "A1 saknar svar: Vad är kommunen mest stolt över?",
        "A2 saknar svar: Vilken effekt har det gett?",
        "A3 saknar svar: Vilka lärdomar har kommunen dragit av arbetet?",
        "A4 saknar svar: Vilka är kommunens förutsättningar?",
        "Självvärderingen: minst 20 påståenden ska ha ett svar, nu har 0 det.",
        "Kontaktperson: namn och e-postadress saknas.",
        "Behörig företrädare: namn och e-postadress saknas.",
        "A7 saknar svar: Vill kommunen tävla, bara medverka i skriften, eller båda?",
    ]


@pytest.mark.django_db(transaction=True)
def test_handing_in_gives_a_receipt_to_everybody_who_writes(submitted, people):
    receipt = Receipt.objects.get(application=submitted)
    assert (receipt.number, receipt.issued_at, receipt.issued_to) == ("2027-0001", DURING, "Kim Ek")
    assert receipt.sha256 == hashlib.sha256(receipt.contents.encode()).hexdigest()
    assert (submitted.receipt_number, submitted.contents_sha256, submitted.submitted_at) == (
        receipt.number,
        receipt.sha256,
        DURING,
    )
    letters = {tuple(message.to): message for message in mail.outbox}
    assert set(letters) == {("kim@example.se",), ("eva@example.se",)}
    letter = letters["kim@example.se",]
    assert letter.subject == "Kvitto 2027-0001: Karlstads kommun"
    assert "28 januari 2027, 12.00.00" in letter.body
    assert receipt.sha256 in letter.body
    pdf, text = letter.attachments
    assert (pdf.filename, pdf.mimetype) == ("kvitto-2027-0001.pdf", "application/pdf")
    assert pdf.content == bytes(receipt.pdf.content)
    assert (text.filename, text.content) == ("kvitto-2027-0001.txt", receipt.contents)
    assert "http://127.0.0.1:8000/kommun/2027/1780/kvitto/" in letter.body


def test_copy_holds_every_answer_in_swedish(submitted):
    copy = submitted.receipts.get().contents
    for text in (
        "Ansökan: Karlstads kommun",
        "Kvitto: 2027-0001",
        "Inlämnad av: Kim Ek",
        "Försäkran\n\nJag får lämna in för kommunens räkning.",
        "Bygglov på elva dagar",
        "Vi började i fel ände och fick göra om.",
        "Behörig företrädare: Bo Alm, bo.alm@karlstad.example",
        "S24 Öppna data publiceras i katalog med licens.\n      uppfyller helt",
        "Index: 100,0 av 100",
        "tävla och medverka i skriften",
    ):
        assert text in copy


def test_receipt_groups_the_digits_of_the_population(submitted):
    lines = submitted.receipts.get().contents.splitlines()
    assert "Kommun: 1780, Värmlands län, 97\u00a0000 invånare, Större stad" in lines


def test_handing_in_twice_is_refused_with_the_receipt(submitted, people):
    with pytest.raises(Refused) as refusal:
        services.submit_application(application_id=submitted.pk, actor=people.writer, at=DURING)
    assert refusal.value.reasons == ["Den är redan inlämnad. Kvittot har nummer 2027-0001."]
    assert Receipt.objects.count() == 1


def test_receipts_are_numbered_within_the_edition(submitted, edition, people, municipalities):
    other = services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    fill(other, people.stranger)
    services.submit_application(application_id=other.pk, actor=people.stranger, at=DURING)
    numbers = list(Receipt.objects.order_by("pk").values_list("number", flat=True))
    assert numbers == ["2027-0001", "2027-0002"]


@pytest.mark.parametrize(
    ("seconds", "is_taken_in"), [(-1, True), (0, True), (600, False), (601, False), (599, True)]
)
def test_deadline_is_the_shown_time_and_the_grace_period(
    complete, intake, people, seconds, is_taken_in
):
    assert intake.grace == timedelta(seconds=600)
    at = intake.closes_at + timedelta(seconds=seconds)
    if is_taken_in:
        application = services.submit_application(
            application_id=complete.pk, actor=people.writer, at=at
        )
        assert (application.status, application.submitted_at) == ("submitted", at)
        return
    with pytest.raises(Refused) as refusal:
        services.submit_application(application_id=complete.pk, actor=people.writer, at=at)
    assert refusal.value.reasons == ["Tiden gick ut 19 mars 2027 kl. 24.00."]


def test_withdrawn_application_can_be_opened_and_handed_in_again(submitted, people):
    services.withdraw_application(application_id=submitted.pk, actor=people.writer, at=DURING)
    services.reopen_application(application_id=submitted.pk, actor=people.writer, at=DURING)
    application = services.submit_application(
        application_id=submitted.pk, actor=people.writer, at=DURING
    )
    assert (application.status, application.receipt_number) == ("submitted", "2027-0002")
    assert list(application.receipts.values_list("number", flat=True)) == ["2027-0001", "2027-0002"]
    assert actions(application) == [
        "nominations.application.started",
        "nominations.application.submitted",
        "nominations.application.withdrawn",
        "nominations.application.reopened",
        "nominations.application.submitted",
    ]


def test_nothing_is_withdrawn_after_the_deadline(submitted, people, after):
    for service in (services.withdraw_application, services.reopen_application):
        with pytest.raises(Refused) as refusal:
            service(application_id=submitted.pk, actor=people.writer, at=after)
        assert refusal.value.reasons == ["Tiden gick ut 19 mars 2027 kl. 24.00."]


def test_cut_moves_all_or_none(submitted, edition, people, municipalities, after):
    draft = services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    eligible(submitted, people, after)
    with pytest.raises(Refused) as refusal:
        services.move_applications(
            application_ids=[submitted.pk, draft.pk],
            status="longlisted",
            actor=people.organiser,
            at=after,
        )
    assert refusal.value.reasons == ["Ale kan inte bli utvald: ansökan är utkast."]
    statuses = Application.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["eligible", "draft"]
    for status in ("longlisted", "nominated", "won"):
        services.move_applications(
            application_ids=[submitted.pk], status=status, actor=people.organiser, at=after
        )
    submitted.refresh_from_db()
    assert submitted.status == "won"


def eligible(application, people, at):
    codes = application.edition.eligibility_rules.values_list("code", flat=True)
    return services.decide_eligibility(
        application_id=application.pk,
        checks=dict.fromkeys(codes, (True, "")),
        is_eligible=True,
        reason="",
        actor=people.organiser,
        at=at,
    )
