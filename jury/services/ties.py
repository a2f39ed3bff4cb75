"""The register of ties is kept, and what it proposes is put aside or taken up again."""

from django.db import transaction
from django.utils import timezone

from award import history
from award.models import Award, Edition
from award.refusals import require
from jury import rules
from jury.conflicts.files import differs
from jury.conflicts.register import Register
from jury.conflicts.review import review_of
from jury.models import DismissedProposal, Party


@transaction.atomic
def save_tie(*, edition_id, draft, tie_id=None, actor, at):
    """A tie is written into the award's register, or one that stands there is put right or ended."""
    edition, register = _register(edition_id)
    require(rules.reasons_not_to_save_tie(register, draft, tie_id=tie_id))
    before = next((each for each in register.ties if each.pk == tie_id), None)
    return _write(edition, register, draft, before, actor=actor, at=at)


@transaction.atomic
def save_ties(*, edition_id, drafts, actor, at):
    """Several ties are written into the register, all or none; those that stand there are brought up to
    date. Returns how many were new or changed."""
    edition, register = _register(edition_id)
    for draft in drafts:
        require(rules.reasons_not_to_save_tie(register, draft, may_stand_there=True))
    return _update(edition, register, drafts, actor=actor, at=at)


@transaction.atomic
def import_ties(*, edition_id, drafts, actor, at):
    """The same with a file's rows: every fault is told by row.

    ``drafts`` are ``TieDraft``, or lists of sentences on why a row could not be read.
    """
    edition, register = _register(edition_id)
    require(rules.reasons_not_to_import_ties(register, drafts))
    return _update(edition, register, drafts, actor=actor, at=at)


@transaction.atomic
def remove_tie(*, edition_id, tie_id, actor, at):
    """A tie that never was is taken out; one that has ended gets its last day instead."""
    edition, register = _register(edition_id)
    tie = next((each for each in register.ties if each.pk == tie_id), None)
    require(rules.reasons_not_to_remove_tie(tie))
    history.record(actor, "jury.tie.removed", tie, at=at, edition=edition, **_facts(tie))
    ends = [tie.source, tie.target]
    tie.delete()
    _forget(ends)


@transaction.atomic
def dismiss_proposal(*, edition_id, key, reason, actor, at):
    """A possible conflict is put aside with the reason, and not proposed again."""
    edition, _known = _register(edition_id)
    proposed = review_of(edition, on=timezone.localdate(at)).undeclared
    possible = next((each for each in proposed if each.key == key), None)
    require(rules.reasons_not_to_dismiss(possible, reason=reason))
    dismissed = DismissedProposal.objects.create(
        award=edition.award,
        key=key,
        sentence=possible.sentence,
        reason=reason.strip(),
        dismissed_by=actor,
        dismissed_at=at,
    )
    history.record(
        actor,
        "jury.proposal.dismissed",
        dismissed,
        at=at,
        edition=edition,
        reason=dismissed.reason,
        rule=possible.proposal.rule.name,
        municipality=possible.proposal.municipality.key,
    )
    return dismissed


@transaction.atomic
def restore_proposal(*, edition_id, dismissal_id, actor, at):
    """What was put aside is proposed again, if the register still says so."""
    edition, _known = _register(edition_id)
    put_aside = DismissedProposal.objects.filter(pk=dismissal_id, award=edition.award_id)
    dismissed = put_aside.first()
    require(rules.reasons_not_to_restore(dismissed))
    history.record(actor, "jury.proposal.restored", dismissed, at=at, edition=edition)
    dismissed.delete()


def _register(edition_id):
    """The edition and its award's register, which nobody else changes meanwhile."""
    edition = Edition.objects.select_related("award").get(pk=edition_id)
    Award.objects.select_for_update().get(pk=edition.award_id)
    return edition, Register(edition.award)


def _update(edition, register, drafts, *, actor, at):
    changed = 0
    for draft in drafts:
        tie = register.tie(draft)
        before = register.same_as(tie)
        if before is None or differs(before, tie):
            _write(edition, register, draft, before, actor=actor, at=at)
            changed += 1
    return changed


def _write(edition, register, draft, before, *, actor, at):
    tie = register.tie(draft)
    for end in ("source", "target"):
        party = getattr(tie, end)
        if party.pk is None:
            party.save()
        # Assigned again: the row's key is known only now.
        setattr(tie, end, party)
    tie.pk = before.pk if before else None
    tie.added_by, tie.added_at = actor, at
    tie.save(force_update=bool(before), force_insert=not before)
    register.remember(tie)
    if before:
        _forget([before.source, before.target])
    verb = "changed" if before else "added"
    history.record(actor, f"jury.tie.{verb}", tie, at=at, edition=edition, **_facts(tie))
    return tie


def _forget(parties):
    """Nobody without ties stays in the register: it keeps no more people than it needs."""
    Party.objects.filter(
        pk__in=[each.pk for each in parties], ties_from__isnull=True, ties_to__isnull=True
    ).delete()


def _facts(tie):
    """What the history keeps: no names, for those close to a juror have no part in it."""
    return {
        "relation": tie.kind,
        "source": tie.source.kind,
        "target": tie.target.kind,
        "since": tie.since,
        "until": tie.until,
    }
