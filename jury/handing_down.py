"""What the jury's decisions hand down to the ground floor, as plain words: results and chapters."""

from award.models import Result
from award.services import ResultDraft
from nominations.case_files import case_file
from nominations.models import Application, Question
from nominations.publication import published_of

PLACEMENTS = {
    Application.Status.WON: Result.Placement.WINNER,
    Application.Status.NOMINATED: Result.Placement.NOMINEE,
    Application.Status.LONGLISTED: Result.Placement.LONGLISTED,
    Application.Status.ELIGIBLE: Result.Placement.PARTICIPANT,
}
TITLE_LENGTH = 160
TEXTS = (Question.Kind.TEXT, Question.Kind.SHORT_TEXT)


def drafts_of(edition, *, citation=None):
    """How far each municipality that takes part has come by now; the citation stands with the winner."""
    applications = (
        Application.objects.case_file()
        .filter(edition=edition, status__in=PLACEMENTS)
        .select_related("consent_withdrawal")
        .order_by("municipality__sort_key")
    )
    return [_draft(application, citation) for application in applications]


def _draft(application, citation):
    municipality, everybody = application.municipality, application.all_municipalities()
    has_citation = citation is not None and citation.application_id == application.pk
    return ResultDraft(
        municipality_code=municipality.code,
        name=application.name,
        county=_listed(each.county for each in everybody),
        population=sum(each.population for each in everybody),
        group=_listed(each.group for each in everybody),
        placement=PLACEMENTS[application.status],
        headline=published_of(application).headline,
        citation_sv=citation.text_sv if has_citation else "",
        citation_en=citation.text_en if has_citation else "",
        sort_key=municipality.sort_key,
    )


def _listed(words):
    """Each different thing once; a result's words are the same in both languages."""
    return ", ".join(dict.fromkeys(words))


def chapter_of(application):
    """A nominee's chapter in the booklet, begun from its own words: headline, first answer, the rest.

    Only from what the edition publishes and the municipality has agreed to.
    """
    case, public = case_file(application), published_of(application)
    texts = [
        answer
        for answer in public.answers
        if answer.part == Question.Part.APPLICATION and answer.kind in TEXTS
    ]
    lead = texts[0].text.strip().split("\n\n")[0] if texts else ""
    body = "\n\n".join(f"## {answer.question}\n\n{answer.text.strip()}" for answer in texts)
    return {
        "municipality_code": case.municipality_code,
        "name": case.name,
        "title": public.headline[:TITLE_LENGTH] or case.name,
        "lead": lead,
        "body": body,
    }
