"""Results are handed down once, word for word, and stay sealed until the embargo ends."""

import hashlib
import json
from dataclasses import asdict, replace

import pytest

from award import services
from award.models import HistoryEntry, Publication, Result
from award.placements import is_winner_public, public_results
from award.refusals import Refused
from award.services import ResultDraft
from award.services.results import sealed_document
from award.winners import winners
from tests.award.conftest import BEFORE, local

AT = local(2027, 10, 14, 15)
GALA = local(2027, 11, 16, 18, 30)

KARLSTAD = ResultDraft(
    municipality_code="1780",
    name="Karlstad",
    county="Värmlands län",
    population=97_000,
    group="Större stad",
    placement="winner",
    headline="Sexton kommuner, en nämnd",
    citation_sv="För att invånarna ska få ett enklare liv.",
    sort_key="karlstad",
)
VASTERAS = ResultDraft(
    municipality_code="1980",
    name="Västerås",
    county="Västmanlands län",
    population=160_000,
    group="Större stad",
    placement="nominee",
    sort_key="västerås",
)


def publish(edition, organiser, **changes):
    arguments = {
        "edition_id": edition.pk,
        "selects": "winner",
        "embargo_until": GALA,
        "drafts": [KARLSTAD],
        "actor": organiser,
        "at": AT,
    }
    return services.publish_results(**arguments | changes)


def test_results_are_sealed_to_the_second(open_edition, organiser):
    publish(open_edition, organiser)
    one_second = GALA - GALA.resolution
    assert public_results(open_edition, at=one_second) == []
    assert not is_winner_public(open_edition, at=one_second)
    assert winners(at=one_second) == []
    assert [row.name for row in public_results(open_edition, at=GALA)] == ["Karlstad"]
    assert [(row.year, row.name) for row in winners(at=GALA)] == [(2027, "Karlstad")]


def test_furthest_placement_is_shown(open_edition, organiser):
    nominees = [replace(KARLSTAD, placement="nominee", citation_sv=""), VASTERAS]
    publish(open_edition, organiser, selects="nominees", embargo_until=AT, drafts=nominees)
    publish(open_edition, organiser)

    def placements(at):
        return {row.name: row.placement for row in public_results(open_edition, at=at)}

    assert placements(AT) == {"Karlstad": "nominee", "Västerås": "nominee"}
    assert placements(GALA) == {"Karlstad": "winner", "Västerås": "nominee"}


def test_commitment_is_recorded_and_seals_every_word(open_edition, organiser):
    publication = publish(open_edition, organiser)
    sealed = json.loads(publication.document)
    assert sealed.pop("secret")
    assert sealed == {"edition": "2027", "selects": "winner", "results": [asdict(KARLSTAD)]}
    assert hashlib.sha256(publication.document.encode()).hexdigest() == publication.commitment
    entry = HistoryEntry.objects.about(publication).get()
    assert entry.details == {
        "commitment": publication.commitment,
        "embargo_until": GALA.isoformat(),
    }


def test_sealed_document_cannot_be_guessed_and_has_one_order():
    drafts = [replace(KARLSTAD, placement="nominee"), VASTERAS]
    both = [json.loads(sealed_document("2027", "nominees", d)) for d in (drafts, drafts[::-1])]
    first, second = [document.pop("secret") for document in both]
    assert (len(first), first == second) == (32, False)
    assert both[0] == both[1]


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        (
            {"drafts": []},
            ["Det finns ingen kommun att offentliggöra.", "Det måste finnas en vinnare."],
        ),
        ({"drafts": [VASTERAS]}, ["Det måste finnas en vinnare."]),
        (
            {"drafts": [replace(KARLSTAD, citation_sv=" ")]},
            ["Vinnarens motivering är inte skriven."],
        ),
        ({"selects": "nominees"}, ["Det här urvalet utser ingen vinnare."]),
        (
            {"selects": "nominees", "drafts": [VASTERAS, VASTERAS]},
            ["En kommun står två gånger i resultatet."],
        ),
    ],
)
def test_results_are_not_handed_down(open_edition, organiser, changes, reasons):
    with pytest.raises(Refused) as refusal:
        publish(open_edition, organiser, **changes)
    assert refusal.value.reasons == reasons
    assert Publication.objects.count() == Result.objects.count() == 0


def test_results_are_never_replaced(open_edition, organiser):
    publish(open_edition, organiser)
    with pytest.raises(Refused) as refusal:
        publish(
            open_edition, organiser, drafts=[replace(VASTERAS, placement="winner", citation_sv="x")]
        )
    assert refusal.value.reasons == [
        "Resultatet är redan lämnat till offentliggörande och ersätts aldrig."
    ]
    assert Result.objects.get().name == "Karlstad"


def test_results_of_an_edition_that_is_not_open_are_refused(edition, organiser):
    with pytest.raises(Refused) as refusal:
        publish(edition, organiser)
    assert refusal.value.reasons == ["Omgången är inte öppen."]


def test_embargo_is_lifted_once(open_edition, organiser):
    publication = publish(open_edition, organiser)
    at = GALA - GALA.resolution
    services.lift_embargo(publication_id=publication.pk, actor=organiser, at=at)
    assert is_winner_public(open_edition, at=at)
    with pytest.raises(Refused) as refusal:
        services.lift_embargo(publication_id=publication.pk, actor=organiser, at=at)
    assert refusal.value.reasons == ["Resultatet är redan offentligt."]


def test_winner_in_the_system_stands_for_its_year(open_edition, organiser):
    services.import_past_winners(award_id=open_edition.award_id, actor=None, at=BEFORE)
    publish(open_edition, organiser)
    names = [row.name for row in winners(award=open_edition.award, at=GALA)]
    assert names[:3] == ["Karlstad", "Värmdö", "Sundsvall"]
    assert len(names) == 13


def test_year_without_a_prize_is_made_known_with_nominees_and_no_winner(open_edition, organiser):
    with pytest.raises(Refused) as refused:
        publish(open_edition, organiser, is_prize_given=False)
    assert refused.value.reasons == ["Det här urvalet utser ingen vinnare."]
    nominees = [replace(KARLSTAD, placement="nominee", citation_sv=""), VASTERAS]
    publish(open_edition, organiser, drafts=nominees, is_prize_given=False)
    assert is_winner_public(open_edition, at=GALA)
    assert winners(award=open_edition.award, at=GALA) == []
    assert [each.placement for each in public_results(open_edition, at=GALA)] == ["nominee"] * 2
