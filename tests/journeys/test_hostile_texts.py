"""Forty hostile texts in a real browser: typed everywhere, read by everybody, and nothing happens.

No dialog, no breach of the content security policy, no request to anybody else, no element made of a text.
"""

import re
from datetime import timedelta
from itertools import cycle
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from award.models import Letter, Person
from award.services import ResultDraft, publish_results
from jury.models import Assignment
from nominations import door_letters, letter_kinds, mails
from nominations.models import Application, Municipality, Nomination, Question
from tests.factories import make_member, make_person
from tests.nominations.files import pdf, picture
from tests.nominations.hostile_texts import WORST

#: What would be there if a text had become something else than text.
MADE_OF_A_TEXT = """() => [...document.querySelectorAll(`x-ont, base, object, iframe, main script, main link,
  main meta, main style, [srcset*=evil], [src*=evil], [action*=evil], [onload], [onerror], [onfocus],
  [onmouseover], [ontoggle], [onloadstart], img[src=x], a[href^="javascript:" i], a[href^="data:" i]`)]
  .map((element) => element.outerHTML.slice(0, 200))"""
TELL_OF_BREACHES = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("breach of the policy", event.violatedDirective, event.blockedURI, event.sample))"""
BOXES = "input[type=text], input[type=email], input[type=search], input:not([type]), textarea"
#: What is saved instead of shown.
FILE = re.compile(r"\.[a-z]{3,4}$|/bilagor/[0-9]+/$|/hamta/$|/akt/[0-9]+/")
MOST_PAGES = 25


@pytest.fixture
def happened():
    """What a text has brought about."""
    return []


@pytest.fixture
def visit_as(open_as, live_server, happened):
    """``visit_as(person)``: a tab in which everything that a hostile text could do is noticed."""

    def visit_as(person):
        page = open_as(person)
        page.add_init_script(TELL_OF_BREACHES)
        page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
        page.on("popup", lambda popup: happened.append(popup.url))

        def on_request(request):
            if not request.url.startswith((live_server.url, "data:", "blob:")):
                happened.append(request.url)

        page.context.on("request", on_request)
        return page

    return visit_as


@pytest.fixture
def edition(edition_at):
    """The jury reads; the organiser's own words, and everybody's names, are hostile too."""
    edition = edition_at("assessment", selects="longlist", municipalities=4)
    words = cycle(WORST)
    choices = [{"code": f"c{n}", "sv": next(words), "en": ""} for n in range(3)]
    columns = [
        {"code": kind, "sv": next(words), "en": "", "kind": kind, "unit": ""}
        for kind in ("short_text", "number", "date")
    ]
    for number, kind in enumerate(("short_text", "choice", "choices", "number", "date", "table")):
        edition.questions.create(
            part="application",
            kind=kind,
            code=f"H{number}",
            text_sv=next(words),
            help_sv=next(words),
            unit_sv=next(words)[:40] if kind == "number" else "",
            choices=choices if kind.startswith("choice") else [],
            columns=columns if kind == "table" else [],
            is_required=False,
            disclosure=Question.Disclosure.PUBLISHED,
            position=100 + number,
        )
    for statement in edition.statements.all():
        statement.text_sv = next(words)
        statement.save()
    edition.partners.update(name=next(words))
    for person in Person.objects.all():
        person.name = next(words)
        person.save()
    edition.name_sv = next(words)
    edition.save()
    return edition


@pytest.fixture
def application(edition):
    """One that a juror is assessing, taken back for a while so that its municipality can write."""
    draft = Assignment.objects.filter(assessment__status="draft").first()
    application = draft.application
    words = iter(WORST[3:])
    Municipality.objects.filter(pk=application.municipality_id).update(
        name=next(words), legal_name=next(words), county=next(words), group=next(words)
    )
    application.reviewer = draft.juror.person
    return application


def is_unharmed(page):
    assert page.evaluate(MADE_OF_A_TEXT) == [], page.url


def fill_everything(page, texts):
    """Another text in every box that can be written in, and every choice made."""
    for add in page.get_by_role("button", name="Lägg till rad").all():
        add.click()
    for radio in page.locator("main input[type=radio][value=na]").all():
        radio.check()
    for box in page.locator(BOXES).locator("visible=true").all():
        if box.is_editable():
            box.fill(next(texts))
    is_unharmed(page)


def press(page, name):
    """Send a form and see the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()
    is_unharmed(page)


def read_everything(page, *starts, within):
    """Every page that can be reached from where the person begins, as far as it is about the edition."""
    waiting, seen = list(starts), set(starts)
    while waiting and len(seen) - len(waiting) < MOST_PAGES:
        answer = page.goto(waiting.pop(0))
        assert answer.status < 500, page.url
        is_unharmed(page)
        links = page.eval_on_selector_all("a[href]", "all => all.map((link) => link.href)")
        for link in map(urlsplit, links):
            is_page = link.path.startswith(within) and not FILE.search(link.path)
            is_ours = f"{link.scheme}://{link.netloc}" in page.url
            if is_ours and is_page and link.path not in seen:
                seen.add(link.path)
                waiting.append(link.path)
    return seen


