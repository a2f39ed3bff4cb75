"""Cuts and the winner: limits, reasons, quorum, conflicts; and what follows when they are confirmed."""

import pytest

from award.models import BookletChapter, Publication
from award.refusals import Refused
from jury import services
from jury.models import Assessment, Assignment, Decision, Round
from nominations.models import Application
from tests.factories import make_juror, make_person
from tests.jury.conftest import assess, declare_all, during, week


def statuses():
    return dict(Application.objects.values_list("municipality", "status"))


@pytest.fixture
def propose(stage, applications, jury, organiser):
    def call(codes, *, reason="", present=None, stage=stage, at=None, **more):
        present = present if present is not None else [jury.chair, jury.vice_chair, jury.member]
        return services.propose_decision(
            stage_id=stage.pk,
            application_ids=[applications[code].pk for code in codes],
            reason=reason,
            present_ids=[juror.pk for juror in present],
            actor=organiser,
            at=at or during(0),
            **more,
        )

    return call


def reasons_of(call, *arguments, **more):
    with pytest.raises(Refused) as refused:
        call(*arguments, **more)
    return refused.value.reasons


def test_decision_waits_for_the_round(round_, propose):
    assert reasons_of(propose, ["0180", "1280", "1480"]) == ["Avsluta bedömningsomgången först."]


@pytest.mark.parametrize(
    ("codes", "reason", "reasons"),
    [
        (["0180", "1280", "1480"], "", []),
        (["0180", "1280"], "", ["Skriv varför färre än högsta antalet går vidare."]),
        (["0180", "1280"], "Avståndet är stort.", []),
        (["0180"], "x", ["Välj 2 till 3 kommuner. Valda nu: 1."]),
        (
            ["0180", "1280", "1480", "2580"],
            "",
            ["Välj 2 till 3 kommuner. Valda nu: 4."],
        ),
        (["0180", "1280", "2580"], "", ["Skriv varför valet avviker från rangordningen."]),
        (["0180", "1280", "2580"], "Norra Sverige ska finnas med.", []),
        (
            ["0180", "2580", "1380"],
            "Geografi.",
            ["Högst en plats får bytas mot rangordningen."],
        ),
    ],
)
def test_cut_keeps_its_limits_and_says_why(closed, propose, codes, reason, reasons):
    if reasons:
        assert reasons_of(propose, codes, reason=reason) == reasons
        assert not Decision.objects.exists()
    else:
        decision = propose(codes, reason=reason)
        chosen = decision.places.values_list("application__municipality", flat=True)
        assert sorted(chosen) == sorted(codes)


def test_quorum_needs_more_than_half_and_the_one_who_presides(closed, propose, jury):
    codes = ["0180", "1280", "1480"]
    assert reasons_of(propose, codes, present=[jury.member, jury.second]) == [
        "Juryn är inte beslutför: mer än hälften av de 4 som får besluta måste delta.",
        "Cecilia Ordförande leder beslutet och måste delta.",
    ]
    assert reasons_of(
        propose, codes, present=[jury.chair, jury.member, jury.second, jury.secretary]
    ) == ["Selma Sekreterare deltar inte: jäv, inget svar om jäv eller ingen rösträtt."]


def test_new_proposal_replaces_the_old(closed, propose):
    propose(["0180", "1280", "1480"])
    propose(["0180", "1280"], reason="Avståndet är stort.")
    decision = Decision.objects.get()
    assert (decision.places.count(), decision.reason) == (2, "Avståndet är stort.")


def test_only_the_chair_confirms(closed, propose, stage, jury):
    propose(["0180", "1280", "1480"])
    for juror in (jury.vice_chair, jury.member, jury.secretary):
        assert reasons_of(
            services.confirm_decision, stage_id=stage.pk, actor=juror.person, at=during(0)
        ) == ["Cecilia Ordförande bekräftar beslutet."]
    assert set(statuses().values()) == {"eligible"}


