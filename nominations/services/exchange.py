"""Answers that come in as a file, and what an organiser takes out."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import answer_imports
from nominations.models import Application
from nominations.services.answers import save_answers
from nominations.services.applications import start_application
from nominations.services.holding import hold_applications, hold_edition


@transaction.atomic
def import_answers(*, edition_id, rows, actor, at):
    """Applications are started and filled in from a file's rows; all of them or none.

    Raises ``Refused`` with each fault by row and column. Returns the number of applications that changed.
    """
    edition = hold_edition(edition_id)
    planned = answer_imports.plan(edition, rows, at=at)
    require(planned.reasons)
    # All of them before anything is recorded.
    hold_applications(edition=edition, municipality__in=list(planned.contents))
    statements = set(edition.statements.values_list("code", flat=True))
    for code, contents in planned.contents.items():
        application = Application.objects.filter(edition=edition, municipality=code).first()
        if application is None:
            application = start_application(
                edition_id=edition.pk, municipality_code=code, actor=actor, at=at
            )
        save_answers(
            application_id=application.pk,
            answers={
                field: content
                for field, content in contents.items()
                if field not in statements and field != answer_imports.HEADLINE
            },
            headline=contents.get(answer_imports.HEADLINE),
            statements={field: contents[field] for field in contents if field in statements},
            actor=actor,
            at=at,
        )
        history.record(
            actor,
            "nominations.application.imported",
            application,
            at=at,
            edition=edition,
            fields=sorted(contents),
        )
    return len(planned.contents)


@transaction.atomic
def record_export(*, edition, table, file_format, number, actor, at):
    """That somebody took out the applications as a file is an event."""
    history.record(
        actor,
        "nominations.application.exported",
        edition,
        at=at,
        edition=edition,
        table=table,
        format=file_format,
        applications=number,
    )
