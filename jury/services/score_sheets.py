"""A juror's sheet is read in: drafts are filled in, nothing is signed."""

from django.db import transaction

from award import history
from award.refusals import Refused, require
from jury import score_sheets
from jury.models import Assignment, Round
from jury.services.drafts import save_contents


@transaction.atomic
def import_score_sheet(*, round_id, rows, actor, at):
    """Each row that may be written is written; the others are returned with the reasons why not.

    ``rows`` are as they were shown: the municipality's code and name, what is to stand in its fields, and
    the fingerprints of what stood there. Returns (number of applications changed, refused rows).
    """
    round_ = Round.objects.select_related("stage__edition").get(pk=round_id)
    changed, refused = 0, []
    for code, name, contents, seen in rows:
        try:
            with transaction.atomic():
                _write(round_, code, contents, seen, actor, at)
        except Refused as refusal:
            refused.append(score_sheets.PlannedRow(code, name, reasons=refusal.reasons))
        else:
            changed += 1
    history.record(
        actor,
        "jury.sheet.imported",
        round_,
        at=at,
        edition=round_.stage.edition,
        applications=changed,
        refused=len(refused),
    )
    return changed, refused


def _write(round_, code, contents, seen, actor, at):
    own = Assignment.objects.of_juror(actor).filter(round=round_, application__municipality=code)
    assignment_id = own.values_list("pk", flat=True).first()
    require([] if assignment_id else [score_sheets.unknown()])
    save_contents(assignment_id=assignment_id, contents=contents, seen=seen, actor=actor, at=at)


@transaction.atomic
def record_score_sheet(*, round_, applications, actor, at):
    """That a juror took out the own sheet is an event; it holds nobody else's work."""
    history.record(
        actor,
        "jury.sheet.exported",
        round_,
        at=at,
        edition=round_.stage.edition,
        applications=applications,
    )
