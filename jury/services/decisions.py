"""Cuts and the winner: proposed by an organiser, confirmed in the jury, applied for all at once."""

from django.db import transaction

from award import history, timeline
from award import services as award_services
from award.models import Stage
from award.refusals import require
from jury import assessment_fields, decision_writers, rankings, rules
from jury.candidates import SELECTED, candidates
from jury.handing_down import chapter_of, drafts_of
from jury.models import Assessment, AssessmentVersion, Citation, Decision, DecisionPlace, Juror
from jury.readers import seat_of
from jury.services.holding import hold_round, hold_stage
from nominations import services as nominations_services
from nominations.models import Application


@transaction.atomic
def propose_decision(
    *,
    stage_id,
    application_ids,
    reason,
    present_ids,
    actor,
    at,
    embargo_until=None,
    explanation_sv="",
    explanation_en="",
):
    """What the jury is about to decide is written down; a new proposal replaces the last.

    The explanation is of why nobody wins, for everybody; where somebody is chosen there is none.
    """
    stage = _held(stage_id)
    jurors = stage.edition.jurors.select_related("person", "seat")
    present = list(jurors.filter(pk__in=present_ids))
    require(
        rules.reasons_not_to_propose_decision(
            stage,
            list(candidates(stage)),
            is_writer=decision_writers.is_writer(stage, actor, seat_of(actor, stage.edition_id)),
            ranked=_places(stage),
            chosen=application_ids,
            reason=reason,
            explanation=explanation_sv,
            present=present,
        )
    )
    is_chosen = bool(application_ids)
    decision, _made = Decision.objects.update_or_create(
        stage=stage,
        defaults={
            "reason": reason.strip(),
            "proposed_by": actor,
            "proposed_at": at,
            "embargo_until": embargo_until,
            "explanation_sv": "" if is_chosen else explanation_sv.strip(),
            "explanation_en": "" if is_chosen else explanation_en.strip(),
        },
    )
    decision.present.set(present)
    decision.places.all().delete()
    DecisionPlace.objects.bulk_create(
        DecisionPlace(decision=decision, application_id=pk) for pk in application_ids
    )
    history.record(
        actor,
        "jury.decision.proposed",
        decision,
        at=at,
        edition=stage.edition,
        municipalities=_codes(application_ids),
        reason=decision.reason,
        explanation=decision.explanation_sv,
        present=[str(juror) for juror in present],
    )
    return decision


def _places(stage):
    """The closed round's places; a decision without a round has none."""
    round_ = getattr(stage, "round", None)
    if round_ is None or round_.status != round_.Status.CLOSED:
        return []
    return rankings.shown(round_)[0].places


@transaction.atomic
def confirm_decision(*, stage_id, actor, at):
    """The decision is taken, and applied for all at once: statuses, self-descriptions, chapters, results."""
    stage = _held(stage_id)
    decision = Decision.objects.select_for_update(of=("self",)).get(stage=stage)
    decision.stage = stage
    confirmer = Juror.objects.filter(edition=stage.edition, person=actor).first()
    require(
        rules.reasons_not_to_confirm_decision(
            decision, list(candidates(stage)), confirmer, ranked=_places(stage)
        )
    )
    chosen = list(decision.places.values_list("application_id", flat=True).order_by("pk"))
    decision.status = Decision.Status.CONFIRMED
    decision.confirmed_by = confirmer
    decision.confirmed_at = at
    decision.save(update_fields=["status", "confirmed_by", "confirmed_at"])
    nominations_services.move_applications(
        application_ids=chosen, status=SELECTED[stage.selects], actor=actor, at=at
    )
    history.record(
        actor,
        "jury.decision.confirmed",
        decision,
        at=at,
        edition=stage.edition,
        municipalities=_codes(chosen),
    )
    # A private note is the juror's own and lives no longer than the question it was written for.
    Assessment.objects.filter(assignment__round__stage=stage).update(note="")
    AssessmentVersion.objects.filter(
        assessment__assignment__round__stage=stage, field=assessment_fields.NOTE
    ).delete()
    _apply(decision, chosen, actor=actor, at=at)
    return decision


def _apply(decision, chosen, *, actor, at):
    """What follows from each kind of cut."""
    stage = decision.stage
    if stage.selects == Stage.Selects.LONGLIST:
        nominations_services.open_self_descriptions(
            edition_id=stage.edition_id, application_ids=chosen, actor=actor, at=at
        )
    if stage.selects == Stage.Selects.NOMINEES:
        for application in (
            Application.objects.case_file()
            .select_related("consent_withdrawal")
            .filter(pk__in=chosen)
            .order_by("municipality__sort_key")
        ):
            award_services.save_chapter(
                booklet_id=stage.edition.booklet.pk,
                values=chapter_of(application),
                actor=actor,
                at=at,
            )
    if stage.selects == Stage.Selects.WINNER:
        hand_down_winner(stage.edition, actor=actor, at=at)
    else:
        award_services.publish_results(
            edition_id=stage.edition_id,
            selects=stage.selects,
            embargo_until=decision.embargo_until or at,
            drafts=drafts_of(stage.edition),
            actor=actor,
            at=at,
        )


def hand_down_winner(edition, *, actor, at):
    """The winner's results go under embargo until the announcement, once both are there: the confirmed
    decision and the adopted citation, in whichever order they came. Where no prize is given there is no
    citation to wait for.
    """
    decision = Decision.objects.filter(
        stage__edition=edition,
        stage__selects=Stage.Selects.WINNER,
        status=Decision.Status.CONFIRMED,
    ).first()
    citation = Citation.objects.filter(
        application__edition=edition,
        application__status=Application.Status.WON,
        status=Citation.Status.ADOPTED,
    ).first()
    if decision is None:
        return None
    is_prize_given = decision.places.exists()
    if is_prize_given and citation is None:
        return None
    told = timeline.announcement(list(edition.stages.all()))
    return award_services.publish_results(
        edition_id=edition.pk,
        selects=Stage.Selects.WINNER,
        embargo_until=decision.embargo_until or (told.opens_at if told else at),
        drafts=drafts_of(edition, citation=citation),
        is_prize_given=is_prize_given,
        explanation_sv=decision.explanation_sv,
        explanation_en=decision.explanation_en,
        actor=actor,
        at=at,
    )


def _held(stage_id):
    """The stage, and the round that its decision rests on: nobody opens it again meanwhile."""
    stage = hold_stage(stage_id)
    if hasattr(stage, "round"):
        stage.round = hold_round(stage.round.pk)
    return stage


def _codes(application_ids):
    found = Application.objects.filter(pk__in=application_ids)
    return list(found.order_by("municipality_id").values_list("municipality_id", flat=True))
