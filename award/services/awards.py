"""An award begins, and remembers who won before this system."""

from pathlib import Path

import yaml
from django.db import transaction

from award import history
from award.models import Award, PastWinner

PAST_WINNERS = Path(__file__).parent.parent / "data" / "past_winners.yaml"


@transaction.atomic
def create_award(*, slug, name_sv, name_en="", actor, at):
    """An institution gives a prize from now on."""
    award = Award.objects.create(slug=slug, name_sv=name_sv, name_en=name_en)
    history.record(actor, "award.award.created", award, at=at)
    return award


@transaction.atomic
def import_past_winners(*, award_id, actor, at):
    """The award takes over the list of its winners since 2001; years already known are left alone."""
    award = Award.objects.select_for_update().get(pk=award_id)
    known = set(award.past_winners.values_list("year", flat=True))
    winners = [
        PastWinner(award=award, year=row["year"], municipality_code=row["code"], name=row["name"])
        for row in yaml.safe_load(PAST_WINNERS.read_text(encoding="utf-8"))
        if row["year"] not in known
    ]
    PastWinner.objects.bulk_create(winners)
    if winners:
        history.record(actor, "award.award.winners_imported", award, at=at, number=len(winners))
    return winners
