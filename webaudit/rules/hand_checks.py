"""Whether a person may judge a check by hand: two do, each alone, and a third only where they differ."""

from django.utils.translation import gettext as _

from webaudit.hand_checks import ENOUGH, is_settled
from webaudit.models import HandCheck
from webaudit.rules.replies import is_of_the_municipality
from webaudit.rules.runs import edition_is_over


def reasons_not_to_check(site, *, person):
    """Why the person cannot try the site by hand."""
    reasons = edition_is_over(site.edition)
    if is_of_the_municipality(site, person):
        reasons.append(_("You belong to the municipality. Others try its site."))
    return reasons


def reasons_not_to_save_verdict(verdicts, *, person, verdict, note):
    """Why a verdict on one check is not taken. ``verdicts`` are ``(person, verdict)`` so far."""
    reasons = []
    others = [given for other, given in verdicts if other != person.pk]
    if len(others) >= ENOUGH and is_settled(others):
        reasons.append(_("Two others have done this check and agree."))
    own = [given for other, given in verdicts if other == person.pk]
    if own and others and own != [verdict]:
        reasons.append(_("Another has done the check too, so your verdict stands."))
    if verdict == HandCheck.Verdict.FAILS and not note.strip():
        reasons.append(_("Write what you saw where something does not hold."))
    return reasons
