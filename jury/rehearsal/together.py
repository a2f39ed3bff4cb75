"""What a demonstration shows beside the answers: a self-assessment, a file, neighbours, colleagues."""

from datetime import timedelta
from functools import cache

from django.core.files.base import ContentFile

from award.booklet.model import Heading, Paper, Paragraph, Table
from award.booklet.papers import made
from nominations import services
from nominations.models import Application, Municipality
from nominations.services import doors

YEAR, MONTH = timedelta(days=365), timedelta(days=30)
NEIGHBOURS = 2


def publish_assessments(play, stage):
    """The first municipality has published how it values itself, this year and the year before."""
    codes = list(play.edition.statements.values_list("code", flat=True))
    if not codes:
        return
    at = play.moment(stage, 0.05)
    organiser = play.cast.organiser
    doors.change_doors(
        edition_id=play.edition.pk, values={"set_version": play.slug}, actor=organiser, at=at
    )
    rows = [
        {
            "kommunkod": play.applicants[0].pk,
            "version": play.slug,
            "datum": (at - age).date().isoformat(),
            **{code: str(min(2, number % 3 + better)) for number, code in enumerate(codes)},
        }
        for age, better in ((YEAR, 0), (MONTH, 1))
    ]
    doors.import_assessments(
        edition_id=play.edition.pk,
        rows=rows,
        source="Självvärdering i Blomman",
        actor=organiser,
        at=at,
    )


def attach(play, application, member, *, at):
    """The figures behind the answers, as a PDF whose pages can be looked at."""
    services.attach_file(
        application_id=application.pk,
        part="application",
        field="",
        file=ContentFile(figures(), name="Så mätte vi.pdf"),
        actor=member,
        at=at,
    )


@cache
def figures():
    """The file; the same for every edition that is played."""
    return made(
        Paper(
            title="Så mätte vi",
            subtitle="Underlag till ansökan",
            blocks=(
                Paragraph(
                    "Talen kommer ur ärendesystemet, från ansökan till beslut. Varje månad är mätt"
                    " på samma sätt, och inga ärenden är uteslutna."
                ),
                Heading("Dagar till beslut"),
                Table(
                    "Dagar till beslut",
                    ("Månad", "Före", "Efter"),
                    (("Januari", "41", "12"), ("Februari", "38", "11"), ("Mars", "40", "11")),
                    (2, 1, 1),
                ),
            ),
        )
    )


def apply_with_neighbours(play, application, member, *, at):
    """Municipalities of the same county say yes to applying together."""
    others = Municipality.objects.filter(county=application.municipality.county).exclude(
        pk__in=[municipality.pk for municipality in play.applicants]
    )
    for municipality in others.exclude(nominations__edition=play.edition)[:NEIGHBOURS]:
        invited = doors.invite_municipality(
            application_id=application.pk, municipality_code=municipality.pk, actor=member, at=at
        )
        doors.join_application(
            member_id=invited.pk, actor=play.cast.member_of(municipality, at=at), at=at
        )


def talk(play, stage):
    """Where one still writes, a colleague has asked something and another is invited."""
    draft = Application.objects.filter(edition=play.edition, status="draft").order_by("pk").first()
    if draft is None:
        return
    at = play.moment(stage, 1)
    member = play.cast.member_of(draft.municipality, at=at)
    services.write_comment(
        application=draft,
        field="headline",
        text="Kan vi redan i rubriken säga vad invånarna får ut av det?",
        fields=["headline"],
        actor=play.cast.colleague_of(draft.municipality, "Ylva Strand", at=at - timedelta(days=2)),
        at=at - timedelta(hours=3),
    )
    services.invite_member(
        municipality_code=draft.municipality_id,
        email=f"idun.falk@{draft.municipality_id}.example.se",
        name="Idun Falk",
        title="Kommunikatör",
        role="comment",
        actor=member,
        at=at - timedelta(hours=2),
    )


#: What the first applicants do besides answering, by their place among the applicants.
BESIDE = {0: attach, 1: apply_with_neighbours}