def write_as_municipality(page, place, texts, code):
    page.goto(f"{place}ansokan/")
    fill_everything(page, texts)
    page.locator("#id_A1").fill("\n\n".join(WORST))
    page.locator("#id_A2").fill("- " + "\n- ".join(WORST))
    expect(page.locator("[data-writing-status]")).to_contain_text("Sparat ")
    press(page, "Spara och gå till översikten")
    page.goto(f"{place}sjalvvardering/")
    fill_everything(page, texts)
    press(page, "Spara och gå till översikten")
    page.goto(f"{place}bilagor/")
    for text, content, kind in (
        (WORST[1], pdf(), "application/pdf"),
        (WORST[21], picture(size=(40, 30)), "image/png"),
        (WORST[4], b"MZ", "application/octet-stream"),
    ):
        # A name on disk has no slash; a name that is sent may have anything.
        file = {"name": f"{text}.{kind[-3:]}", "mimeType": kind, "buffer": content}
        page.get_by_label("Välj en fil").first.set_input_files(file)
        page.get_by_role("button", name="Bifoga filen").first.click()
        expect(page.get_by_role("status").filter(has_text="bifog").first).to_be_visible()
        is_unharmed(page)
        page.reload()
    fill_everything(page, texts)
    press(page, "Spara beskrivningen")
    for field in ("headline", "A1", "S1"):
        page.goto(f"{place}kommentarer/{field}/")
        fill_everything(page, texts)
        press(page, "Kommentera")
    page.goto(f"/kommun/{code}/medlemmar/")
    fill_everything(page, texts)
    page.get_by_label("E-post").first.fill("ny@example.se")
    press(page, "Skicka inbjudan")


def publish(edition):
    """A winner and a nominee that everybody can read about."""
    first, second = edition.applications.all()[:2]
    words = iter(WORST)
    told = {"population": 1000, "citation_sv": "\n\n".join(WORST)}
    drafts = [
        ResultDraft(
            municipality_code=each.municipality_id,
            name=next(words),
            county=next(words),
            group=next(words),
            headline=next(words),
            sort_key=next(words),
            placement=placement,
            **told,
        )
        for each, placement in ((first, "winner"), (second, "nominee"))
    ]
    at = timezone.now()
    publish_results(
        edition_id=edition.pk,
        selects="winner",
        embargo_until=at - timedelta(minutes=1),
        drafts=drafts,
        actor=None,
        at=at,
    )


def test_worst_texts_are_only_texts_to_everybody(
    edition, application, visit_as, happened, complaints
):
    texts = cycle(WORST)
    code = application.municipality_id
    place = f"/kommun/{edition.slug}/{code}/"
    office = f"/kansli/{edition.slug}/"
    status = application.status
    intake = edition.stages.filter(kind="intake")
    (closed_at,) = intake.values_list("closes_at", flat=True)
    intake.update(closes_at=timezone.now() + timedelta(days=1))
    Application.objects.filter(pk=application.pk).update(status="draft")

    writer, colleague = make_person(WORST[2]), make_person(WORST[5], "bo@example.se")
    for person in (writer, colleague):
        make_member(person, application.municipality)
    page, other = visit_as(writer), visit_as(colleague)
    other.goto(f"{place}ansokan/")
    # Both write in one field: each text is shown beside the other.
    page.goto(f"{place}ansokan/")
    page.locator("#id_A3").fill("\n".join(WORST))
    expect(page.locator("[data-writing-status]")).to_contain_text("Sparat ")
    other.locator("#id_A3").fill("\n".join(WORST[::-1]))
    expect(other.locator(".clash").first).to_be_visible()
    is_unharmed(other)
    other.close()
    write_as_municipality(page, place, texts, code)

    nominator = visit_as(None)
    nominator.goto(f"/{edition.slug}/nominera/")
    fill_everything(nominator, texts)
    press(nominator, "Nominera")
    nominator.get_by_label("Vilken kommun?").fill(code)
    nominator.get_by_label("Din e-postadress").fill("anna@example.org")
    nominator.get_by_label("bor i kommunen").check()
    press(nominator, "Nominera")
    (nomination,) = Nomination.objects.filter(email="anna@example.org")
    nominator.goto(f"/nominering/{door_letters.token_of(nomination)}/")
    press(nominator, "Bekräfta")
    assert len(read_everything(page, "/kommun/", place, within="/kommun/")) > 15

    Application.objects.filter(pk=application.pk).update(status=status)
    intake.update(closes_at=closed_at)
    application.refresh_from_db()
    mails.eligibility(application, at=timezone.now())
    assert Letter.objects.filter(about_id=str(application.pk), status="draft").exists()

    organiser = visit_as(edition.award.organisers.first().person)
    read = f"{office}ansokningar/{code}/"
    organiser.goto(f"{read}aterkoppling/")
    fill_everything(organiser, texts)
    organiser.goto(f"{office}brev/mallar/{letter_kinds.KINDS[1].code}/")
    fill_everything(organiser, texts)
    press(organiser, "Förhandsgranska")
    starts = (read, f"{office}brev/", f"{office}fragor/", office)
    assert len(read_everything(organiser, *starts, within="/kansli/")) > 20

    juror = visit_as(application.reviewer)
    round_ = Assignment.objects.filter(application=application).first().round_id
    assess = f"/jury/{edition.slug}/{round_}/{code}/"
    juror.goto(assess)
    expect(juror.get_by_text(WORST[0]).first).to_be_visible()
    fill_everything(juror, texts)
    assert len(read_everything(juror, assess, "/jury/", within="/jury/")) > 4

    publish(edition)
    public = visit_as(None)
    starts = ("/", "/vinnare/", f"/{edition.slug}/")
    assert len(read_everything(public, *starts, within=f"/{edition.slug}/")) == 7
    assert happened == []
    assert complaints == []
