"""Whether an edition may be made, opened, changed or put away."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award import edition_templates, timeline
from award.models import Edition, JurySeat, Level, Stage
from award.rules.records import reasons_not_to_change
from award.rules.stages import overlaps

# First parts of addresses that lead somewhere else than to an edition.
TAKEN_ADDRESSES = frozenset(
    {
        "brev",
        "demo",
        "jury",
        "kansli",
        "kommun",
        "konto",
        "om",
        "omgangar",
        "register",
        "sprak",
        "static",
        "stilguide",
        "tillganglighet",
        "vinnare",
    }
)


def reasons_not_to_use_address(slug):
    """An edition's address must be free."""
    if slug in TAKEN_ADDRESSES:
        return [_("The address “%(slug)s” is used by another page.") % {"slug": slug}]
    if Edition.objects.filter(slug=slug).exists():
        return [_("There is already an edition with the address “%(slug)s”.") % {"slug": slug}]
    return []


def reasons_not_to_create_edition(*, template, slug, like=None, starts_on=None):
    """``like`` is an earlier edition's address; its days are over, so the new one needs its own."""
    reasons = reasons_not_to_use_address(slug)
    if like and not Edition.objects.filter(slug=like).exists():
        reasons.append(_("There is no edition with the address “%(slug)s”.") % {"slug": like})
    if like and not starts_on:
        reasons.append(_("Choose the first day. The days of the earlier edition have passed."))
    if template not in edition_templates.names():
        reasons.append(_("There is no template called “%(key)s”.") % {"key": template})
    return reasons


def reasons_not_to_change_edition(edition, values):
    reasons = reasons_not_to_change(edition)
    slug = values.get("slug", edition.slug)
    if slug != edition.slug:
        if edition.status != Edition.Status.PREPARING:
            reasons.append(_("The address is public and cannot be changed any more."))
        else:
            reasons += reasons_not_to_use_address(slug)
    fewest = values.get("citation_words_min", edition.citation_words_min)
    most = values.get("citation_words_max", edition.citation_words_max)
    if fewest > most:
        reasons.append(_("The fewest words of the citation cannot be more than the most words."))
    return reasons


def reasons_not_to_open_edition(edition, *, at):
    """What an edition must have before municipalities and the public see it."""
    reasons = reasons_not_to_change(edition)
    if edition.status == Edition.Status.OPEN:
        return [_("The edition is already open.")]
    stages = list(edition.stages.all())
    reasons += _reasons_about_stages(stages, at)
    reasons += _reasons_about_criteria(edition)
    if not edition.jury_seats.filter(role=JurySeat.Role.CHAIR).exists():
        reasons.append(_("The jury has no seat for a chair."))
    if not edition.purpose_sv:
        reasons.append(_("The edition's purpose is not written."))
    return reasons


def _reasons_about_stages(stages, at):
    reasons = []
    intake = [stage for stage in stages if stage.kind == Stage.Kind.INTAKE]
    if not intake:
        reasons.append(_("There is no stage in which municipalities apply."))
    elif all(stage.has_closed(at) for stage in intake):
        reasons.append(_("The time to apply is already over. Move the stages forward."))
    if not any(stage.selects == Stage.Selects.WINNER for stage in stages):
        reasons.append(_("No stage selects the winner."))
    follow = timeline.one_after_another(stages)
    for number, stage in enumerate(follow):
        reasons += overlaps(stage, follow[:number])
    return reasons


def _reasons_about_criteria(edition):
    criteria = list(edition.criteria.all())
    total = sum(criterion.weight for criterion in criteria)
    reasons = []
    if not criteria:
        reasons.append(_("There are no criteria for the jury to judge by."))
    elif total != 100:
        reasons.append(
            _("The criteria's weights are %(total)d together; they must be 100.") % {"total": total}
        )
    described = Level.objects.filter(criterion__edition=edition).exclude(descriptor_sv="")
    missing = 5 * len(criteria) - described.count()
    if missing > 0:
        reasons.append(
            ngettext(
                "%(n)d level of the criteria is not described.",
                "%(n)d levels of the criteria are not described.",
                missing,
            )
            % {"n": missing}
        )
    return reasons


def reasons_not_to_archive_edition(edition, *, at):
    reasons = reasons_not_to_change(edition)
    if edition.status == Edition.Status.PREPARING:
        reasons.append(_("The edition has not been open."))
    if edition.stages.filter(closes_at__gt=at).exists():
        reasons.append(_("There are stages that have not closed yet."))
    if edition.publications.filter(embargo_until__gt=at).exists():
        reasons.append(_("There are results that are not public yet."))
    return reasons
