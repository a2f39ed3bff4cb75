"""What the jury judges by, who stands behind, and who sits: set before, fixed when it counts."""

import pytest

from award import services
from award.refusals import Refused
from jury.models import Juror
from tests.award.conftest import BEFORE, OPENS, local
from tests.factories import AT, make_person

LEVELS = {value: {"sv": f"Nivå {value}", "en": ""} for value in range(5)}
ASSESSMENT_BEGUN = local(2027, 4, 5, 8)


def refusal_of(service, **arguments):
    with pytest.raises(Refused) as refusal:
        service(**arguments)
    return refusal.value.reasons


def weights_of(edition):
    return {criterion.pk: criterion.weight for criterion in edition.criteria.all()}


def test_criterion_is_added_with_its_levels(edition, organiser):
    criterion = services.save_criterion(
        edition_id=edition.pk,
        values={"code": "K11", "name_sv": "Hållbarhet", "name_en": "", "weight": 5},
        levels=LEVELS,
        actor=organiser,
        at=BEFORE,
    )
    assert (str(criterion), criterion.position) == ("K11 Hållbarhet", 11)
    assert [level.descriptor for level in criterion.levels.all()] == [
        "Nivå 0",
        "Nivå 1",
        "Nivå 2",
        "Nivå 3",
        "Nivå 4",
    ]


def test_criterion_is_changed_in_place(edition, organiser):
    criterion = edition.criteria.get(code="K1")
    services.save_criterion(
        edition_id=edition.pk,
        criterion_id=criterion.pk,
        values={"code": "K1", "name_sv": "Nytta", "name_en": "Benefit", "weight": 15},
        levels=LEVELS,
        actor=organiser,
        at=BEFORE,
    )
    criterion.refresh_from_db()
    assert (criterion.name, criterion.levels.get(value=3).descriptor) == ("Nytta", "Nivå 3")
    assert edition.criteria.count() == 10


def test_criterion_needs_its_own_code_and_five_levels(edition, organiser):
    reasons = refusal_of(
        services.save_criterion,
        edition_id=edition.pk,
        values={"code": "K1", "name_sv": "Hållbarhet", "name_en": "", "weight": 5},
        levels=LEVELS | {2: {"sv": " ", "en": ""}, 4: {"sv": "", "en": ""}},
        actor=organiser,
        at=BEFORE,
    )
    assert reasons == ["Koden ”K1” används redan.", "Beskriv nivåerna 2, 4 på svenska."]


def test_weights_are_saved_together(open_edition, organiser):
    weights = weights_of(open_edition)
    first, second, *_rest = weights
    weights |= {first: weights[first] + 2, second: weights[second] - 2}
    services.save_weights(edition_id=open_edition.pk, weights=weights, actor=organiser, at=OPENS)
    assert weights_of(open_edition) == weights


def test_weights_that_are_not_100_are_refused(open_edition, organiser):
    before = weights_of(open_edition)
    weights = dict.fromkeys(before, 11)
    assert refusal_of(
        services.save_weights,
        edition_id=open_edition.pk,
        weights=weights,
        actor=organiser,
        at=OPENS,
    ) == ["Vikterna är tillsammans 110. De måste vara 100."]
    assert weights_of(open_edition) == before


def test_criteria_of_an_open_edition_are_not_added_removed_or_reweighed_alone(
    open_edition, organiser
):
    criterion = open_edition.criteria.get(code="K1")
    values = {"code": "K1", "name_sv": "Nytta", "name_en": "", "weight": 16}
    common = {"edition_id": open_edition.pk, "levels": LEVELS, "actor": organiser, "at": OPENS}
    assert refusal_of(
        services.save_criterion, criterion_id=criterion.pk, values=values, **common
    ) == ["Omgången är öppen. Ändra då alla vikter samtidigt."]
    assert refusal_of(services.save_criterion, values=values | {"code": "K11"}, **common) == [
        "Omgången är öppen. Då kan inga kriterier läggas till."
    ]
    assert refusal_of(
        services.remove_criterion, criterion_id=criterion.pk, actor=organiser, at=OPENS
    ) == ["Omgången är öppen. Då kan inga kriterier tas bort."]


