"""The winner's citation is written, adopted and locked."""

import hashlib

from django.db import transaction

from award import history
from award.refusals import require
from jury import rules
from jury.candidates import finalists
from jury.models import Citation, Juror
from jury.services.decisions import hand_down_winner
from jury.services.holding import hold_edition
from nominations.models import Application


@transaction.atomic
def save_citation(*, application_id, text_sv, text_en, actor, at):
    """The jury's words on why, as a draft."""
    application = (
        Application.objects.select_for_update(of=("self",), no_key=True)
        .select_related("edition", "municipality")
        .get(pk=application_id)
    )
    citation = Citation.objects.filter(application=application).first()
    require(rules.reasons_not_to_save_citation(application, citation))
    citation = citation or Citation(application=application)
    citation.text_sv = text_sv.strip()
    citation.text_en = text_en.strip()
    citation.save()
    history.record(actor, "jury.citation.saved", citation, at=at, edition=application.edition)
    return citation


@transaction.atomic
def adopt_citation(*, application_id, actor, at):
    """The one who presides adopts the citation: it is locked, and its hash is in the history.

    The edition is held, as by the decision: whichever of the two comes last hands the winner down.
    """
    hold_edition(Application.objects.values_list("edition", flat=True).get(pk=application_id))
    citation = (
        Citation.objects.select_for_update(of=("self",))
        .select_related("application__edition")
        .get(application_id=application_id)
    )
    edition = citation.application.edition
    adopter = Juror.objects.filter(edition=edition, person=actor).first()
    among = list(finalists(rules.decision_stage(edition)))
    require(rules.reasons_not_to_adopt_citation(citation, adopter, among))
    citation.status = Citation.Status.ADOPTED
    citation.adopted_by = adopter
    citation.adopted_at = at
    citation.sha256 = fingerprint(citation)
    citation.save(update_fields=["status", "adopted_by", "adopted_at", "sha256"])
    history.record(
        actor, "jury.citation.adopted", citation, at=at, edition=edition, sha256=citation.sha256
    )
    hand_down_winner(edition, actor=actor, at=at)
    return citation


def fingerprint(citation):
    """SHA-256 of the two texts, a line break between them."""
    return hashlib.sha256(f"{citation.text_sv}\n{citation.text_en}".encode()).hexdigest()
