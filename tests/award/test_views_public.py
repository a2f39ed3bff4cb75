"""What everybody may read, and what nobody may read before the embargo ends."""

import hashlib
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse

from award import services
from award.models import Booklet
from tests.award.conftest import BEFORE, DAY, OPENS, local, plain
from tests.award.test_services_results import AT, GALA, KARLSTAD, VASTERAS

SECRETS = ["Karlstad", "1780", "Sexton kommuner", "enklare liv", "Västerås", "skrift.pdf"]
PAGES = [
    "/",
    "/vinnare/",
    "/2027/",
    "/2027/jury/",
    "/2027/resultat/",
    "/2027/resultat/winner.json",
    "/2027/skrift.pdf",
    "/om/",
    "/tillganglighet/",
]


@pytest.fixture
def decided(open_edition, organiser):
    """Nominees and winner are handed down, and the booklet is built, all under embargo."""
    nominees = [replace(KARLSTAD, placement="nominee", citation_sv=""), VASTERAS]
    for selects, drafts in [("nominees", nominees), ("winner", [KARLSTAD])]:
        services.publish_results(
            edition_id=open_edition.pk,
            selects=selects,
            embargo_until=GALA,
            drafts=drafts,
            actor=organiser,
            at=AT,
        )
    booklet = Booklet.objects.get(edition=open_edition)
    booklet.file.save("2027.pdf", ContentFile(b"%PDF-1.7 Karlstad"))
    return open_edition


def answers(client, at):
    """Status and body of every public page at a time."""
    with time_machine.travel(at, tick=False):
        found = {}
        for page in PAGES:
            answer = client.get(page)
            file = b"".join(answer.streaming_content).decode() if answer.streaming else ""
            found[page] = (answer.status_code, str(answer.headers), file or plain(answer))
        return found


def test_nothing_leaks_before_the_embargo_ends(client, decided):
    shown = answers(client, GALA - GALA.resolution)
    assert {page: status for page, (status, _h, _b) in shown.items()} == dict.fromkeys(
        PAGES, 200
    ) | {"/2027/skrift.pdf": 404, "/2027/resultat/winner.json": 404}
    for page, (_status, headers, body) in shown.items():
        assert [word for word in SECRETS if word in headers + body] == [], page


def test_pages_are_the_same_as_if_nothing_had_been_decided(client, open_edition, request):
    """Not even the size tells that a winner is waiting."""
    at = GALA - GALA.resolution
    sizes = {page: len(body) for page, (_s, _h, body) in answers(client, at).items()}
    request.getfixturevalue("decided")
    assert {page: len(body) for page, (_s, _h, body) in answers(client, at).items()} == sizes


def test_everything_is_public_when_the_embargo_ends(client, decided):
    shown = answers(client, GALA)
    told = {
        page: [word for word in SECRETS if word in body] for page, (_s, _h, body) in shown.items()
    }
    assert told["/2027/"] == [
        "Karlstad",
        "Sexton kommuner",
        "enklare liv",
        "Västerås",
        "skrift.pdf",
    ]
    assert told["/2027/resultat/"] == ["Karlstad", "Västerås"]
    assert told["/vinnare/"] == ["Karlstad"]
    assert told["/2027/skrift.pdf"] == ["Karlstad"]
    assert told["/2027/resultat/winner.json"] == [
        "Karlstad",
        "1780",
        "Sexton kommuner",
        "enklare liv",
    ]
    assert told["/"] == ["Karlstad", "Sexton kommuner", "enklare liv", "skrift.pdf"]


def test_year_without_a_prize_says_so_and_not_before_the_embargo_ends(
    client, open_edition, organiser
):
    nominees = [replace(KARLSTAD, placement="nominee", citation_sv=""), VASTERAS]
    before = answers(client, GALA - GALA.resolution)
    services.publish_results(
        edition_id=open_edition.pk,
        selects="winner",
        embargo_until=GALA,
        drafts=nominees,
        is_prize_given=False,
        explanation_sv="Ingen nådde hela vägen & juryn är enig.",
        explanation_en="Nobody went all the way.",
        actor=organiser,
        at=AT,
    )
    sealed = answers(client, GALA - GALA.resolution)
    assert {page: body for page, (_s, _h, body) in sealed.items()} == {
        page: body for page, (_s, _h, body) in before.items()
    }
    told = "I år delas inget pris ut"
    shown = answers(client, GALA)
    assert [page for page, (_s, _h, body) in shown.items() if told in body] == [
        "/",
        "/2027/",
        "/2027/resultat/",
    ]
    why = "Ingen nådde hela vägen &amp; juryn är enig."
    assert [page for page, (_s, _h, body) in shown.items() if why in body] == [
        "/",
        "/2027/",
        "/2027/resultat/",
    ]
    assert '"explanation":{"en":"Nobody' in shown["/2027/resultat/winner.json"][2]
    with time_machine.travel(GALA, tick=False):
        client.cookies["django_language"] = "en"
        assert "Nobody went all the way." in client.get("/2027/resultat/").text
        del client.cookies["django_language"]
        client.force_login(organiser)
        assert told in client.get(reverse("award:publication_list", args=["2027"])).text


def test_sealed_file_has_the_fingerprint_that_the_page_shows(client, decided):
    with time_machine.travel(GALA, tick=False):
        page = client.get("/2027/resultat/").text
        links = re.findall(r'href="(/2027/resultat/\w+\.json)"', page)
        files = [client.get(link) for link in links]
    fingerprints = re.findall(r'<code class="fingerprint">(\w+)</code>', page)
    assert links == ["/2027/resultat/nominees.json", "/2027/resultat/winner.json"]
    assert [hashlib.sha256(file.content).hexdigest() for file in files] == fingerprints
    assert files[1]["Content-Disposition"] == 'attachment; filename="2027-winner.json"'


