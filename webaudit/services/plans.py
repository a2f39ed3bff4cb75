"""What is decided about an audit before it begins, and told when it is over."""

from django.db import transaction

from award import history
from award.models import Edition
from award.refusals import require
from webaudit import rules
from webaudit.models import AuditPlan, Draw


@transaction.atomic
def change_plan(*, edition_id, pages_per_site, random_pages, actor, at):
    """Decide how many pages of each site are audited and drawn; the first time, a secret is made too."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    numbers = {"pages_per_site": pages_per_site, "random_pages": random_pages}
    require(rules.reasons_not_to_change_plan(edition, **numbers))
    plan, _is_new = AuditPlan.objects.update_or_create(edition=edition, defaults=numbers)
    history.record(
        actor,
        "webaudit.plan.changed",
        plan,
        at=at,
        edition=edition,
        fingerprint=plan.fingerprint,
        **numbers,
    )
    return plan


@transaction.atomic
def publish_secret(*, edition_id, actor, at):
    """Tell everybody the secret of the draw. Nothing more is drawn or audited, and it is never taken back."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_publish_secret(edition))
    plan = AuditPlan.objects.get(edition=edition)
    plan.secret_published_at = at
    plan.save(update_fields=["secret_published_at"])
    history.record(
        actor,
        "webaudit.secret.published",
        plan,
        at=at,
        edition=edition,
        secret=plan.secret,
        fingerprint=plan.fingerprint,
        draws=Draw.objects.filter(site__edition=edition).count(),
    )
    return plan


@transaction.atomic
def fix_weights(*, edition_id, weights, decision, actor, at):
    """Fix what the parts of a site's total weigh, as the jury decided. Fixed is public, and stays."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_fix_weights(edition, weights=weights, decision=decision))
    weights = {kind: weight for kind, weight in weights.items() if weight}
    plan, _is_new = AuditPlan.objects.update_or_create(
        edition=edition,
        defaults={
            "weights": weights,
            "weights_decision": decision.strip(),
            "weights_fixed_by": actor,
            "weights_fixed_at": at,
        },
    )
    history.record(
        actor,
        "webaudit.weights.fixed",
        plan,
        at=at,
        edition=edition,
        weights=weights,
        decision=plan.weights_decision,
    )
    return plan
