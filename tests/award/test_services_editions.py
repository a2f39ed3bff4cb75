"""Editions are made from templates, opened, changed and put away."""

from datetime import date

import pytest

from award import services
from award.edition_contents import contents_of
from award.models import Edition, HistoryEntry, Level
from award.refusals import Refused
from tests.award.conftest import BEFORE, OPENS, local


def test_new_edition_has_everything_its_template_says(edition):
    assert (edition.slug, edition.status, edition.template) == ("2027", "preparing", "model")
    assert [stage.kind for stage in edition.stages.all()] == [
        "intake",
        "web_audit",
        "assessment",
        "self_description",
        "assessment",
        "site_visit",
        "decision",
        "announcement",
        "feedback",
    ]
    assert sum(criterion.weight for criterion in edition.criteria.all()) == 100
    assert Level.objects.filter(criterion__edition=edition).count() == 50
    assert edition.jury_seats.count() == 8
    assert edition.selection_rules.count() == 9
    assert [partner.name for partner in edition.partners.all()] == [
        "Sveriges Kommuner och Regioner",
        "Kvalitetsmässan",
    ]
    assert edition.booklet.about == edition.purpose_sv


def test_new_edition_moves_its_stages_and_keeps_the_hour(award, organiser):
    """Seventy days later the last day to apply has passed into summer time."""
    edition = services.create_edition(
        award_id=award.pk,
        template="model",
        slug="2028",
        starts_on=date(2027, 3, 29),
        actor=organiser,
        at=BEFORE,
    )
    intake = edition.stages.get(kind="intake")
    assert (intake.opens_at, intake.closes_at) == (local(2027, 3, 29, 8), local(2027, 5, 29))


def test_edition_of_another_year_bears_that_year(award, organiser):
    edition = services.create_edition(
        award_id=award.pk,
        template="2013",
        slug="2029",
        starts_on=date(2029, 2, 5),
        actor=organiser,
        at=BEFORE,
    )
    assert (edition.name_sv, edition.name_en) == (
        "Sveriges IT-kommun 2029",
        "Sweden's IT Municipality 2029",
    )


@pytest.mark.parametrize(
    ("template", "slug", "reasons"),
    [
        ("model", "2027", ["Det finns redan en omgång med adressen ”2027”."]),
        ("model", "kansli", ["Adressen ”kansli” används av en annan sida."]),
        ("nonsense", "2029", ["Det finns ingen mall som heter ”nonsense”."]),
    ],
)
def test_edition_is_not_created_where_a_reason_stands_against(
    edition, organiser, template, slug, reasons
):
    with pytest.raises(Refused) as refusal:
        services.create_edition(
            award_id=edition.award_id, template=template, slug=slug, actor=organiser, at=BEFORE
        )
    assert refusal.value.reasons == reasons
    assert list(Edition.objects.values_list("slug", flat=True)) == ["2027"]


def test_edition_opens_once(edition, organiser):
    opened = services.open_edition(edition_id=edition.pk, actor=organiser, at=BEFORE)
    assert opened.status == "open"
    with pytest.raises(Refused) as refusal:
        services.open_edition(edition_id=edition.pk, actor=organiser, at=BEFORE)
    assert refusal.value.reasons == ["Omgången är redan öppen."]
    assert HistoryEntry.objects.filter(action="award.edition.opened").count() == 1


def test_edition_does_not_open_until_everything_is_there(edition, organiser):
    edition.jury_seats.filter(role="chair").delete()
    edition.stages.filter(selects="winner").delete()
    edition.criteria.filter(code="K1").update(weight=16)
    Level.objects.filter(criterion__edition=edition, criterion__code="K2", value=0).delete()
    with pytest.raises(Refused) as refusal:
        services.open_edition(edition_id=edition.pk, actor=organiser, at=local(2027, 3, 20))
    assert refusal.value.reasons == [
        "Ansökningstiden är redan slut. Flytta fram skedena.",
        "Inget skede utser vinnaren.",
        "Kriteriernas vikter är tillsammans 101. De måste vara 100.",
        "En nivå i kriterierna saknar beskrivning.",
        "Juryn har ingen plats för ordförande.",
    ]


def test_change_of_an_edition_is_recorded_with_its_fields(edition, organiser):
    services.change_edition(
        edition_id=edition.pk,
        values={"prize_sv": "En skulptur", "name_sv": edition.name_sv},
        actor=organiser,
        at=BEFORE,
    )
    entry = HistoryEntry.objects.first()
    assert (entry.action, entry.details) == ("award.edition.changed", {"fields": ["prize_sv"]})
    edition.refresh_from_db()
    assert edition.prize_sv == "En skulptur"


def test_address_of_an_open_edition_stays(open_edition, organiser):
    with pytest.raises(Refused) as refusal:
        services.change_edition(
            edition_id=open_edition.pk, values={"slug": "annat"}, actor=organiser, at=OPENS
        )
    assert refusal.value.reasons == ["Adressen är offentlig och kan inte längre ändras."]


def test_archived_edition_does_not_change(open_edition, organiser):
    over = open_edition.stages.last().closes_at
    services.archive_edition(edition_id=open_edition.pk, actor=organiser, at=over)
    with pytest.raises(Refused) as refusal:
        services.change_edition(
            edition_id=open_edition.pk, values={"prize_sv": "Ett annat"}, actor=organiser, at=over
        )
    assert refusal.value.reasons == ["Omgången är arkiverad, så inget i den kan ändras."]


def test_edition_is_not_archived_while_stages_remain(open_edition, organiser):
    with pytest.raises(Refused) as refusal:
        services.archive_edition(edition_id=open_edition.pk, actor=organiser, at=OPENS)
    assert refusal.value.reasons == ["Det finns skeden som inte har stängt."]


def test_past_winners_are_imported_once(award):
    assert len(services.import_past_winners(award_id=award.pk, actor=None, at=BEFORE)) == 12
    assert services.import_past_winners(award_id=award.pk, actor=None, at=BEFORE) == []
    assert award.past_winners.get(year=2013).name == "Karlstad"


def test_edition_is_made_in_the_likeness_of_an_earlier_one(edition, award, organiser):
    new = services.create_edition(
        award_id=award.pk,
        template=edition.template,
        like=edition.slug,
        slug="2028",
        starts_on=date(2028, 1, 17),
        actor=organiser,
        at=BEFORE,
    )
    old, copied = contents_of(edition), contents_of(new)
    for days in (old["stages"], copied["stages"]):
        for stage in days:
            stage.pop("opens"), stage.pop("closes")
    names = [content.pop("name") for content in (old, copied)]
    assert old == copied
    assert [name["sv"] for name in names] == [
        "Sveriges Digitaliseringskommun 2027",
        "Sveriges Digitaliseringskommun 2028",
    ]
    assert [stage.opens_at.hour for stage in new.stages.all()] == [
        stage.opens_at.hour for stage in edition.stages.all()
    ]
    assert HistoryEntry.objects.first().details == {"template": "model", "like": "2027"}


def test_likeness_needs_an_earlier_edition_and_days_of_its_own(award, organiser):
    with pytest.raises(Refused) as refusal:
        services.create_edition(
            award_id=award.pk,
            template="model",
            like="1999",
            slug="2028",
            actor=organiser,
            at=BEFORE,
        )
    assert refusal.value.reasons == [
        "Det finns ingen omgång med adressen ”1999”.",
        "Välj en första dag. Den tidigare omgångens dagar har passerat.",
    ]
