"""The citation: written for a finalist, adopted and locked; with the decision it hands the winner down."""

import pytest

from award.models import Publication, Result
from award.refusals import Refused
from jury import services
from tests.jury.conftest import decide, during, week


def reasons_of(call, *arguments, **more):
    with pytest.raises(Refused) as refused:
        call(*arguments, **more)
    return refused.value.reasons


@pytest.fixture
def final(edition):
    return edition.stages.get(selects="winner")


@pytest.fixture
def citation(nominated, applications, organiser):
    return services.save_citation(
        application_id=applications["0180"].pk,
        text_sv="För ett digitalt Stockholm.",
        text_en="",
        actor=organiser,
        at=during(3),
    )


def adopt(jury, applications):
    return services.adopt_citation(
        application_id=applications["0180"].pk, actor=jury.chair.person, at=during(3)
    )


def winner():
    rows = Result.objects.filter(publication__selects="winner").exclude(placement="participant")
    return list(
        rows.order_by("municipality_code").values_list(
            "municipality_code", "placement", "citation_sv"
        )
    )


WINNER = [
    ("0180", "winner", "För ett digitalt Stockholm."),
    ("1280", "nominee", ""),
    ("1480", "longlisted", ""),
]


def test_winner_is_handed_down_under_embargo_when_decided_and_cited(
    citation, final, applications, jury, organiser
):
    decide(final, ["0180"], applications, jury, organiser, at=during(3))
    assert winner() == []
    adopt(jury, applications)
    assert winner() == WINNER
    assert Publication.objects.get(selects="winner").embargo_until == week(4)


def test_citation_may_be_adopted_before_the_decision(
    citation, final, applications, jury, organiser
):
    adopt(jury, applications)
    assert winner() == []
    decide(final, ["0180"], applications, jury, organiser, at=during(3))
    assert winner() == WINNER


def test_adopted_citation_is_locked(citation, applications, jury, organiser):
    adopted = adopt(jury, applications)
    assert len(adopted.sha256) == 64
    assert reasons_of(
        services.save_citation,
        application_id=applications["0180"].pk,
        text_sv="Något annat.",
        text_en="",
        actor=organiser,
        at=during(3),
    ) == ["Motiveringen är fastställd och låst."]


def test_citation_keeps_the_editions_number_of_words(citation, applications, jury, organiser):
    services.save_citation(
        application_id=applications["0180"].pk,
        text_sv="Ett två tre fyra fem sex sju åtta nio.",
        text_en="",
        actor=organiser,
        at=during(3),
    )
    assert reasons_of(adopt, jury, applications) == ["Motiveringen har 9 ord. Den ska ha 3 till 8."]


def test_only_a_finalist_has_a_citation(nominated, applications, organiser):
    assert reasons_of(
        services.save_citation,
        application_id=applications["1480"].pk,
        text_sv="x",
        text_en="",
        actor=organiser,
        at=during(3),
    ) == ["Bara en kommun som kan vinna har en motivering."]