def test_booklet_without_a_file_does_not_exist(client, decided):
    Booklet.objects.update(file="")
    with time_machine.travel(GALA, tick=False):
        assert client.get("/2027/skrift.pdf").status_code == 404
        assert "skrift.pdf" not in client.get("/2027/").content.decode()


def test_edition_being_prepared_does_not_exist_for_others(client, edition, organiser):
    same = client.get("/2099/")
    for page in ["/2027/", "/2027/jury/", "/2027/resultat/"]:
        answer = client.get(page)
        assert (answer.status_code, plain(answer)) == (404, plain(same))
    assert "2027" not in client.get("/").content.decode()
    client.force_login(organiser)
    assert edition.name in client.get("/2027/").content.decode()


def test_home_without_an_edition_says_what_will_be_there(client, award):
    services.import_past_winners(award_id=award.pk, actor=None, at=BEFORE)
    body = client.get("/").content.decode()
    assert "Ingen omgång är öppen" in body
    assert "Värmdö" in body


def test_edition_tells_how_it_goes(client, open_edition):
    with time_machine.travel(OPENS + DAY, tick=False):
        body = client.get("/2027/").content.decode()
    for words in [
        "Anmälan och självvärdering",
        "18 januari – 19 mars 2027",
        "Nytta för invånare och företag",
        "Varje anmälan bedöms av minst tre ledamöter utan jäv.",
        "Kvalitetsmässan",
        "rätten att använda utmärkelsens märke",
    ]:
        assert words in body


def test_jury_page_names_who_sits_and_for_whom(client, open_edition, organiser):
    seat = open_edition.jury_seats.get(role="chair")
    services.name_seat_holder(
        seat_id=seat.pk, name="Anna Ek", title="Avdelningschef", actor=organiser, at=BEFORE
    )
    body = client.get("/2027/jury/").content.decode()
    assert "Anna Ek" in body
    assert "Avdelningschef" in body
    assert body.count("Utses senare") == 7


def test_hostile_names_are_escaped(client, open_edition, organiser):
    hostile = replace(VASTERAS, name="<script>alert(1)</script>", headline="<b>fet</b>")
    services.publish_results(
        edition_id=open_edition.pk,
        selects="nominees",
        embargo_until=AT,
        drafts=[hostile],
        actor=organiser,
        at=AT,
    )
    with time_machine.travel(AT, tick=False):
        for page in ["/2027/", "/2027/resultat/"]:
            body = client.get(page).content.decode()
            assert "<script>alert" not in body
            assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


def drafts(number):
    return [
        replace(
            VASTERAS,
            municipality_code=f"{code:04}",
            name=f"Kommun {code}",
            sort_key=f"{code:04}",
            placement="participant",
        )
        for code in range(number)
    ]


@pytest.mark.parametrize("number", [3, 290])
def test_results_page_asks_the_same_questions_for_3_and_290(
    client, open_edition, organiser, django_assert_num_queries, number
):
    services.publish_results(
        edition_id=open_edition.pk,
        selects="longlist",
        embargo_until=AT,
        drafts=drafts(number),
        actor=organiser,
        at=AT,
    )
    with time_machine.travel(AT, tick=False), django_assert_num_queries(3):
        body = client.get("/2027/resultat/").content.decode()
    assert body.count('<th scope="row"') == number


def test_edition_page_asks_few_questions(client, decided, django_assert_num_queries):
    with time_machine.travel(GALA, tick=False), django_assert_num_queries(12):
        client.get(reverse("award:edition_show", args=["2027"]))


def test_english_page_speaks_english(client, open_edition):
    client.cookies["django_language"] = "en"
    body = client.get("/2027/").content.decode()
    assert "Benefit for residents and businesses" in body
    assert "What the jury judges by" in body


def test_longer_time_is_public_with_its_reason(client, open_edition, organiser):
    stage = open_edition.stages.get(kind="intake")
    services.extend_stage(
        stage_id=stage.pk,
        closes_at=local(2027, 3, 22),
        reason="Inloggningen var nere i två timmar.",
        actor=organiser,
        at=OPENS,
    )
    body = client.get("/2027/").content.decode()
    assert "”Anmälan och självvärdering” förlängdes till" in body
    assert "21\xa0mars\xa02027\xa0kl.\xa024.00" in body
    assert "Inloggningen var nere i två timmar." in body


@pytest.mark.parametrize(
    ("at", "offered"),
    [
        (OPENS - timedelta(microseconds=1), False),
        (OPENS, True),
        (local(2027, 3, 20) - timedelta(microseconds=1), True),
        (local(2027, 3, 20), False),
    ],
)
def test_municipality_is_shown_the_way_in_while_it_may_apply(client, open_edition, at, offered):
    with time_machine.travel(at, tick=False):
        for page in ["/", "/2027/"]:
            assert ("Ansök för er kommun" in client.get(page).content.decode()) is offered


def test_award_stands_beside_the_products_mark_where_the_page_is_about_it(client, open_edition):
    brand = '<span class="brand-award">Sveriges Digitaliseringskommun</span>'
    named = {page: brand in client.get(page).text for page in ("/", "/2027/", "/om/", "/vinnare/")}
    assert named == {"/": True, "/2027/": True, "/om/": False, "/vinnare/": False}
