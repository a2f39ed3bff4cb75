"""A juror who writes while something else happens, on a database as in production: a file, or a server.

What happens first is done and not yet kept when the other begins: that one waits, and then reads what stands.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from threading import Event
from types import SimpleNamespace

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from award.refusals import Refused
from jury import services
from jury.conflicts.register import TieDraft
from jury.conflicts.review import review_of
from jury.models import Assessment, AssessmentVersion, Assignment, DismissedProposal, Tie
from nominations.clashes import Overtaken, fingerprint
from tests.jury.conftest import assess, declare_all, during

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

SIGNED = ["Din bedömning är signerad. Ordföranden kan öppna den igen."]
CLOSED = ["Bedömningsomgången är avslutad."]
# Where it shows that a page has come past its gate, and waits.
ON_A_SERVER = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite does not tell who waits."
)


@pytest.fixture
def desk(round_, jury):
    """What Mona does with Stockholm, where she may read."""
    declare_all(round_, at=during(0))
    place = {"slug": round_.stage.edition.slug, "round_id": round_.pk, "municipality": "0180"}
    person = jury.member.person
    assignment = Assignment.objects.get(juror=jury.member, application__municipality="0180")

    def field(field, content, *, seen=""):
        return services.save_assessment_field(
            **place,
            field=field,
            content=content,
            seen=fingerprint(seen),
            actor=person,
            at=during(0),
        ).fingerprint

    def form(scores):
        services.save_assessment(
            assignment_id=assignment.pk, scores=scores, note="Nytt", actor=person, at=during(0)
        )

    def sign():
        services.sign_assessment(assignment_id=assignment.pk, actor=person, at=during(0))

    return SimpleNamespace(field=field, form=form, sign=sign, round=round_)


@pytest.fixture
def share(tmp_path, monkeypatch):
    """Lays the test's data where other connections find it: SQLite's is in memory and is copied to a file."""

    def share():
        if connection.vendor != "sqlite":
            return
        file = tmp_path / "utmarkt.sqlite3"
        with closing(connection.connection.__class__(file)) as copy:
            connection.connection.backup(copy)
        monkeypatch.setitem(connections.settings["default"], "NAME", str(file))

    return share


def meanwhile(first, then):
    """What comes of ``then``, begun when ``first`` is done but not yet kept."""
    is_done, has_begun = Event(), Event()

    def hold(other):
        with transaction.atomic():
            try:
                first()
            finally:
                is_done.set()
            has_begun.wait()
            while not other.done() and not somebody_waits():
                pass

    def follow():
        is_done.wait()
        has_begun.set()
        try:
            return then()
        except Overtaken as overtaken:
            return overtaken.clashes[0].stored
        except Refused as refusal:
            return refusal.reasons

    with ThreadPoolExecutor(2) as pool:
        other = pool.submit(closed_after, follow)
        pool.submit(closed_after, lambda: hold(other)).result()
        return other.result()


def somebody_waits():
    """SQLite does not tell who waits: there a beginning is all that is waited for."""
    if connection.vendor == "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0] > 0


def closed_after(act):
    try:
        return act()
    finally:
        connection.close()


def elsewhere(read):
    """What a connection of its own reads."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(closed_after, read).result()


def scores():
    found = Assessment.objects.get(assignment__application__municipality="0180").scores.all()
    return {each.criterion.code: (each.level, each.reason) for each in found}


def test_nothing_is_written_in_an_assessment_while_it_is_signed(desk, share, jury):
    assess(desk.round, jury.member, "0180", {"K1": 3, "K2": 3}, at=during(0), sign=False)
    share()
    assert meanwhile(desk.sign, lambda: desk.field("level_K1", "", seen="3")) == SIGNED
    reason = "HEMLIGT SKÄL 3"
    assert elsewhere(scores) == {"K1": (Decimal(3), reason), "K2": (Decimal(3), reason)}


def test_what_is_signed_is_what_was_saved_meanwhile(desk, share, jury):
    assess(desk.round, jury.member, "0180", {"K1": 3, "K2": 3}, at=during(0), sign=False)
    share()

    def take_away():
        desk.field("level_K1", "", seen="3")

    assert meanwhile(take_away, desk.sign) == ["Sätt en nivå eller välj ”kan ej bedöma”: K1."]
    assert elsewhere(lambda: Assessment.objects.get().status) == "draft"


