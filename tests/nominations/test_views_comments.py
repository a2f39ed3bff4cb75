"""Versions and comments: read by the municipality's own people, and by nobody else."""

import re

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from nominations import services
from nominations.models import AnswerVersion, Comment, Membership
from tests.nominations.conftest import DURING

SECRET = "Skriv inte om upphandlingen"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def commenter(client, people, members, draft):
    """Somebody who may comment and nothing more."""
    role = people.reader.memberships.get()
    role.role = Membership.Role.COMMENT
    role.save()
    client.force_login(people.reader)
    return client


def url(name, *args):
    return reverse(f"nominations:{name}", args=["2027", "1780", *args])


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_comment_is_written_resolved_and_taken_up(commenter, draft, people):
    response = commenter.post(url("comment_write", "A1"), {"text": "Var är <siffrorna>?"})
    assert said(response) == ["Kommentaren finns nu för de andra att läsa."]
    comment = Comment.objects.get()
    assert (comment.field, comment.text, comment.written_by) == (
        "A1",
        "Var är <siffrorna>?",
        people.reader,
    )
    assert "Var är &lt;siffrorna&gt;?" in commenter.get(url("comment_list")).text
    assert said(commenter.post(url("comment_resolve", comment.pk))) == ["Kommentaren är löst."]
    again = commenter.post(url("comment_resolve", comment.pk))
    assert (again.status_code, again.context["reasons"]) == (409, ["Kommentaren är redan löst."])
    assert "löst av Lars Läsare" in commenter.get(url("comment_write", "A1")).text
    commenter.post(url("comment_take_up", comment.pk))
    comment.refresh_from_db()
    assert (comment.resolved_at, comment.resolved_by) == (None, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (" ", "Skriv vad du vill säga."),
        ("x" * 2001, "En kommentar rymmer 2000 tecken."),
    ],
)
def test_comment_that_cannot_be_kept_is_refused_and_stays_in_the_form(commenter, text, reason):
    response = commenter.post(url("comment_write", "A1"), {"text": text})
    assert (response.status_code, Comment.objects.count()) == (422, 0)
    assert response.context["form"].errors["text"] == [reason]
    assert response.context["form"]["text"].value().strip() == text.strip()


def test_one_who_only_reads_reads_comments_and_says_nothing(client, draft, people):
    comment = comment_on(draft, people)
    client.force_login(people.reader)
    assert SECRET in client.get(url("comment_list")).text
    assert client.post(url("comment_write", "A1"), {"text": "x"}).status_code == 404
    assert client.post(url("comment_resolve", comment.pk)).status_code == 404
    assert list(Comment.objects.values_list("text", "resolved_at")) == [(SECRET, None)]


def comment_on(application, people):
    return services.write_comment(
        application=application,
        field="A1",
        text=SECRET,
        fields=["A1"],
        actor=people.writer,
        at=DURING,
    )


@pytest.mark.parametrize("person", ["organiser", "stranger"])
def test_comments_and_versions_are_the_municipalitys_own(client, submitted, people, after, person):
    comment = comment_on(submitted, people)
    client.force_login(getattr(people, person))
    for address in (
        url("comment_list"),
        url("comment_write", "A1"),
        url("version_list"),
        url("version_show", "A1"),
    ):
        assert client.get(address).status_code == 404
    for address in (url("comment_write", "A1"), url("comment_resolve", comment.pk)):
        assert client.post(address, {"text": "x"}).status_code == 404
    assert list(Comment.objects.values_list("text", "resolved_at")) == [(SECRET, None)]
    # What the organiser may read says nothing of it either.
    with time_machine.travel(after, tick=False):
        client.force_login(getattr(people, person))
        for name in ("application_list", "application_read", "history"):
            args = ["2027", "1780"] if name == "application_read" else ["2027"]
            place = "award:history_list" if name == "history" else f"nominations:{name}"
            page = client.get(reverse(place, args=args))
            assert page.status_code == (200 if person == "organiser" else 404)
            assert SECRET not in page.text


