"""Saving what a municipality writes: any part, any length, and never over somebody else's words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from award import history
from award.prepared import Prepared, PreparedUpdate, as_model
from award.refusals import require
from nominations import rules
from nominations.clashes import Clash, Overtaken, fingerprint, is_overtaken, is_untouched
from nominations.models import AnswerVersion, Application, Question
from nominations.services import fields

#: What one person writes in a field within this time is one version.
SITTING = timedelta(minutes=10)
#: When so many signs or more go away at once, what stood there is kept as a version of its own.
MUCH = 100


@dataclass(frozen=True)
class Saved:
    """What the writer of a field is told: what now stands there, which version it is, and since when."""

    fingerprint: str
    number: int | None
    saved_at: datetime


@transaction.atomic
def save_field(*, application_id, field, content, seen, actor, at, is_new_version=False) -> Saved:
    """Save one field of an application.

    ``seen`` is the fingerprint of what the writer had read; None saves over anything. Raises ``Overtaken``
    where somebody else has changed the field since, ``Refused`` where it cannot be saved.
    """
    held = Application.objects.select_for_update(of=("self",), no_key=True).with_open_parts(at)
    application = held.get(pk=application_id)
    return _save(application, field, content, seen, actor, at, is_new_version)


@transaction.atomic
def save_own_field(*, slug, municipality, field, content, seen, actor, at) -> Saved:
    """The same for a page's script: gate and lock in one, at most four statements, two of which write.

    Raises ``DoesNotExist`` where the person has no such application to write in.
    """
    rows = _OWN.rows(person=actor.pk, slug=slug, municipality=municipality, at=at)
    if not rows:
        raise Application.DoesNotExist
    application = as_model(Application, rows[0])
    return _save(application, field, content, seen, actor, at)


def _own(person, slug, municipality, at):
    editable = Application.objects.editable_by(person).filter(
        edition__slug=slug, municipality=municipality
    )
    # Reached by its key, so that nothing else is locked with it.
    held = Application.objects.select_for_update(no_key=True).filter(pk__in=editable.values("pk"))
    return held.with_open_parts(at).order_by().values()


_OWN = Prepared(_own, person=int, slug=str, municipality=str, at=datetime)


def _save(application, field, content, seen, actor, at, is_new_version=False):
    place = _field_of(application, field, content)
    _require_open(application, place, at)
    require(rules.reasons_not_to_store({field: content}))
    content = place.clean(content)
    if content == place.content:
        return Saved(fingerprint(content), place.number, at)
    if is_overtaken(field, place.content, {} if seen is None else {field: seen}):
        raise _overtaken([_clash(place, content)])
    is_new_version = is_new_version or _begins_a_version(place, content, actor, at)
    return Saved(fingerprint(content), _write(place, content, actor, at, is_new_version), at)


@transaction.atomic
def save_answers(
    *,
    application_id,
    answers: Mapping,
    headline: str | None = None,
    participation: str | None = None,
    statements: Mapping | None = None,
    seen: Mapping[str, str] | None = None,
    actor,
    at,
):
    """Save what is given and leave the rest. Missing or too long answers never stop a saving.

    ``answers`` is ``{code: content}``; ``statements`` is ``{code: (0–2, or None where it does not apply, and
    the reason)}``, or ``{code: None}`` to take an answer away. ``seen`` holds the ``fingerprint`` of each
    field as the writer read it: a field that the writer left alone is left alone, and one that somebody
    else has changed since raises ``Overtaken`` with both texts.
    """
    held = Application.objects.select_for_update(of=("self",), no_key=True).with_open_parts(at)
    application = held.select_related("edition").get(pk=application_id)
    sent = dict(answers)
    asked_how = application.edition.questions.filter(kind=Question.Kind.PARTICIPATION)
    for code in asked_how.filter(code__in=sent).values_list("code", flat=True):
        participation = sent.pop(code)
    given = {"headline": headline, "participation": participation}
    sent |= {code: content for code, content in given.items() if content is not None}
    places = _fields_of(application, sent, statements or {})
    sent |= statements or {}
    for place in places.values():
        _require_open(application, place, at)
    require(rules.reasons_not_to_store(sent))

    clashes, changed = [], []
    for code, raw in sent.items():
        place = places[code]
        content = place.clean(raw)
        if content == place.content or is_untouched(code, content, seen):
            continue
        if is_overtaken(code, place.content, seen):
            clashes.append(_clash(place, content))
        changed.append((place, content))
    if clashes:
        raise _overtaken(clashes)
    for place, content in changed:
        _write(place, content, actor, at, _begins_a_version(place, content, actor, at))
    return application


@transaction.atomic
def restore_version(*, application_id, field, number, seen, actor, at) -> Saved:
    """Put back what a field once held. It is a new version; none that came between is lost."""
    version = AnswerVersion.objects.get(application=application_id, field=field, number=number)
    saved = save_field(
        application_id=application_id,
        field=field,
        content=version.content,
        seen=seen,
        actor=actor,
        at=at,
        is_new_version=True,
    )
    application = version.application
    history.record(
        actor,
        "nominations.answer.restored",
        application,
        at=at,
        edition=application.edition,
        field=field,
        version=number,
    )
    return saved


def _field_of(application, code, content):
    found = fields.field_of(application, code, content)
    require([] if found else [_unknown(code)])
    return found


def _fields_of(application, sent, statements):
    codes = set(sent) - set(fields.OWN)
    places = fields.own_fields(application, sent) | fields.question_fields(application, codes)
    unknown = sorted(codes - set(places))
    if statements:
        places |= fields.statement_fields(application, list(statements))
        unknown += sorted(set(statements) - set(places))
    require([_unknown(code) for code in unknown])
    return places


def _unknown(code):
    return _("There is no field %(code)s.") % {"code": code}


def _require_open(application, place, at):
    """The usual case was asked for with the lock; the rule knows the others, and the reasons."""
    if not getattr(application, f"{place.part}_is_open"):
        require(rules.reasons_not_to_save(application, place.part, at=at, field=place.code))


def _begins_a_version(place, content, actor, at):
    """Whether what stands in the field stays a version, and what is saved becomes the next."""
    return (
        place.number is None
        or place.writer_id != fields.pk_of(actor)
        or at - place.began_at >= SITTING
        or _size(place.content) - _size(content) >= MUCH
    )


def _write(place, content, actor, at, is_new_version):
    """Keep the content and its version; the number of the version."""
    place.write(content, actor=actor, at=at)
    if not is_new_version:
        _VERSION.run(
            [content, at],
            application=place.application.pk,
            field=place.code,
            number=place.number,
        )
        return place.number
    number = (place.number or 0) + 1
    AnswerVersion.objects.create(
        application=place.application,
        field=place.code,
        number=number,
        content=content,
        began_at=at,
        saved_at=at,
        saved_by=actor,
    )
    return number


_VERSION = PreparedUpdate(
    lambda application, field, number: AnswerVersion.objects.filter(
        application=application, field=field, number=number
    ),
    ["content", "saved_at"],
    application=int,
    field=str,
    number=int,
)


def _size(content):
    return len(content) if isinstance(content, str) else len(json.dumps(content))


def _clash(place, content):
    latest = place.application.versions.filter(field=place.code).select_related("saved_by").last()
    return Clash(
        place.code,
        place.content,
        content,
        str(latest.saved_by or "") if latest else "",
        latest.saved_at if latest else None,
        place.in_words(place.content),
        place.in_words(content),
    )


def _overtaken(clashes):
    codes = ", ".join(clash.code for clash in clashes)
    words = _("Somebody else has changed %(codes)s since you opened the page.")
    return Overtaken([words % {"codes": codes}], clashes)
