"""Whether a tie may stand in the register, and whether a proposal may be put aside."""

from django.utils.translation import gettext as _

from jury.conflicts.register import Ambiguous, Unknown
from jury.models import Party, Tie
from jury.ties import PartyKind, TieKind
from jury.ties.register import BETWEEN

#: How much a draft's parts hold; a file knows no limits of its own.
LONGEST = {
    "source": Party._meta.get_field("name").max_length,
    "source_email": Party._meta.get_field("email").max_length,
    "target": Party._meta.get_field("name").max_length,
    "target_email": Party._meta.get_field("email").max_length,
    "note": Tie._meta.get_field("note").max_length,
}


def reasons_not_to_save_tie(register, draft, *, tie_id=None, may_stand_there=False):
    """``draft`` is a ``TieDraft``; ``tie_id`` is of the tie that it takes the place of.

    ``may_stand_there``: where the register says the same already, the draft brings it up to date.
    """
    reasons = _faults(draft)
    if tie_id is not None and all(each.pk != tie_id for each in register.ties):
        reasons += reasons_not_to_remove_tie(None)
    if reasons:
        return reasons
    try:
        tie = register.tie(draft)
    except Ambiguous as name:
        return reasons_about_name(name)
    except Unknown as name:
        return [_("There is no municipality called %(name)s.") % {"name": name}]
    sources, targets = BETWEEN[TieKind[tie.kind.upper()]]
    if PartyKind(tie.source.kind) not in sources or PartyKind(tie.target.kind) not in targets:
        reasons.append(
            _("“%(source)s %(relation)s %(target)s” cannot be: choose another relation.")
            % {
                "source": tie.source,
                "relation": tie.get_kind_display(),
                "target": tie.target,
            }
        )
    if (tie.source.kind, tie.source.key) == (tie.target.kind, tie.target.key):
        reasons.append(_("Nobody has a tie to oneself."))
    if may_stand_there or (same := register.same_as(tie)) is None or same.pk == tie_id:
        return reasons
    return [*reasons, _("This tie is in the register already.")]


def reasons_not_to_remove_tie(tie):
    """``tie`` is as it stands in the register now, or None."""
    return [] if tie else [_("Somebody has taken the tie out of the register already.")]


def reasons_about_name(name):
    """Nobody knows whom a name means that several people bear."""
    return [_("Several people are called %(name)s. Write the e-mail address.") % {"name": name}]


def reasons_not_to_import_ties(register, drafts):
    """Every fault by row; row 1 holds the headings. ``drafts`` are ``TieDraft``, or lists of faults."""
    if not drafts:
        return [_("The file has no rows.")]
    reasons, seen = [], []
    for number, draft in enumerate(drafts, start=2):
        faults = draft if isinstance(draft, list) else _faults_of_row(register, draft, seen)
        reasons += [_("Row %(row)d: %(fault)s") % {"row": number, "fault": each} for each in faults]
    return reasons


def _faults_of_row(register, draft, seen):
    faults = reasons_not_to_save_tie(register, draft, may_stand_there=True)
    said = (draft.kind, draft.source.casefold(), draft.target.casefold(), draft.since)
    if said in seen:
        faults.append(_("The tie stands in an earlier row too."))
    seen.append(said)
    return faults


def reasons_not_to_dismiss(possible, *, reason):
    """``possible`` is what is proposed now under the key, or None."""
    if possible is None:
        return [_("This is not proposed any more.")]
    return [] if reason.strip() else [_("Say why it is no conflict.")]


def reasons_not_to_restore(dismissed):
    """``dismissed`` is what is put aside now, or None."""
    return [] if dismissed else [_("Somebody has taken the proposal up again already.")]


def _faults(draft):
    reasons = []
    if draft.kind not in Tie.Kind:
        reasons.append(_("Choose what the relation is."))
    if not draft.source.strip() or not draft.target.strip():
        reasons.append(_("Write who, and towards whom."))
    for name, most in LONGEST.items():
        text = getattr(draft, name)
        if len(text) > most:
            said = {"start": text[:40], "n": most}
            reasons.append(_("“%(start)s…” is too long: at most %(n)d characters.") % said)
    for kind in (draft.source_kind, draft.target_kind):
        if kind and kind not in Party.Kind:
            reasons.append(
                _("“%(kind)s” is no person, organisation or municipality.") % {"kind": kind}
            )
    if draft.since and draft.until and draft.until < draft.since:
        reasons.append(_("The last day cannot be before the first."))
    return reasons