def test_unknown_field_has_no_page(commenter):
    for name in ("comment_write", "version_show"):
        assert commenter.get(url(name, "Z9")).status_code == 404
    assert commenter.post(url("comment_write", "Z9"), {"text": "x"}).status_code == 404


def save(application, person, field, content, **more):
    services.save_field(
        application_id=application.pk,
        field=field,
        content=content,
        seen=None,
        actor=person,
        at=DURING,
        **more,
    )


def test_versions_tell_the_difference_in_words_and_are_put_back(client, draft, people):
    save(draft, people.editor, "A1", "Det tog 40 dagar.")
    save(draft, people.writer, "A1", "Det tog <11> dagar.")
    client.force_login(people.writer)
    page = client.get(url("version_show", "A1"))
    latest, first = page.context["versions"]
    assert [(piece.kind, piece.text) for piece in latest.pieces] == [
        ("same", "Det tog "),
        ("gone", "40"),
        ("new", "<11>"),
        ("same", " dagar."),
    ]
    assert (latest.by, latest.is_now, first.by, first.is_now) == (
        "Kim Ek",
        True,
        "Eva Skrivare",
        False,
    )
    assert "tillagt: </span>&lt;11&gt;" in page.text
    assert "Lägg tillbaka version 2" not in page.text
    seen = {"seen": page.context["seen"]}
    response = client.post(url("version_restore", "A1", 1), seen)
    assert said(response) == ["Version 1 är tillbaka."]
    assert AnswerVersion.objects.filter(field="A1").last().content == "Det tog 40 dagar."
    # Somebody has written since the page was opened: nothing is put over it.
    save(draft, people.editor, "A1", "Evas nya.")
    response = client.post(url("version_restore", "A1", 2), seen)
    assert response.status_code == 409
    assert AnswerVersion.objects.filter(field="A1").last().content == "Evas nya."


@pytest.mark.parametrize(
    ("field", "first", "second", "told"),
    [
        ("S1", [1, ""], [None, "Inte vi"], "uppfyller delvis"),
        ("A6", [{"role": "contact", "name": "Kim Ek"}], [], "Kontaktperson: Kim Ek"),
        ("participation", "both", "booklet", "tävla och medverka"),
        ("headline", "Ett", "Två", "Ett"),
    ],
)
def test_every_kind_of_field_has_versions_in_words(
    client, draft, people, field, first, second, told
):
    save(draft, people.editor, field, first)
    save(draft, people.writer, field, second)
    client.force_login(people.writer)
    page = client.get(url("version_show", field))
    pieces = page.context["versions"][-1].pieces
    assert "".join(piece.text for piece in pieces).casefold().startswith(told.casefold())
    client.post(url("version_restore", field, 1), {"seen": page.context["seen"]})
    versions = AnswerVersion.objects.filter(field=field).order_by("number")
    assert versions.last().content == versions.first().content
    assert field in [row.field.code for row in client.get(url("version_list")).context["rows"]]


def test_one_who_only_reads_puts_nothing_back(client, draft, people):
    save(draft, people.editor, "A1", "Ett")
    save(draft, people.writer, "A1", "Två")
    client.force_login(people.reader)
    assert "Lägg tillbaka" not in client.get(url("version_show", "A1")).text
    assert client.post(url("version_restore", "A1", 1), {"seen": "x"}).status_code == 404


@pytest.mark.parametrize("page", ["application_edit", "self_assessment_edit"])
def test_every_field_leads_to_its_versions_and_comments(client, draft, people, page):
    client.force_login(people.writer)
    text = client.get(url(page)).text
    codes = re.findall('data-answer="([^"]+)"', text)
    places = [url(name, code) for code in codes for name in ("version_show", "comment_write")]
    assert len(codes) == {"application_edit": 8, "self_assessment_edit": 24}[page]
    assert [place for place in places if f'href="{place}"' not in text] == []
    assert {client.get(place).status_code for place in places[-2:]} == {200}
