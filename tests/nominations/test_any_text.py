"""Any text is read back as it was typed: saved by itself, with the button, and in the receipt's copy."""

import json

import pytest
import time_machine
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nominations import contents, services
from nominations.case_files import case_file
from nominations.clashes import fingerprint
from nominations.lengths import reader_length
from nominations.models import AnswerVersion, Application
from nominations.rules.storing import LONGEST_TEXT
from tests.nominations.conftest import CONTACTS, DURING

# Every plane of Unicode, half of a pair, control characters; a browser's newline is one character.
SIGNS = st.characters(codec=None, exclude_characters="\0\r")
TEXTS = st.text(alphabet=SIGNS, max_size=300)
EXAMPLES = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(DURING, tick=False):
        yield


def as_typed(text):
    """What a browser sends: half of a pair is no character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def save(application, person, field, content):
    """One field as a script sends it: JSON and back."""
    return services.save_field(
        application_id=application.pk,
        field=field,
        content=json.loads(json.dumps(content)),
        seen=None,
        actor=person,
        at=DURING,
    )


@EXAMPLES
@given(text=TEXTS)
def test_any_text_is_read_back_as_typed(complete, people, text):
    typed = as_typed(text)
    for field in ("A1", "headline"):
        saved = save(complete, people.writer, field, text)
        assert saved.fingerprint == fingerprint(typed)
        assert AnswerVersion.objects.filter(field=field).last().content == typed
    case = case_file(Application.objects.case_file().get(pk=complete.pk))
    assert (case.headline, case.application[0].content) == (typed, typed)
    copy = contents.text_copy(lambda: case, "application", number="2027-0001", at=DURING, by="")
    assert typed in copy


@EXAMPLES
@given(text=TEXTS)
def test_any_reason_and_any_contact_is_read_back_trimmed(draft, people, text):
    typed = as_typed(text).strip()
    save(draft, people.writer, "S1", [None, text])
    assert AnswerVersion.objects.filter(field="S1").last().content == [None, typed]
    save(draft, people.writer, "A6", [CONTACTS[0] | {"title": text}])
    assert AnswerVersion.objects.filter(field="A6").last().content[0]["title"] == typed


@pytest.mark.parametrize("sign", ["x", "å", "\U0001f469", "\u202e", "\x01"])
def test_a_million_characters_are_saved_and_read_back(client, draft, people, sign):
    client.force_login(people.writer)
    address = reverse("nominations:field_save", args=["2027", "1780", "A1"])
    text = sign * LONGEST_TEXT
    sent = {"content": text, "seen": fingerprint("")}
    response = client.post(address, json.dumps(sent), content_type="application/json")
    assert (response.status_code, response.json().get("number")) == (200, 1)
    assert draft.answers.get(question__code="A1").text == text
    # With the button it comes as a form, with up to twelve signs for each.
    form = reverse("nominations:application_edit", args=["2027", "1780"])
    response = client.post(form, {"A2": text, "A2-seen": fingerprint("")})
    assert (response.status_code, draft.answers.get(question__code="A2").text) == (302, text)


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_length_never_exceeds_the_number_of_characters(text):
    assert 0 <= reader_length(text) <= len(text)
