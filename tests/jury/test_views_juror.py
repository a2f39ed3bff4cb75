"""What a juror sees, and above all what a juror does not see."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jury import services
from jury.models import Assessment, Declaration
from nominations.models import Application
from tests.factories import make_municipality, make_person
from tests.jury.conftest import START, assess, declare_all, during

CONFLICT = ("conflict", "J4", "Min arbetsgivare säljer till kommunen.")
UNSURE = ("unsure", "J6", "Jag bor där.")


@pytest.fixture(autouse=True)
def _within_the_first_stage():
    with time_machine.travel(during(0), tick=False):
        yield


def url(name, round_, *more):
    return reverse(f"jury:{name}", args=[round_.stage.edition.slug, round_.pk, *more])


def text_of(response):
    return response.content.decode()


@pytest.fixture
def mona(client, jury):
    client.force_login(jury.member.person)
    return client


@pytest.fixture
def declared(round_):
    """Mona is conflicted towards Luleå, unsure of Halmstad, and may read the rest."""
    declare_all(round_, at=during(0), mona={"2580": CONFLICT, "1380": UNSURE})
    return round_


# -- reading -----------------------------------------------------------------------------------


def test_juror_without_a_conflict_reads_the_case_file(declared, mona):
    page = text_of(mona.get(url("assessment_edit", declared, "0180")))
    assert "KANARIEFÅGEL Stockholm" in page
    assert "Stockholm visar vägen" in page
    assert page.count('name="level_K1"') == 10


def test_conflicted_juror_sees_name_ground_and_whom_to_ask_and_nothing_else(declared, mona, jury):
    assess(declared, jury.chair, "2580", {"K1": 4, "K2": 4}, at=during(0))
    response = mona.get(url("assessment_edit", declared, "2580"))
    page = text_of(response)
    main = page[page.index("<main") : page.index("</main>")]
    words = " ".join(re.sub(r"<[^>]+>", " ", main).split())
    assert response.status_code == 200
    assert words == (
        "Luleå Du är jävig Du deltar inte i det som rör kommunen, och inget av det visas för dig. "
        "Så ska det vara, det är inget fel på sidan. "
        "Grund Min organisation säljer till kommunen eller lämnar anbud "
        "Din förklaring Min arbetsgivare säljer till kommunen. "
        "Svarat om jäv 4 mars 2027 kl. 09.00 Fråga Cecilia Ordförande Ändra dina svar om jäv"
    )


def test_doubtful_juror_waits_outside(declared, mona):
    page = text_of(mona.get(url("assessment_edit", declared, "1380")))
    assert "tills ordföranden har avgjort frågan" in page
    assert "KANARIEFÅGEL" not in page


@pytest.mark.parametrize("code", ["2580", "1380"])
def test_nothing_can_be_written_on_a_closed_application(declared, mona, code):
    for name in ("assessment_edit", "assessment_sign"):
        response = mona.post(url(name, declared, code), {"level_K1": "3", "reason_K1": "x"})
        assert response.status_code == 404
    assert not Assessment.objects.exists()


def test_undeclared_application_leads_to_the_declaration(round_, mona):
    response = mona.get(url("assessment_edit", round_, "0180"))
    assert (response.status_code, response.url) == (302, url("declaration_edit", round_))
    assert mona.post(url("assessment_edit", round_, "0180"), {}).status_code == 404


def test_no_page_of_an_open_round_tells_what_others_have_set(declared, mona, client, jury):
    for juror in (jury.chair, jury.vice_chair, jury.second):
        assess(declared, juror, "0180", {"K1": 3.5, "K2": 3.5}, at=during(0))
    pages = [
        url("round_show", declared),
        url("declaration_edit", declared),
        url("assessment_edit", declared, "0180"),
        reverse("jury:home"),
    ]
    for page in pages:
        assert "HEMLIGT SKÄL" not in text_of(mona.get(page)), page
    assert mona.get(url("ranking_show", declared)).status_code == 404
    # The same text shows on the writer's own page: it is there to leak.
    client.force_login(jury.chair.person)
    assert "HEMLIGT SKÄL 3.5" in text_of(client.get(url("assessment_edit", declared, "0180")))


def order_on(page):
    return re.findall(r'<th scope="row"><a[^>]*>([^<]+)</a>', page)


def test_order_of_the_list_depends_on_nobody_elses_scores(declared, mona, jury):
    before = order_on(text_of(mona.get(url("round_show", declared))))
    assess(declared, jury.chair, "1480", {"K1": 4, "K2": 4}, at=during(0))
    assess(declared, jury.second, "1280", {"K1": 0, "K2": 0}, at=during(0))
    assert order_on(text_of(mona.get(url("round_show", declared)))) == before
    assert set(before[-2:]) == {"Luleå", "Halmstad"}


def test_signed_application_moves_below_what_is_left(declared, mona, jury):
    before = order_on(text_of(mona.get(url("round_show", declared))))
    codes = {"Stockholm": "0180", "Malmö": "1280", "Göteborg": "1480"}
    assess(declared, jury.member, codes[before[0]], {"K1": 4, "K2": 4}, at=during(0))
    after = order_on(text_of(mona.get(url("round_show", declared))))
    assert after == [*before[1:3], before[0], *before[3:]]


def test_ranking_hides_the_conflicted_application_and_its_gap(closed, mona, jury, applications):
    services.declare(
        juror_id=jury.member.pk,
        round_id=closed.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J1",
        text="Jag har sökt tjänst där.",
        actor=jury.member.person,
        at=during(0),
    )
    page = text_of(mona.get(url("ranking_show", closed)))
    rows = re.findall(
        r'<td class="number" data-value="(\d)">(\d)</td>\s*<th scope="row">(\w+)', page
    )
    assert rows == [
        ("1", "1", "Stockholm"),
        ("2", "2", "Göteborg"),
        ("3", "3", "Luleå"),
        ("4", "4", "Halmstad"),
    ]
    assert "Malmö" not in page


# -- declaring -----------------------------------------------------------------------------------


def test_declaration_page_saves_all_at_once(round_, mona, jury):
    response = mona.post(
        url("declaration_edit", round_),
        {
            "answer_2580": "conflict",
            "ground_2580": "J1",
            "text_2580": "Jag arbetar där.",
            "rest_is_clear": "on",
        },
    )
    assert (response.status_code, response.url) == (302, url("round_show", round_))
    found = Declaration.objects.filter(juror=jury.member).order_by("application__municipality")
    assert dict(found.values_list("application__municipality", "effect")) == {
        "0180": "clear",
        "1280": "clear",
        "1380": "clear",
        "1480": "clear",
        "2580": "closed",
    }


def test_unanswered_rows_stay_undeclared(round_, mona, jury):
    mona.post(url("declaration_edit", round_), {"answer_0180": "none"})
    found = Declaration.objects.values_list("application__municipality", flat=True)
    assert list(found) == ["0180"]


def summary_of(page):
    """The heading of the summary at the top, and what its links say."""
    [summary] = re.findall(r"<ds-error-summary.*?</ds-error-summary>", page, re.DOTALL)
    [heading] = re.findall(r"<h2[^>]*>(.*?)</h2>", summary)
    return heading, dict(re.findall(r'href="#([^"]*)">(.*?)</a>', summary))


def test_declaration_with_a_fault_keeps_what_was_typed_and_saves_the_rest(round_, mona):
    response = mona.post(
        url("declaration_edit", round_),
        {
            "answer_2580": "conflict",
            "text_2580": "Min <bror>",
            "answer_1280": "unsure",
            "ground_1280": "J5",
            "text_1280": "   ",
            "answer_1480": "none",
            "answer_0180": "vet ej",
            "rest_is_clear": "on",
        },
    )
    page = text_of(response)
    assert response.status_code == 409
    assert summary_of(page) == (
        "2 svar sparade, 3 inte",
        {
            "id_answer_0180_0": "Stockholm: Välj ett giltigt alternativ. vet ej finns inte bland "
            "tillgängliga alternativ.",
            "id_ground_2580": "Luleå: Välj en grund.",
            "id_answer_1280_0": "Malmö: förklara med några ord.",
        },
    )
    assert "Min &lt;bror&gt;</textarea>" in page
    saved = Declaration.objects.values_list("application__municipality", "answer")
    assert sorted(saved) == [("1380", "none"), ("1480", "none")]
    # What the certified rest was saved as is shown, also where nothing was typed.
    assert 'value="none" id="id_answer_1380_0" checked' in page


def test_a_fault_alone_saves_nothing(round_, mona):
    response = mona.post(
        url("declaration_edit", round_), {"answer_2580": "conflict", "text_2580": "Min <bror>"}
    )
    heading, _links = summary_of(text_of(response))
    assert (response.status_code, heading) == (422, "0 svar sparade, 1 inte")
    assert not Declaration.objects.exists()


def test_lifting_ones_own_conflict_is_refused_on_the_page_and_other_answers_saved(declared, mona):
    response = mona.post(
        url("declaration_edit", declared),
        {
            "answer_2580": "none",
            "answer_0180": "unsure",
            "ground_0180": "J6",
            "text_0180": "Jag bor där.",
        },
    )
    assert response.status_code == 409
    refused = "Luleå: bara ordföranden kan häva ett jäv. Svara ”osäker” om något har ändrats."
    assert summary_of(text_of(response)) == (
        "1 svar sparat, 1 inte",
        {"id_answer_2580_0": refused},
    )
    own = Declaration.objects.filter(juror__person__name="Mona Ledamot")
    assert dict(own.values_list("application__municipality", "effect")) == {
        "0180": "awaiting",
        "1280": "clear",
        "1380": "awaiting",
        "1480": "clear",
        "2580": "closed",
    }


# -- scoring -------------------------------------------------------------------------------------


def test_signing_too_early_saves_and_says_what_is_missing(declared, mona):
    response = mona.post(
        url("assessment_sign", declared, "0180"),
        {"level_K1": "3", "reason_K1": "Tydlig <nytta>", "note": "kolla"},
    )
    page = text_of(response)
    assert response.status_code == 409
    assert "Sätt en nivå eller välj ”kan ej bedöma”: K2." in page
    assert "Tydlig &lt;nytta&gt;</textarea>" in page
    assert (Assessment.objects.get().status, Assessment.objects.get().note) == ("draft", "kolla")


def test_signing_leads_to_the_next_in_the_jurors_order(declared, mona):
    left = order_on(text_of(mona.get(url("round_show", declared))))[:3]
    codes = {"Stockholm": "0180", "Malmö": "1280", "Göteborg": "1480"}
    data = {"level_K1": "3", "reason_K1": "Ja", "level_K2": "cannot"}
    for name, following in zip(left, [*left[1:], None], strict=True):
        response = mona.post(url("assessment_sign", declared, codes[name]), data)
        assert response.url == (
            url("assessment_edit", declared, codes[following])
            if following
            else url("round_show", declared)
        )
    assert Assessment.objects.counted().count() == 3


def test_unknown_level_is_a_form_error(declared, mona):
    sent = {"level_K1": "5", "reason_K1": "Skäl & <b>", "level_K2": "2.5"}
    response = mona.post(url("assessment_edit", declared, "0180"), sent)
    assert response.status_code == 422
    assert not Assessment.objects.exists()
    # The summary leads to the criterion's first level; what was right stands where it was.
    assert re.findall(r'href="#(id_\w+)">[^<]*: ', response.text) == ["id_level_K1_0"]
    assert re.findall(r'value="([^"]*)" id="id_level_\w+"[^>]* checked', response.text) == ["2.5"]
    assert "Skäl &amp; &lt;b&gt;</textarea>" in response.text


# -- gates ---------------------------------------------------------------------------------------


def pages(round_, stage):
    slug = stage.edition.slug
    return {
        "round_show": url("round_show", round_),
        "declaration_edit": url("declaration_edit", round_),
        "assessment_edit": url("assessment_edit", round_, "0180"),
        "ranking_show": url("ranking_show", round_),
        "round_lead": url("round_lead", round_),
        "juror_list": reverse("jury:juror_list", args=[slug]),
        "round_overview": reverse("jury:round_overview", args=[slug]),
        "round_manage": url("round_manage", round_),
        "decision_propose": reverse("jury:decision_propose", args=[slug, stage.pk]),
        "visit_list": reverse("jury:visit_list", args=[slug]),
        "citation_list": reverse("jury:citation_list", args=[slug]),
    }


OFFICE = {
    "juror_list",
    "round_overview",
    "round_manage",
    "decision_propose",
    "visit_list",
    "citation_list",
}
READS = {"round_show", "declaration_edit", "assessment_edit", "ranking_show"}


@pytest.mark.parametrize(
    ("who", "opened"),
    [
        ("organiser", OFFICE),
        ("chair", READS | {"round_lead"}),
        ("vice_chair", READS | {"round_lead"}),
        ("member", READS),
        ("secretary", {"ranking_show", "round_lead"}),
        ("stranger", set()),
    ],
)
def test_each_page_opens_for_its_role_and_for_others_does_not_exist(
    closed, stage, client, jury, organiser, who, opened
):
    people = {"organiser": organiser, "stranger": make_person("Sten Främling")}
    client.force_login(people[who] if who in people else getattr(jury, who).person)
    found = {name: client.get(page).status_code for name, page in pages(closed, stage).items()}
    assert found == {name: 200 if name in opened else 404 for name in found}


# -- how much a list asks of the database --------------------------------------------------------


def many(edition, count):
    """So many eligible applications more, past the services: only their number matters here."""
    for number in range(count):
        Application.objects.create(
            edition=edition,
            municipality=make_municipality(f"{9000 + number}", f"Kommun {number:03}"),
            status="eligible",
            started_at=START,
            submitted_at=START,
            receipt_number=f"x-{number}",
            contents_sha256="0" * 64,
        )


@pytest.mark.parametrize("count", [3, 290])
def test_lists_ask_as_much_for_290_applications_as_for_3(stage, jury, organiser, client, count):
    many(stage.edition, count)
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(0))
    Declaration.objects.bulk_create(
        Declaration(
            juror=jury.member,
            round=round_,
            application_id=application_id,
            answer="none",
            effect="clear",
            declared_at=during(0),
        )
        for application_id in Application.objects.values_list("pk", flat=True)
    )
    client.force_login(jury.member.person)
    pages = [reverse("jury:home"), url("round_show", round_), url("declaration_edit", round_)]
    assert [queries(client, page) for page in pages] == [13, 6, 7]
    client.force_login(organiser)
    assert queries(client, url("round_manage", round_)) == 15


def queries(client, page):
    """How many questions a page asks the database."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
