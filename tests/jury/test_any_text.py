"""Whatever is sent to an assessment is kept as it was typed or refused with a sentence; nothing is lost."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from award.models import Criterion
from jury.assessment_fields import CANNOT, HALVES, as_content, contents_of, reason_field
from jury.models import Assessment, AssessmentVersion
from nominations.clashes import fingerprint
from nominations.rules.storing import LONGEST_TEXT
from tests.jury.conftest import at, declare_all
from tests.jury.test_views_juror import url

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

# Every plane of Unicode, half of a pair, control characters.
TEXTS = st.text(alphabet=st.characters(codec=None), max_size=200)
LEVELS = st.sampled_from([*(as_content(half, False) for half in HALVES), CANNOT, ""])
FIELDS = st.sampled_from(["note", "level_K1", "reason_K1", "reason_K2"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | LEVELS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
EXAMPLES = settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def desk(client, round_, jury):
    declare_all(round_, at=round_.opened_at)
    client.force_login(jury.member.person)
    with at(0):
        yield round_


def held():
    """What stands in the fields now, in which nothing may be lost."""
    codes = dict(Criterion.objects.values_list("pk", "code"))
    return contents_of(Assessment.objects.first(), codes)


def as_typed(text):
    """What a browser sends: half of a pair is no character, and a newline is one."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def post(client, round_, field, content, seen):
    address = url("assessment_field", round_, "0180", "FIELD").replace("FIELD", quote(field))
    sent = json.dumps({"content": content, "seen": seen})
    return client.post(address, sent, content_type="application/json")


@EXAMPLES
@given(field=FIELDS | TEXTS.filter(lambda text: "/" not in text), content=ANYTHING)
@example(field="trivsel_K1", content="3")
@example(field="level_\0", content="3")
@example(field="reason_K1", content="\ud800")
@example(field="note", content="\0")
@example(field="note", content="x" * (LONGEST_TEXT + 1))
@example(field="reason_K1", content="x" * LONGEST_TEXT)
@example(field="level_K1", content="2,5")
def test_any_field_that_is_posted_is_kept_or_refused_with_a_sentence(desk, client, field, content):
    before = held()
    name = field.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    answer = post(client, desk, name, content, fingerprint(before.get(name, "")))
    if answer.status_code == 200:
        assert held() == before | {name: as_typed(content)}
        assert answer.json()["fingerprint"] == fingerprint(as_typed(content))
        return
    assert answer.status_code in (404, 422)
    assert held() == before
    if answer.status_code == 422:
        assert answer.json()["message"].endswith(".")
    else:
        assert name not in before


@EXAMPLES
@given(content=TEXTS, seen=TEXTS)
def test_text_that_was_read_as_something_else_is_shown_and_nothing_is_lost(
    desk, client, content, seen
):
    Assessment.objects.all().delete()
    post(client, desk, "note", "Mitt", fingerprint(""))
    answer = post(client, desk, "note", content, seen)
    if "\0" in content:
        assert answer.status_code == 422
    elif as_typed(content) != "Mitt":
        assert (answer.status_code, answer.json()["theirs"]) == (409, "Mitt")
    assert held()["note"] == "Mitt"


@EXAMPLES
@given(
    level=LEVELS | TEXTS,
    reason=TEXTS,
    note=TEXTS,
    more=st.dictionaries(TEXTS, TEXTS, max_size=3),
)
@example(level="3", reason="x" * 1000, note="x" * (LONGEST_TEXT + 1), more={})
@example(level="3", reason="\0", note="", more={})
@example(level="9", reason="Nytta", note="", more={"level_K9": "3", "note-seen": "\0"})
def test_any_form_is_saved_whole_or_shown_again_with_all_that_was_typed(
    desk, client, level, reason, note, more
):
    before, sent = held(), {"level_K1": level, "reason_K1": reason, "note": note}
    sent = {as_typed(name): as_typed(text) for name, text in (more | sent).items()}
    answer = client.post(url("assessment_edit", desk, "0180"), sent)
    if answer.status_code == 302:
        kept = {name: text for name, text in sent.items() if name in before}
        assert held() == before | kept
        last = AssessmentVersion.objects.filter(field=reason_field("K1")).last()
        assert (last.content if last else "") == sent["reason_K1"]
        return
    assert answer.status_code in (409, 422)
    assert held() == before
    shown = {name: box.content for name, box in answer.context["opened"].boxes.items()}
    assert shown == before | {name: text for name, text in sent.items() if name in before}
    assert answer.context["reasons"] or answer.context["form"].errors