def test_vice_chair_confirms_where_the_chair_has_a_conflict(
    closed, propose, stage, jury, applications
):
    services.declare(
        juror_id=jury.chair.pk,
        round_id=closed.pk,
        application_id=applications["1380"].pk,
        answer="conflict",
        ground="J2",
        text="Min bror är kommundirektör.",
        actor=jury.chair.person,
        at=during(0),
    )
    propose(["0180", "1280", "1480"])
    assert reasons_of(
        services.confirm_decision, stage_id=stage.pk, actor=jury.chair.person, at=during(0)
    ) == ["Viktor Vice bekräftar beslutet."]
    services.confirm_decision(stage_id=stage.pk, actor=jury.vice_chair.person, at=during(0))
    assert Decision.objects.get().confirmed_by == jury.vice_chair


def say(juror, round_, application, answer, ground, *, at):
    """The juror says something else of a possible conflict than before."""
    return services.declare(
        juror_id=juror.pk,
        round_id=round_.pk,
        application_id=application.pk,
        answer=answer,
        ground=ground,
        text="Min kusin börjar där.",
        actor=juror.person,
        at=at,
    )


DOUBT = ["1 tveksamt jäv väntar på ordföranden."]


def test_decision_waits_for_the_chairs_word_on_every_doubt(
    closed, propose, stage, jury, applications
):
    codes = ["0180", "1280", "1480"]
    doubt = say(jury.second, closed, applications["1380"], "unsure", "", at=during(0))
    assert reasons_of(propose, codes) == DOUBT
    decide_doubt(doubt, jury)
    propose(codes)
    say(jury.member, closed, applications["1280"], "unsure", "", at=during(0))
    assert reasons_of(confirm, stage, jury.chair) == DOUBT
    assert set(statuses().values()) == {"eligible"}


def decide_doubt(declaration, jury):
    services.decide_declaration(
        declaration_id=declaration.pk,
        is_conflict=False,
        reason="De har aldrig träffats.",
        actor=jury.chair.person,
        at=during(0),
    )


def confirm(stage, juror):
    return services.confirm_decision(stage_id=stage.pk, actor=juror.person, at=during(0))


def test_ranking_is_asked_again_when_the_decision_is_confirmed(
    round_, propose, stage, jury, applications, organiser
):
    """Mona alone lifts Göteborg over Luleå; then she finds a conflict."""
    declare_all(round_, at=during(0))
    levels = {"0180": 4, "1280": 3, "1480": 1.5, "2580": 2, "1380": 0.5}
    for each in Assignment.objects.filter(round=round_).select_related("juror", "application"):
        code = each.application.municipality_id
        level = 4 if (each.juror, code) == (jury.member, "1480") else levels[code]
        assess(round_, each.juror, code, {"K1": level, "K2": level}, at=during(0))
    closed = services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    propose(["0180", "1280", "1480"])
    say(jury.member, closed, applications["1480"], "conflict", "J4", at=during(1))
    assert reasons_of(confirm, stage, jury.chair) == [
        "Skriv varför valet avviker från rangordningen."
    ]
    Round.objects.update(status="open")
    assert reasons_of(confirm, stage, jury.chair) == ["Avsluta bedömningsomgången först."]
    assert set(statuses().values()) == {"eligible"}


def test_confirmed_longlist_opens_what_follows(longlisted):
    assert statuses() == {
        "0180": "longlisted",
        "1280": "longlisted",
        "1480": "longlisted",
        "2580": "eligible",
        "1380": "eligible",
    }
    publication = Publication.objects.get()
    assert (publication.selects, publication.embargo_until) == ("longlist", during(0))
    assert dict(publication.results.values_list("municipality_code", "placement")) == {
        "0180": "longlisted",
        "1280": "longlisted",
        "1480": "longlisted",
        "2580": "participant",
        "1380": "participant",
    }


def test_confirmed_decision_stands(longlisted, propose, stage, jury):
    assert reasons_of(propose, ["0180", "1280"], reason="x") == [
        "Beslutet är bekräftat och står fast."
    ]
    assert reasons_of(
        services.confirm_decision, stage_id=stage.pk, actor=jury.chair.person, at=during(0)
    ) == ["Beslutet är redan bekräftat."]


