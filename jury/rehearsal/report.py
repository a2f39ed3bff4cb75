"""What a rehearsal leaves: the edition's course as plain data, the same bytes for the same seed."""

import json

from award.models import Publication
from jury.models import Decision, Round
from nominations.models import Application
from webaudit.models import SiteAudit


def result_of(edition):
    """Stages, rankings, decisions and what was made known, without anything that a clock or a key decides."""
    stages = list(edition.stages.order_by("position"))
    return {
        "edition": edition.slug,
        "name": edition.name_sv,
        "stages": [
            {
                "position": stage.position,
                "kind": stage.kind,
                "name": stage.name_sv,
                "selects": stage.selects,
                "places": [stage.places_min, stage.places_max],
            }
            for stage in stages
        ],
        "applications": applications_of(edition),
        "audits": audits_of(edition),
        "rankings": [ranking_of(stage) for stage in stages if has_round(stage)],
        "decisions": [decision_of(stage) for stage in stages if has_decision(stage)],
        "publications": [
            {
                "selects": publication.selects,
                "results": [
                    {"name": result.name, "placement": result.placement}
                    for result in publication.results.order_by("municipality_code")
                ],
            }
            for publication in Publication.objects.filter(edition=edition).order_by("pk")
        ],
    }


def applications_of(edition):
    found = Application.objects.filter(edition=edition).select_related("municipality")
    return [
        {
            "municipality": application.name,
            "code": application.municipality_id,
            "status": application.status,
            "receipt": application.receipt_number,
        }
        for application in found.order_by("municipality_id")
    ]


def audits_of(edition):
    found = SiteAudit.objects.filter(run__edition=edition).select_related("site__municipality")
    return [
        {
            "municipality": audit.site.municipality.name,
            "points": audit.points,
            "low": audit.low,
            "high": audit.high,
            "pages": [audit.pages_measured, audit.pages_total],
        }
        for audit in found.order_by("site__municipality_id", "pk")
    ]


def has_round(stage):
    return Round.objects.filter(stage=stage, status=Round.Status.CLOSED).exists()


def ranking_of(stage):
    standings = stage.round.standings.select_related("application__municipality")
    return {
        "stage": stage.position,
        "selects": stage.selects,
        "places": [
            {
                "place": standing.place,
                "shared": standing.is_shared,
                "municipality": standing.application.name,
                "points": round(standing.points, 4),
                "jury": round(standing.jury_points, 4),
                "readings": standing.readings,
            }
            for standing in standings.order_by("place", "application__municipality_id")
        ],
    }


def has_decision(stage):
    return Decision.objects.filter(stage=stage, status=Decision.Status.CONFIRMED).exists()


def decision_of(stage):
    places = stage.decision.places.select_related("application__municipality")
    return {
        "stage": stage.position,
        "selects": stage.selects,
        "reason": stage.decision.reason,
        "municipalities": [
            place.application.name for place in places.order_by("application__municipality_id")
        ],
        "present": stage.decision.present.count(),
    }


def as_json(data):
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
