"""Who votes about an application reads it, dealt or not: never one undeclared or with a conflict."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from jury import services
from jury.models import Assessment, Round
from nominations.models import Attachment
from tests.factories import make_edition, make_juror, make_person
from tests.jury.conftest import (
    QUALITIES,
    assess_all,
    at,
    audited,
    decide,
    declare_all,
    during,
    week,
)
from webaudit.models import ReplyPeriod

NO = ("none", "", "")
CONFLICT = ("conflict", "J2", "Min bror arbetar där.")
UNSURE = ("unsure", "J5", "Vi var klasskamrater.")
NAMES = {"0180": "Stockholm", "1280": "Malmö", "1480": "Göteborg"}
# What a page may say of an application that the reader has a conflict towards.
CLOSED = "closed"


@pytest.fixture(autouse=True)
def _files_of_ones_own(settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path / "uploads"


@pytest.fixture
def last(longlisted, edition, applications, organiser):
    """The second round, read by those who were there, and closed; who is nominated is not decided."""
    second = edition.stages.get(selects="nominees")
    round_ = services.open_round(stage_id=second.pk, actor=organiser, at=during(1))
    declare_all(round_, at=during(1))
    assess_all(round_, at=during(1), qualities=QUALITIES)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(1))
    for code in NAMES:
        attach(applications[code])
    run = audited(edition, organiser, dict.fromkeys(NAMES, (80.0, 70.0, 90.0)))
    hours = {"opens_at": week(0), "closes_at": week(0) + timedelta(hours=1)}
    ReplyPeriod.objects.create(run=run, opened_by=organiser, **hours)
    return Round.objects.get(pk=round_.pk)


def attach(application):
    attachment = Attachment(
        application=application,
        part="application",
        number=1,
        name="Karta.png",
        kind="png",
        size=3,
        sha256="0" * 64,
        previews=1,
        uploaded_at=during(0),
    )
    attachment.file.save("file", ContentFile(b"png"), save=False)
    attachment.file.storage.save(attachment.preview_name(1), ContentFile(b"webp"))
    attachment.save()


@pytest.fixture
def late(last, edition):
    """Lena, appointed when both rounds were closed."""
    return make_juror(make_person("Lena Sen"), "member", edition)


def answers(round_, juror, applications, **said):
    """No conflict towards the three, save ``said``; None is no answer."""
    given = {code: said.get(f"k{code}", NO) for code in NAMES}
    services.declare_all(
        juror_id=juror.pk,
        round_id=round_.pk,
        declarations={applications[code].pk: each for code, each in given.items() if each},
        actor=juror.person,
        at=during(1),
    )


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def address(name, round_, code, *more):
    return reverse(f"jury:{name}", args=[round_.stage.edition.slug, round_.pk, code, *more])


def opens(person, round_, code, week_number=1):
    """What the person is answered at each address about the application: True, False for a 404, or *closed*.

    What is read of it stands in the answer, and nowhere else.
    """
    client = browser(person)
    with at(week_number):
        page = client.get(address("assessment_edit", round_, code))
        rest = [
            client.get(address("attachment_read", round_, code, 1)),
            client.get(address("attachment_glance", round_, code, 1, 1)),
            client.get(address("audit_show", round_, code)),
            client.get(address("audit_export", round_, code, "json")),
        ]
    is_told = f"KANARIEFÅGEL {NAMES[code]}" in page.text
    assert not is_told or page.status_code == 200
    read = is_told or (CLOSED if page.status_code == 200 else False)
    return [read, *(answer.status_code == 200 for answer in rest)]


ALL, NONE = [True] * 5, [False] * 5
KEPT_OUT = [CLOSED, False, False, False, False]


@pytest.mark.parametrize(
    ("said", "opened"),
    [(NO, ALL), (None, NONE), (CONFLICT, KEPT_OUT), (UNSURE, KEPT_OUT)],
    ids=["clear", "undeclared", "conflict", "doubt"],
)
def test_late_juror_reads_what_is_declared_without_conflict(said, opened, late, last, applications):
    answers(last, late, applications, k1280=said)
    assert opens(late.person, last, "1280") == opened
    # The others are not closed by it.
    assert opens(late.person, last, "0180") == ALL


def test_nothing_is_open_before_anything_is_answered(late, last):
    assert [opens(late.person, last, code) for code in NAMES] == [NONE] * 3


def test_conflict_found_afterwards_closes_it_at_once(late, last, applications):
    answers(last, late, applications)
    assert opens(late.person, last, "1280") == ALL
    answers(last, late, applications, k1280=CONFLICT)
    assert opens(late.person, last, "1280") == KEPT_OUT
    with at(1):
        page = browser(late.person).get(address("assessment_edit", last, "1280")).text
    assert ("Du är jävig" in page, "Min bror arbetar där." in page) == (True, True)


def test_what_the_decision_leaves_behind_is_read_no_more(
    late, last, applications, jury, organiser, edition
):
    answers(last, late, applications)
    second = edition.stages.get(selects="nominees")
    services.propose_decision(
        stage_id=second.pk,
        application_ids=[applications[code].pk for code in ("0180", "1280")],
        reason="",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
        at=during(1),
    )
    # A proposal is no decision.
    assert opens(late.person, last, "1480") == ALL
    services.confirm_decision(stage_id=second.pk, actor=jury.chair.person, at=during(1))
    found = {code: opens(late.person, last, code) for code in NAMES}
    assert found == {"0180": ALL, "1280": ALL, "1480": NONE}
    # Those who read the round keep what they were dealt.
    assert opens(jury.member.person, last, "1480") == ALL


def test_nothing_is_open_when_the_winner_is_chosen(
    late, last, applications, jury, organiser, edition
):
    answers(last, late, applications)
    decide(
        edition.stages.get(selects="nominees"),
        ["0180", "1280"],
        applications,
        jury,
        organiser,
        at=during(1),
    )
    final = edition.stages.get(selects="winner")
    decide(final, ["0180"], applications, jury, organiser, at=during(3))
    assert [opens(late.person, last, code) for code in NAMES] == [NONE] * 3


def test_earlier_round_opens_nothing(late, last, applications, stage):
    answers(last, late, applications)
    first = Round.objects.get(stage=stage)
    assert [opens(late.person, first, code) for code in NAMES] == [NONE] * 3


def test_application_found_not_eligible_is_closed(late, last, applications):
    answers(last, late, applications)
    type(applications["1280"]).objects.filter(pk=applications["1280"].pk).update(
        status="ineligible"
    )
    assert opens(late.person, last, "1280") == NONE


def test_others_get_what_was_never_there(late, last, applications, jury, organiser, member):
    answers(last, late, applications)
    elsewhere = make_juror(make_person("Elsa Annan"), "member", _another_edition())
    strangers = [elsewhere.person, organiser, member, jury.secretary.person]
    assert [opens(each, last, "1280") for each in strangers] == [NONE] * 4


def _another_edition():
    return make_edition(slug="2028")


def test_late_juror_reads_and_writes_nothing(late, last, applications):
    answers(last, late, applications)
    client = browser(late.person)
    signed = list(Assessment.objects.order_by("pk").values_list("pk", "status"))
    with at(1):
        page = client.get(address("assessment_edit", last, "1280")).text
        report = client.get(address("audit_show", last, "1280")).text
        told = [
            client.post(address("assessment_edit", last, "1280"), {"level_K1": "4"}),
            client.post(address("assessment_sign", last, "1280"), {"level_K1": "4"}),
            client.post(address("note_move", last, "1280"), {"move_to": "K1"}),
            client.post(address("assessment_field", last, "1280", "note"), {"value": "Hej"}),
            client.post(address("audit_hand_check", last, "1280"), {}),
            client.get(address("audit_hand_check", last, "1280")),
            client.get(address("version_list", last, "1280")),
        ]
    main = page[page.index("<main") : page.index("</main>")]
    assert [answer.status_code for answer in told] == [404] * 7
    assert list(Assessment.objects.order_by("pk").values_list("pk", "status")) == signed
    assert ("<form" in main, "HEMLIGT SKÄL" in main, "Din bedömning" in main) == (False,) * 3
    assert ("granskning/for-hand/" in report, "/granskning/rapport/" in report) == (False, True)


def test_who_was_dealt_it_judges_the_site_as_before(last, jury):
    with at(1):
        report = browser(jury.member.person).get(address("audit_show", last, "1280")).text
    assert "granskning/for-hand/" in report


def links(page, last):
    """Which case files a page leads to, by code."""
    return [code for code in NAMES if f'href="{address("assessment_edit", last, code)}"' in page]


def test_ways_to_what_is_read_stand_on_home_ranking_and_list(
    late, last, applications, jury, client
):
    own = reverse("jury:round_show", args=["2027", last.pk])
    pages = [own, reverse("jury:home"), reverse("jury:ranking_show", args=["2027", last.pk])]

    def seen(person):
        with at(1):
            texts = [browser(person).get(page).text for page in pages]
        mains = [text[text.index("<main") :] for text in texts]
        asked = "Läs ansökningarna inför valet"
        return links(mains[0], last), [f'href="{own}"' in each and asked in each for each in mains]

    assert seen(late.person) == ([], [False] * 3)
    answers(last, late, applications, k1280=CONFLICT, k1480=None)
    assert seen(late.person) == (["0180"], [False, True, True])
    # Who was dealt everything has it all in the own list already.
    assert seen(jury.member.person) == (["0180", "1280", "1480"], [False] * 3)


def test_vote_leads_to_the_applications_of_those_one_chooses_among(
    late, last, applications, jury, organiser, edition
):
    answers(last, late, applications, k1280=CONFLICT)
    nominees = ["0180", "1280", "1480"]
    second, final = (edition.stages.get(selects=each) for each in ("nominees", "winner"))
    second.places_max = 3
    second.save()
    decide(second, nominees, applications, jury, organiser, at=during(1))
    announced = services.announce_vote(
        stage_id=final.pk, has_no_prize=False, actor=organiser, at=during(3)
    )
    page = reverse("jury:vote_show", args=["2027"])
    with at(3):
        before = browser(late.person).get(page).text
        services.open_vote(vote_id=announced.pk, actor=organiser, at=during(3))
        opened = [
            links(browser(each.person).get(page).text, last)
            for each in (late, jury.member, jury.secretary)
        ]
    assert links(before, last) == ["0180", "1480"]
    assert opened == [["0180", "1480"], nominees, []]
    assert [opens(late.person, last, code, 3) for code in nominees] == [ALL, KEPT_OUT, ALL]