def test_what_the_jury_judges_by_is_fixed_once_the_assessment_begins(open_edition, organiser):
    fixed = "Bedömningen har börjat. Det som juryn bedömer efter ligger fast."
    rule = open_edition.selection_rules.first()
    assert refusal_of(
        services.save_weights,
        edition_id=open_edition.pk,
        weights=weights_of(open_edition),
        actor=organiser,
        at=ASSESSMENT_BEGUN,
    ) == [fixed]
    assert refusal_of(
        services.save_selection_rule,
        edition_id=open_edition.pk,
        rule_id=rule.pk,
        values={"text_sv": "Vi väljer fritt."},
        actor=organiser,
        at=ASSESSMENT_BEGUN,
    ) == [fixed]
    assert refusal_of(
        services.remove_selection_rule, rule_id=rule.pk, actor=organiser, at=ASSESSMENT_BEGUN
    ) == [fixed]


def test_selection_rules_come_and_go_while_preparing(edition, organiser):
    rule = services.save_selection_rule(
        edition_id=edition.pk,
        values={"code": "R10", "text_sv": "En regel till.", "text_en": ""},
        actor=organiser,
        at=BEFORE,
    )
    assert (rule.position, edition.selection_rules.count()) == (10, 10)
    services.remove_selection_rule(rule_id=rule.pk, actor=organiser, at=BEFORE)
    assert edition.selection_rules.count() == 9


def test_partners_come_and_go(edition, organiser):
    partner = services.save_partner(
        edition_id=edition.pk,
        values={"name": "Vinnova", "url": "https://www.vinnova.se/"},
        actor=organiser,
        at=BEFORE,
    )
    services.save_partner(
        edition_id=edition.pk,
        partner_id=partner.pk,
        values={"name": "VINNOVA"},
        actor=organiser,
        at=BEFORE,
    )
    assert [str(row) for row in edition.partners.all()][-1] == "VINNOVA"
    services.remove_partner(partner_id=partner.pk, actor=organiser, at=BEFORE)
    assert edition.partners.count() == 2


def test_jury_has_one_chair(edition, organiser):
    seat = services.save_jury_seat(
        edition_id=edition.pk,
        values={"role": "member", "organisation": "Vinnova"},
        actor=organiser,
        at=BEFORE,
    )
    assert seat.position == 9
    assert refusal_of(
        services.save_jury_seat,
        edition_id=edition.pk,
        seat_id=seat.pk,
        values={"role": "chair"},
        actor=organiser,
        at=BEFORE,
    ) == ["Juryn har redan en ordförande."]


def test_seat_with_a_juror_stays(edition, organiser):
    seat = edition.jury_seats.get(role="vice_chair")
    person = make_person()
    Juror.objects.create(edition=edition, person=person, seat=seat, appointed_at=AT)
    assert refusal_of(services.remove_jury_seat, seat_id=seat.pk, actor=organiser, at=BEFORE) == [
        "Platsen har en ledamot och kan inte tas bort."
    ]
    free = edition.jury_seats.filter(role="member").first()
    services.remove_jury_seat(seat_id=free.pk, actor=organiser, at=BEFORE)
    assert edition.jury_seats.count() == 7


def test_seat_is_named_after_its_juror(edition, organiser):
    seat = edition.jury_seats.get(role="chair")
    services.name_seat_holder(
        seat_id=seat.pk, name="Anna Ek", title="Avdelningschef", actor=organiser, at=BEFORE
    )
    seat.refresh_from_db()
    assert (seat.holder_name, seat.holder_title) == ("Anna Ek", "Avdelningschef")
