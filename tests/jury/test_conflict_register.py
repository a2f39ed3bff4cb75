"""The register of ties: what a written name means, what may stand there, and what the history keeps."""

from datetime import date

import pytest

from award.models import HistoryEntry
from award.refusals import Refused
from jury import services
from jury.conflicts import words
from jury.conflicts.register import Register, TieDraft
from jury.models import Party, Tie
from tests.factories import make_person
from tests.jury.conftest import during

ON = date(2027, 3, 4)


def draft(source, kind, target, **values):
    return TieDraft(kind=kind, source=source, target=target, **values)


def save(edition, organiser, *said, **values):
    return services.save_tie(
        edition_id=edition.pk, draft=draft(*said, **values), actor=organiser, at=during(0)
    )


def told(tie):
    return words.tie_sentence(tie, on=ON)


def ends(tie):
    return [(end.kind, end.name) for end in (tie.source, tie.target)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (("Mona Ledamot", "employed", "Atea"), [("person", "Mona Ledamot"), ("organisation", "Atea")]),
        (
            ("Mona Ledamot", "employed", "Malmö kommun"),
            [("person", "Mona Ledamot"), ("municipality", "Malmö")],
        ),
        (("Atea", "supplier", "1280"), [("organisation", "Atea"), ("municipality", "Malmö")]),
        (("mona ledamot", "owner", "Bolaget"), [("person", "Mona Ledamot"), ("organisation", "Bolaget")]),
        (("Malmö", "owner", "Bolaget"), [("municipality", "Malmö"), ("organisation", "Bolaget")]),
        (("Nya Byrån", "consultant", "Malmö"), [("organisation", "Nya Byrån"), ("municipality", "Malmö")]),
        (("Mona Ledamot", "relative", "Sven Ek"), [("person", "Mona Ledamot"), ("person", "Sven Ek")]),
    ],
)  # fmt: skip
def test_name_means_what_can_stand_there(edition, applications, jury, said, meant):
    assert ends(Register(edition.award).tie(draft(*said))) == meant


def test_juror_is_the_same_party_in_every_tie(edition, applications, jury, organiser):
    first = save(edition, organiser, "Mona Ledamot", "employed", "Atea")
    second = save(edition, organiser, "Mona Ledamot", "board", "Bolaget")
    assert first.source == second.source
    assert first.source.account == jury.member.person


def test_address_tells_two_of_one_name_apart(edition, jury, organiser):
    save(edition, organiser, "Bo Ek", "employed", "Atea", source_email="bo@example.se")
    save(edition, organiser, "Bo Ek", "employed", "Tele2", source_email="bosse@example.se")
    with pytest.raises(Refused) as refused:
        save(edition, organiser, "Bo Ek", "employed", "PwC")
    assert refused.value.reasons == ["Flera personer heter Bo Ek. Skriv e-postadressen."]
    assert Tie.objects.count() == 2


@pytest.mark.parametrize(
    ("said", "values", "reasons"),
    [
        (
            ("Malmö", "employed", "Atea"),
            {"source_kind": "municipality"},
            ["”Malmö arbetar hos Atea” går inte: välj en annan relation."],
        ),
        (("Atea", "supplier", "Atea"), {}, ["Ingen har en koppling till sig själv."]),
        (
            ("Atea", "supplier", "Malmö"),
            {"since": date(2027, 1, 2), "until": date(2027, 1, 1)},
            ["Sista dagen kan inte ligga före den första."],
        ),
        (("", "supplier", "Malmö"), {}, ["Skriv vem, och mot vem."]),
        (("Atea", "tvilling", "Malmö"), {}, ["Välj vilken relationen är."]),
        (
            ("Atea", "supplier", "Ankeborg"),
            {"target_kind": "municipality"},
            ["Det finns ingen kommun som heter Ankeborg."],
        ),
    ],
)
def test_impossible_tie_is_refused_in_words(
    edition, applications, organiser, said, values, reasons
):
    with pytest.raises(Refused) as refused:
        save(edition, organiser, *said, **values)
    assert refused.value.reasons == reasons
    assert not Tie.objects.exists()


def test_same_tie_stands_once(edition, applications, organiser):
    save(edition, organiser, "Atea", "supplier", "Malmö")
    with pytest.raises(Refused) as refused:
        save(edition, organiser, "ATEA", "supplier", "1280")
    assert refused.value.reasons == ["Kopplingen står redan i registret."]


def test_tie_is_ended_and_told_in_the_past(edition, applications, organiser):
    tie = save(edition, organiser, "Atea", "supplier", "Malmö", since=date(2021, 3, 1))
    assert told(tie) == "Atea säljer till Malmö (sedan 1 mars 2021)."
    ended = services.save_tie(
        edition_id=edition.pk,
        tie_id=tie.pk,
        draft=draft("Atea", "supplier", "Malmö", since=date(2021, 3, 1), until=date(2026, 12, 31)),
        actor=organiser,
        at=during(0),
    )
    assert (ended.pk, told(ended)) == (
        tie.pk,
        "Atea sålde till Malmö (1 mars 2021–31 december 2026).",
    )


def test_who_has_no_tie_left_is_forgotten(edition, applications, organiser):
    save(edition, organiser, "Atea", "supplier", "Malmö")
    tie = save(edition, organiser, "Sven Ek", "employed", "Atea")
    services.remove_tie(edition_id=edition.pk, tie_id=tie.pk, actor=organiser, at=during(0))
    assert [party.name for party in Party.objects.all()] == ["Atea", "Malmö"]


def test_history_keeps_no_names(edition, applications, jury, organiser):
    tie = save(edition, organiser, "Mona Ledamot", "relative", "Hemlig Make")
    services.remove_tie(edition_id=edition.pk, tie_id=tie.pk, actor=organiser, at=during(0))
    entries = HistoryEntry.objects.filter(action__startswith="jury.tie").order_by("pk")
    assert [entry.action for entry in entries] == ["jury.tie.added", "jury.tie.removed"]
    assert "Hemlig" not in str([(entry.object_name, entry.details) for entry in entries])


def test_tie_of_another_award_is_not_in_the_register(edition, applications, organiser):
    from award.models import Award

    save(edition, organiser, "Atea", "supplier", "Malmö")
    assert Register(Award.objects.create(slug="other", name_sv="En annan")).ties == []


def test_person_without_an_account_is_found_when_the_account_comes(
    edition, applications, organiser
):
    save(edition, organiser, "Ny Person", "employed", "Atea", source_email="ny@example.se")
    account = make_person("Ny Person")
    assert Register(edition.award).person(account) == Party.objects.get(name="Ny Person")
