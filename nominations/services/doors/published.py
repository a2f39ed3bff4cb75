"""Published self-assessments: imported, declined, fetched to an application, taken in after the deadline."""

from django.db import transaction
from django.utils import timezone

from award import history
from award.refusals import require
from nominations import door_letters, published, published_files, rules
from nominations.doors import doors_of
from nominations.models import (
    Application,
    Municipality,
    OptOut,
    Origin,
    PublishedAssessment,
    Question,
    StatementAnswer,
)
from nominations.services.answers import save_answers
from nominations.services.holding import hold_edition
from nominations.services.receipts import issue_receipt


def read_assessments(edition, rows, *, at):
    """What a file's rows would import: ``(drafts, faults)``."""
    own = (
        doors_of(edition).set_version,
        set(edition.statements.values_list("code", flat=True)),
    )
    return published_files.read(
        rows,
        municipalities=set(Municipality.objects.values_list("pk", flat=True)),
        today=timezone.localdate(at),
        own=own,
    )


@transaction.atomic
def import_assessments(*, edition_id, rows, source, actor, at):
    """Every row or none. What is here already, word for word, is not stored again. Returns what is new."""
    edition = hold_edition(edition_id)
    drafts, faults = read_assessments(edition, rows, at=at)
    require(faults)
    new = [
        PublishedAssessment(
            municipality_id=draft.code,
            source=source.strip(),
            set_version=draft.set_version,
            made_on=draft.made_on,
            values=draft.values,
            published_index=draft.published_index,
            imported_at=at,
        )
        for draft in drafts
        if not _is_stored(draft, source.strip())
    ]
    PublishedAssessment.objects.bulk_create(new)
    history.record(
        actor,
        "nominations.published_assessment.imported",
        edition,
        at=at,
        edition=edition,
        source=source.strip(),
        rows=len(drafts),
        municipalities=[assessment.municipality_id for assessment in new],
    )
    return new


@transaction.atomic
def opt_out(*, edition_id, municipality_code, actor, at):
    """The municipality does not take part by what it has published; it may change its mind in time."""
    edition = hold_edition(edition_id)
    require(rules.reasons_not_to_opt_out(edition, at=at))
    row, is_new = OptOut.objects.get_or_create(
        edition=edition, municipality_id=municipality_code, defaults={"opted_out_at": at}
    )
    if is_new:
        history.record(actor, "nominations.opt_out.declined", row, at=at, edition=edition)
    return row


@transaction.atomic
def opt_in(*, edition_id, municipality_code, actor, at):
    """The municipality takes part again by its published self-assessment."""
    edition = hold_edition(edition_id)
    require(rules.reasons_not_to_opt_out(edition, at=at))
    for row in OptOut.objects.filter(edition=edition, municipality=municipality_code):
        history.record(actor, "nominations.opt_out.taken_back", row, at=at, edition=edition)
        row.delete()


@transaction.atomic
def fetch_published(*, application_id, actor, at):
    """The statements without an answer get it from the municipality's published self-assessment.

    Only within the same version of the questions. Returns the codes that got an answer.
    """
    application = Application.objects.select_related("edition", "municipality").get(
        pk=application_id
    )
    assessment = published.counting(
        application.edition, at, municipality=application.municipality_id
    ).get(application.municipality_id)
    require(rules.reasons_not_to_fetch_published(application, assessment, at=at))
    answered = set(application.statement_answers.values_list("statement__code", flat=True))
    values = _values_asked(application.edition, assessment)
    sent = {code: (value, "") for code, value in values.items() if code not in answered}
    save_answers(application_id=application_id, answers={}, statements=sent, actor=actor, at=at)
    _remember(application, assessment, sent, at=at)
    return sorted(sent)


@transaction.atomic
def take_in_published(*, edition_id, actor, at):
    """After the deadline: each municipality that takes part by what is published gets its application.

    It is received as it stood at the deadline, with the statements answered; the organiser then decides on
    eligibility as for everybody else. Doing it again takes in nobody twice.
    """
    edition = hold_edition(edition_id)
    waiting = published.taking_part(edition, at)
    require(rules.reasons_not_to_take_in_published(edition, waiting, at=at))
    municipalities = Municipality.objects.in_bulk(list(waiting))
    return [
        _take_in(edition, municipalities[code], assessment, actor=actor, at=at)
        for code, assessment in sorted(waiting.items())
    ]


def _take_in(edition, municipality, assessment, *, actor, at):
    application = Application.objects.create(
        edition=edition,
        municipality=municipality,
        participation=Application.Participation.COMPETE,
        started_at=at,
    )
    statements = {row.code: row for row in edition.statements.all()}
    values = _values_asked(edition, assessment)
    StatementAnswer.objects.bulk_create(
        StatementAnswer(application=application, statement=statements[code], value=value)
        for code, value in values.items()
    )
    _remember(application, assessment, values, at=at)
    application = Application.objects.case_file().get(pk=application.pk)
    receipt = issue_receipt(application, Question.Part.APPLICATION, actor=actor, at=at)
    application.status = Application.Status.SUBMITTED
    application.submitted_at = at
    application.receipt_number = receipt.number
    application.contents_sha256 = receipt.sha256
    application.save(update_fields=["status", "submitted_at", "receipt_number", "contents_sha256"])
    history.record(
        actor,
        "nominations.application.taken_in",
        application,
        at=at,
        edition=edition,
        source=str(assessment.source),
        made_on=assessment.made_on.isoformat(),
        version=assessment.set_version,
    )
    door_letters.taken_in(application, at=at)
    return application


def _values_asked(edition, assessment):
    """Its answers to the edition's statements; nothing where the questions were others."""
    version = doors_of(edition).set_version
    if not version or assessment.set_version != version:
        return {}
    codes = edition.statements.values_list("code", flat=True)
    return {code: assessment.values[code] for code in codes if code in assessment.values}


def _remember(application, assessment, codes, *, at):
    day = assessment.made_on.isoformat()
    for code in codes:
        Origin.objects.update_or_create(
            application=application,
            field=code,
            defaults={
                "assessment": assessment,
                "earlier": None,
                "source": f"{assessment.source}, {assessment.set_version}, {day}",
                "fetched_at": at,
            },
        )


def _is_stored(draft, source):
    """Whether the latest row of the same municipality, day, version and source says the same."""
    same = PublishedAssessment.objects.filter(
        municipality=draft.code, made_on=draft.made_on, set_version=draft.set_version, source=source
    )
    last = same.order_by("-imported_at", "-pk").first()
    return last is not None and (last.values, last.published_index) == (
        draft.values,
        draft.published_index,
    )
