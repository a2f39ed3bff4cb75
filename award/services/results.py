"""Results are handed down by the jury's decisions, sealed until their embargo ends."""

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass

from django.db import transaction

from award import history, rules
from award.models import Edition, Publication, Result
from award.refusals import require


@dataclass(frozen=True)
class ResultDraft:
    """How far one municipality came, in the words that will be public."""

    municipality_code: str
    name: str
    county: str
    population: int
    group: str
    placement: str
    headline: str = ""
    citation_sv: str = ""
    citation_en: str = ""
    sort_key: str = ""


@transaction.atomic
def publish_results(
    *,
    edition_id,
    selects,
    embargo_until,
    drafts,
    actor,
    at,
    is_prize_given=True,
    explanation_sv="",
    explanation_en="",
):
    """What a decision makes known, word for word; public when ``embargo_until`` has passed.

    Where no prize is given the choice of the winner makes known how far everybody came, no winner, and the
    jury's explanation.

    The commitment (SHA-256 of the sealed document) is in the history from now on: afterwards anybody can
    check that nothing was changed between the decision and the announcement.
    """
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(
        rules.reasons_not_to_publish_results(
            edition, selects=selects, drafts=drafts, is_prize_given=is_prize_given
        )
    )
    explanation = {"sv": explanation_sv, "en": explanation_en} if explanation_sv else None
    document = sealed_document(edition.slug, selects, drafts, explanation)
    publication = Publication.objects.create(
        edition=edition,
        selects=selects,
        embargo_until=embargo_until,
        created_at=at,
        document=document,
        commitment=hashlib.sha256(document.encode()).hexdigest(),
        explanation_sv=explanation_sv,
        explanation_en=explanation_en,
    )
    Result.objects.bulk_create(Result(publication=publication, **asdict(draft)) for draft in drafts)
    history.record(
        actor,
        "award.publication.handed_down",
        publication,
        at=at,
        edition=edition,
        commitment=publication.commitment,
        embargo_until=embargo_until.isoformat(),
    )
    return publication


def sealed_document(slug, selects, drafts, explanation=None):
    """The results as canonical JSON: sorted keys, no spaces, municipalities by code.

    The secret number in it keeps the commitment secret too: without the number, whoever knows the commitment
    would find the results by trying the likely ones.
    """
    content = {
        "edition": slug,
        "selects": selects,
        "secret": secrets.token_hex(16),
        "results": sorted(
            (asdict(draft) for draft in drafts), key=lambda result: result["municipality_code"]
        ),
    }
    if explanation:
        content["explanation"] = explanation
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@transaction.atomic
def lift_embargo(*, publication_id, actor, at):
    """The results become public at once."""
    publication = (
        Publication.objects.select_for_update(no_key=True)
        .select_related("edition")
        .get(pk=publication_id)
    )
    require(rules.reasons_not_to_lift_embargo(publication, at=at))
    publication.embargo_until = at
    publication.save(update_fields=["embargo_until"])
    history.record(
        actor,
        "award.publication.embargo_lifted",
        publication,
        at=at,
        edition=publication.edition,
        commitment=publication.commitment,
    )
    return publication


def note_sealed_reading(*, thing, edition, actor, at):
    """Somebody has read a publication or booklet that is still under embargo: that, too, is an event."""
    verb = "read_under_embargo"
    history.record(actor, f"award.{thing._meta.model_name}.{verb}", thing, at=at, edition=edition)