def test_nominees_get_a_chapter_each_from_their_own_words(nominated):
    chapters = BookletChapter.objects.values("municipality_code", "name", "title", "lead", "body")
    assert list(chapters.order_by("municipality_code")) == [
        {
            "municipality_code": code,
            "name": name,
            "title": f"{name} visar vägen",
            "lead": f"KANARIEFÅGEL {name}",
            "body": f"## Vad är ni stolta över?\n\nKANARIEFÅGEL {name}",
        }
        for code, name in [("0180", "Stockholm"), ("1280", "Malmö")]
    ]


def test_private_notes_are_gone_when_the_jury_has_decided(closed, propose, stage, jury):
    Assessment.objects.update(note="Tycker om borgmästaren")
    propose(["0180", "1280", "1480"])
    assert Assessment.objects.filter(note__gt="").count() == 20
    services.confirm_decision(stage_id=stage.pk, actor=jury.chair.person, at=during(0))
    assert Assessment.objects.filter(note__gt="").count() == 0


def test_embargo_of_a_cut_can_be_given(closed, propose, stage, jury):
    propose(["0180", "1280", "1480"], embargo_until=week(1))
    services.confirm_decision(stage_id=stage.pk, actor=jury.chair.person, at=during(0))
    assert Publication.objects.get().embargo_until == week(1)


@pytest.fixture
def final(edition):
    return edition.stages.get(selects="winner")


def test_juror_with_a_conflict_towards_a_finalist_takes_no_part(
    nominated, final, applications, jury, propose, edition
):
    services.declare(
        juror_id=jury.member.pk,
        round_id=edition.stages.get(selects="nominees").round.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J3",
        text="Jag sitter i ett kommunalt bolag.",
        actor=jury.member.person,
        at=during(3),
    )
    all_but_second = [jury.chair, jury.vice_chair, jury.member]
    assert reasons_of(propose, ["0180"], present=all_but_second, stage=final, at=during(3)) == [
        "Mona Ledamot deltar inte: jäv, inget svar om jäv eller ingen rösträtt."
    ]
    two_of_three = [jury.chair, jury.second]
    decision = propose(["0180"], present=two_of_three, stage=final, at=during(3))
    assert set(decision.present.all()) == set(two_of_three)


def test_who_has_not_answered_for_a_finalist_neither_chooses_nor_leads_the_choice(
    nominated, final, applications, jury, propose, edition
):
    newcomer = make_juror(make_person("Nora Ny"), "member", edition)
    jury.chair.declarations.filter(application=applications["1280"]).delete()
    everybody = [jury.chair, jury.vice_chair, jury.member, jury.second, newcomer]
    assert reasons_of(propose, ["0180"], present=everybody, stage=final, at=during(3)) == [
        "Cecilia Ordförande och Nora Ny deltar inte: jäv, inget svar om jäv eller ingen rösträtt."
    ]
    propose(["0180"], present=[jury.vice_chair, jury.member], stage=final, at=during(3))
    assert reasons_of(
        services.confirm_decision, stage_id=final.pk, actor=jury.chair.person, at=during(3)
    ) == ["Viktor Vice bekräftar beslutet."]
    jury.vice_chair.declarations.filter(application=applications["1280"]).delete()
    assert reasons_of(
        services.confirm_decision, stage_id=final.pk, actor=jury.vice_chair.person, at=during(3)
    ) == [
        "Viktor Vice deltar inte: jäv, inget svar om jäv eller ingen rösträtt.",
        "Juryn är inte beslutför: mer än hälften av de 2 som får besluta måste delta.",
        "Både ordföranden och vice ordföranden är jäviga eller har inte svarat om jäv, så ingen kan leda "
        "beslutet.",
    ]


def test_conflict_found_between_proposal_and_confirmation_stops_it(
    nominated, final, applications, jury, propose, edition
):
    propose(["0180"], stage=final, at=during(3))
    services.declare(
        juror_id=jury.member.pk,
        round_id=edition.stages.get(selects="nominees").round.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J3",
        text="Jag sitter i ett kommunalt bolag.",
        actor=jury.member.person,
        at=during(3),
    )
    assert reasons_of(
        services.confirm_decision, stage_id=final.pk, actor=jury.chair.person, at=during(3)
    ) == ["Mona Ledamot deltar inte: jäv, inget svar om jäv eller ingen rösträtt."]
    assert "won" not in statuses().values()
