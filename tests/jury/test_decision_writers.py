"""Who writes the proposal of a decision: nobody who is kept out of a candidate, while somebody else can."""

import pytest
from django.urls import reverse

from award.models import Organiser
from award.refusals import Refused
from jury import desks, services
from jury.candidates import candidates
from jury.decision_tables import voters_of
from jury.decision_writers import kept_out, writers
from jury.models import Decision, Declaration, Juror
from jury.readers import closed_in
from jury.rules import presiding_among, presiding_juror
from nominations.models import Application
from tests.factories import make_juror, make_person
from tests.jury.conftest import QUALITIES, assess_all, at, declare_all, during

CONFLICT = ("conflict", "J2", "Min syster leder arbetet där.")


@pytest.fixture
def karin(edition, organiser, jury):
    """The organiser, who sits in the jury too."""
    return make_juror(organiser, "member", edition)


@pytest.fixture
def closed_for_karin(karin, round_, organiser):
    """Closed, with Karin's conflict towards Malmö."""
    declare_all(round_, at=during(0), karin={"1280": CONFLICT})
    assess_all(round_, at=during(0), qualities=QUALITIES)
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


@pytest.fixture
def other(edition):
    """Another organiser, outside the jury."""
    person = make_person("Olle Annan")
    Organiser.objects.create(award=edition.award, person=person)
    return person


def page_of(stage):
    return reverse("jury:decision_propose", args=[stage.edition.slug, stage.pk])


def sent(applications, jury):
    return {
        "applications": [applications[code].pk for code in ("0180", "1280", "1480")],
        "present": [jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
    }


def test_organiser_with_a_conflict_sees_no_figure_of_a_decision_and_writes_none(
    closed_for_karin, other, stage, client, organiser, applications, jury
):
    with at(0):
        client.force_login(organiser)
        asked = client.get(page_of(stage))
        posted = client.post(page_of(stage), sent(applications, jury))
        client.force_login(other)
        others = client.get(page_of(stage)).text
    assert (asked.status_code, posted.status_code, Decision.objects.count()) == (200, 409, 0)
    assert "Det här beslutet är stängt för dig" in asked.text
    assert "Beslutet kan skrivas av: Olle Annan." in asked.text
    assert [name in asked.text for name in ("Malmö", "Stockholm", "<table", "<form method")] == [
        False,
        False,
        False,
        # Only what is in the page's head: to log out.
        "<form method" in asked.text[: asked.text.index("<main")],
    ]
    assert ("Malmö" in others, "Stockholm" in others) == (True, True)
    with pytest.raises(Refused):
        services.propose_decision(
            stage_id=stage.pk,
            application_ids=sent(applications, jury)["applications"],
            present_ids=sent(applications, jury)["present"],
            reason="",
            actor=organiser,
            at=during(0),
        )


def test_organiser_who_has_not_answered_is_kept_out_and_one_who_has_is_not(
    karin, round_, other, stage, organiser
):
    declare_all(round_, at=during(0))
    assess_all(round_, at=during(0), qualities=QUALITIES)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    assert writers(stage) == [organiser, other]
    Declaration.objects.filter(juror=karin, application__municipality="2580").delete()
    assert writers(stage) == [other]


def test_task_to_propose_is_of_those_who_may(closed_for_karin, other, stage, organiser, jury):
    tasks = {
        person.name: [task.url for task in told(person, at=during(0)) if task.url == page_of(stage)]
        for person, told in [
            (organiser, desks.organiser_tasks),
            (other, desks.organiser_tasks),
            (jury.chair.person, desks.juror_tasks),
        ]
    }
    assert tasks == {organiser.name: [], other.name: [page_of(stage)], jury.chair.person.name: []}


def test_where_no_organiser_may_the_one_who_presides_writes_and_confirms(
    closed_for_karin, stage, client, jury, applications
):
    chair = jury.chair.person
    assert [each.url for each in desks.juror_tasks(chair, at=during(0))] == [page_of(stage)]
    with at(0):
        client.force_login(jury.vice_chair.person)
        assert client.get(page_of(stage)).status_code == 404
        client.force_login(chair)
        page = client.get(page_of(stage)).text
        assert ("Malmö" in page, "/kansli/2027/omgang/" in page) == (True, False)
        assert client.post(page_of(stage), sent(applications, jury)).status_code == 302
    services.confirm_decision(stage_id=stage.pk, actor=chair, at=during(0))
    assert Decision.objects.get().confirmed_by == jury.chair


def test_late_conflict_is_told_to_an_organiser_without_what_is_closed_to_that_person(
    karin, round_, other, stage, client, organiser, applications, jury
):
    declare_all(round_, at=during(0))
    assess_all(round_, at=during(0), qualities=QUALITIES)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    for juror, code in ((karin, "1280"), (jury.member, "1480")):
        services.declare(
            juror_id=juror.pk,
            round_id=round_.pk,
            application_id=applications[code].pk,
            answer="conflict",
            ground="J2",
            text="Fick veta det nu.",
            actor=juror.person,
            at=during(1),
        )
    url = reverse("jury:late_conflict_show", args=["2027", round_.pk])
    told = {}
    for person in (organiser, other):
        client.force_login(person)
        page = client.get(url).text
        told[person.name] = ["Malmö" in page, "bedömningen av Göteborg" in page]
    assert told == {organiser.name: [False, True], other.name: [True, True]}


UNSURE = ("unsure", "J5", "Vi var klasskamrater.")


@pytest.mark.parametrize("selects", ["longlist", "winner"])
@pytest.mark.parametrize("of_chair", [None, CONFLICT, UNSURE])
@pytest.mark.parametrize("of_vice", [None, CONFLICT, UNSURE])
def test_asked_of_all_at_once_it_is_the_same_as_asked_of_each(
    round_, jury, stage, edition, selects, of_chair, of_vice
):
    said = {"cecilia": of_chair, "viktor": of_vice, "mona": CONFLICT}
    declare_all(round_, at=during(0), **{who: {"1280": it} for who, it in said.items() if it})
    late = make_juror(make_person("Nora Ny"), "member", edition)
    stage.selects = selects
    if selects == "winner":
        Application.objects.update(status="nominated")
    chosen_among = list(candidates(stage))
    keys = {each.pk for each in chosen_among}

    one_by_one = {
        juror for juror in Juror.objects.filter(edition=edition) if closed_in(round_, juror) & keys
    }
    assert set(kept_out(stage, chosen_among)) == one_by_one
    assert late in one_by_one
    assert jury.second not in one_by_one
    leader = presiding_juror(stage, chosen_among)
    assert presiding_among(stage, voters_of(stage, None, chosen_among)) == leader
