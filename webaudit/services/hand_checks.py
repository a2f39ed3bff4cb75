"""Checks by hand: each person's verdicts are their own until two have looked."""

from django.db import transaction

from award import history
from award.refusals import require
from webaudit import rules
from webaudit.hand_checks import CHECKS
from webaudit.models import HandCheck, Site
from webaudit.reports import in_language


@transaction.atomic
def save_hand_checks(*, site_id, verdicts, actor, at):
    """Keep a person's verdicts on a site, ``(verdict, note)`` by check; all of them, or none."""
    site = Site.objects.select_for_update(of=("self",)).select_related("edition").get(pk=site_id)
    given = {}
    for made in site.hand_checks.all():
        given.setdefault(made.check_id, []).append((made.person_id, made.verdict))
    own = {made.check_id: made for made in site.hand_checks.filter(person=actor)}
    changed = {
        check: said
        for check, said in verdicts.items()
        if check not in own or (own[check].verdict, own[check].note) != said
    }
    reasons = rules.reasons_not_to_check(site, person=actor)
    for check, (verdict, note) in changed.items():
        reasons += [
            f"{in_language(CHECKS[check], 'name')}: {reason}"
            for reason in rules.reasons_not_to_save_verdict(
                given.get(check, []), person=actor, verdict=verdict, note=note
            )
        ]
    require(reasons)
    for check, (verdict, note) in changed.items():
        HandCheck.objects.update_or_create(
            site=site,
            check_id=check,
            person=actor,
            defaults={"verdict": verdict, "note": note.strip(), "made_at": at},
        )
    if changed:
        history.record(
            actor,
            "webaudit.hand_checks.saved",
            site,
            at=at,
            edition=site.edition,
            checks=sorted(changed),
        )
    return site
