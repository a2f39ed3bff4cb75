"""Whether a citation may be written and adopted."""

from django.utils.translation import gettext as _

from award.models import Stage
from jury.candidates import status_before
from jury.citation_style import words
from jury.models import Citation
from jury.rules.decisions import presiding_juror
from nominations.models import Application


def decision_stage(edition):
    """The stage in which the winner is chosen, or None."""
    return edition.stages.filter(selects=Stage.Selects.WINNER).first()


def reasons_not_to_save_citation(application, citation):
    """Only for those who may win; what is adopted is locked."""
    if citation and citation.status == Citation.Status.ADOPTED:
        return [_("The citation is adopted and locked.")]
    stage = decision_stage(application.edition)
    may_win = {Application.Status.WON} | ({status_before(stage)} if stage else set())
    if application.status not in may_win:
        return [_("Only a municipality that may win has a citation.")]
    return []


def reasons_not_to_adopt_citation(citation, adopter, finalists):
    """By the one who presides over the decision, within the edition's number of words."""
    if citation.status == Citation.Status.ADOPTED:
        return [_("The citation is already adopted.")]
    edition = citation.application.edition
    reasons = []
    leader = presiding_juror(decision_stage(edition), finalists)
    if leader is None:
        reasons.append(
            _(
                "Chair and vice chair both have a conflict or have not answered, so nobody can preside."
            )
        )
    elif adopter != leader:
        reasons.append(_("%(name)s adopts the citation.") % {"name": leader})
    fewest, most = edition.citation_words_min, edition.citation_words_max
    number = len(words(citation.text_sv))
    if not fewest <= number <= most:
        reasons.append(
            _("The citation has %(number)d words; it must have %(fewest)d to %(most)d.")
            % {"number": number, "fewest": fewest, "most": most}
        )
    return reasons