def test_nothing_is_written_while_the_round_closes(desk, share, jury, organiser):
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        for code in ("0180", "1280", "1480", "2580", "1380"):
            assess(desk.round, juror, code, {"K1": 3, "K2": 3}, at=during(0))
    services.unsign_assessment(
        assessment_id=Assessment.objects.get(
            assignment__juror=jury.member, assignment__application__municipality="0180"
        ).pk,
        reason="Fel rad.",
        actor=jury.chair.person,
        at=during(0),
    )
    share()

    def close():
        services.close_round(round_id=desk.round.pk, actor=organiser, at=during(1))

    assert meanwhile(close, lambda: desk.field("level_K1", "1", seen="3")) == CLOSED


def test_nothing_that_counts_is_opened_again_while_the_round_closes(desk, share, jury, organiser):
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        for code in ("0180", "1280", "1480", "2580", "1380"):
            assess(desk.round, juror, code, {"K1": 3, "K2": 3}, at=during(0))
    assessment = Assessment.objects.filter(assignment__juror=jury.member).first()
    share()

    def unsign():
        services.unsign_assessment(
            assessment_id=assessment.pk, reason="Fel rad.", actor=jury.chair.person, at=during(0)
        )

    def close():
        services.close_round(round_id=desk.round.pk, actor=organiser, at=during(0))

    assert meanwhile(close, unsign) == CLOSED
    assert elsewhere(lambda: Assessment.objects.get(pk=assessment.pk).status) == "signed"


@pytest.mark.parametrize(("field", "mine", "others"), [("level_K1", "3", "2"), ("note", "a", "b")])
def test_of_two_first_savings_one_is_kept_and_the_other_hears_of_it(
    desk, share, field, mine, others
):
    share()
    assert meanwhile(lambda: desk.field(field, mine), lambda: desk.field(field, others)) == mine
    kept = elsewhere(lambda: list(AssessmentVersion.objects.values_list("field", "content")))
    assert kept == [(field, mine)]


@pytest.mark.parametrize("begun", [False, True])
def test_level_and_reason_saved_at_once_are_both_kept(desk, share, begun):
    if begun:
        desk.field("reason_K1", "Nytta")
    share()
    outcome = meanwhile(
        lambda: desk.field("level_K1", "3"),
        lambda: desk.field("reason_K1", "Stor nytta", seen="Nytta" if begun else ""),
    )
    assert outcome == fingerprint("Stor nytta")
    assert elsewhere(scores) == {"K1": (Decimal(3), "Stor nytta")}


def test_form_and_field_saved_at_once_are_both_kept(desk, share):
    share()
    meanwhile(lambda: desk.form({"K1": (3, False, "Nytta")}), lambda: desk.field("level_K2", "2"))
    assert elsewhere(scores) == {"K1": (Decimal(3), "Nytta"), "K2": (Decimal(2), "")}
    assert elsewhere(lambda: Assessment.objects.get().note) == "Nytt"


@ON_A_SERVER
def test_of_two_who_take_a_tie_out_one_hears_that_it_is_gone(
    share, edition, jury, applications, organiser, office
):
    draft = TieDraft(kind="employed", source="Mona Ledamot", target="Malmö")
    keys = {"edition_id": edition.pk, "actor": organiser, "at": during(0)}
    tie = services.save_tie(draft=draft, **keys)
    share()
    page = reverse("jury:tie_remove", args=[edition.slug, tie.pk])
    answer = meanwhile(
        lambda: services.remove_tie(tie_id=tie.pk, **keys), lambda: office.post(page)
    )
    gone = "Någon har redan tagit bort kopplingen ur registret."
    assert (answer.status_code, answer.context["reasons"]) == (409, [gone])
    assert gone in answer.text and elsewhere(Tie.objects.exists) is False
    with pytest.raises(Refused) as refused:
        services.save_tie(tie_id=tie.pk, draft=replace(draft, note="Hemsidan"), **keys)
    assert refused.value.reasons == [gone]


@ON_A_SERVER
def test_of_two_who_take_a_proposal_up_again_one_hears_of_the_other(
    share, edition, jury, applications, organiser, office
):
    keys = {"edition_id": edition.pk, "actor": organiser, "at": during(0)}
    draft = TieDraft(kind="employed", source="Mona Ledamot", target="Malmö")
    services.save_tie(draft=draft, **keys)
    [possible] = review_of(edition, on=during(0).date()).undeclared
    dismissed = services.dismiss_proposal(key=possible.key, reason="Länge sedan.", **keys)
    share()

    page = reverse("jury:proposal_restore", args=[edition.slug, dismissed.pk])
    answer = meanwhile(
        lambda: services.restore_proposal(dismissal_id=dismissed.pk, **keys),
        lambda: office.post(page),
    )
    gone = "Någon har redan tagit upp förslaget igen."
    assert (answer.status_code, answer.context["reasons"]) == (409, [gone])
    assert gone in answer.text
    assert elsewhere(DismissedProposal.objects.exists) is False
